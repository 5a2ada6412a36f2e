"""Review at its promised size: 20 annotators, 1,000 events, 100,000 annotations in a database of its own.

    python bench/cases.py            all of it
    python bench/cases.py --quick    a tenth of it

How long it takes to put the annotations into cases, to work out the whole report (1,000 samples), and to answer with
the page of the finished report. The database is a SQLite file in a temporary folder.
"""

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PEOPLE, EVENTS, ARTICLES, EACH = 20, 1000, 3, 5
SENTENCES, WIDTH = 30, 120
LOOKS = 7


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="100 events instead of 1,000")
    events = EVENTS // 10 if options.parse_args().quick else EVENTS
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"CROSSFRAME_DATA": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "DEBUG": "0"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "annotator.settings", "SECRET_KEY": "bench", "ALLOWED_HOSTS": "*"}
        sys.path.insert(0, str(ROOT))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        run(events)


def run(events: int) -> None:
    project = fill(events)
    print(f"{'':56} {'seconds':>8} {'CPU':>7} {'bound':>7} {'peak MB':>8}")
    name = f"{PEOPLE} annotators x {events:,} events x {PEOPLE * EACH * events:,} annotations"
    cases = measured(f"cases of {name}", 60, lambda: gather(project))
    print(f"{'':4}{cases:,} cases")
    measured("the same again, with nothing changed", 60, lambda: gather(project))
    measured("the whole report from the database, 1,000 samples", 30, lambda: report(project))
    accepted = gold(project)
    page(project, accepted)


def measured(name: str, bound: int, work: Callable[[], Any]) -> Any:
    begun, used = time.perf_counter(), time.process_time()
    found = work()
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:56} {seconds:8.1f} {used:7.1f} {'< ' + str(bound):>7} {peak:8.0f}", flush=True)
    return found


def fill(events: int) -> Any:
    """A project in which everybody has handed in every event: one place in two is shared with others."""
    from django.utils import timezone

    from annotator.annotations.models import Assignment, Release
    from annotator.codebooks.services import create_project
    from annotator.teams.models import Membership, User
    from comparisons.models import Event, Outlet
    from comparisons.services import create_collection

    lead = User.objects.create(username="lead")
    collection = create_collection(slug="bench", name="Bench", created_by=lead)
    project = create_project(slug="bench", name="Bench", collection=collection, preset="policy-frames", created_by=lead)
    people = User.objects.bulk_create(User(username=f"annotator-{number:02}") for number in range(PEOPLE))
    Membership.objects.bulk_create(Membership(project=project, user=one, role="annotator") for one in people)
    outlets = Outlet.objects.bulk_create(Outlet(name=f"Outlet {number}") for number in range(8))
    made = Event.objects.bulk_create(Event(collection=collection, title=f"Event {n}") for n in range(events))
    now = timezone.now()
    Assignment.objects.bulk_create(
        Assignment(project=project, event=event, annotator=one, state="submitted", submitted_at=now)
        for event in made
        for one in people
    )
    Release.objects.bulk_create(Release(project=project, event=event, released_by=lead) for event in made)
    annotate(project, people, made, texts(made, outlets))
    return project


def texts(events: list[Any], outlets: list[Any]) -> dict[int, list[Any]]:
    """Three texts an event, of thirty sentences each."""
    from comparisons.models import Article, Revision, Segment

    text = "".join(f"{'Words of the sentence go on and on. ' * 4}"[: WIDTH - 2] + ". " for _ in range(SENTENCES))
    articles = Article.objects.bulk_create(
        Article(event=event, outlet=outlets[(3 * place + number) % 8], title="Text")
        for place, event in enumerate(events)
        for number in range(ARTICLES)
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=one, number=1, text=text, original_text="", digest=f"{one.pk:064}") for one in articles
    )
    Article.objects.bulk_update(
        [Article(pk=one.article_id, current=one) for one in revisions], ["current"], batch_size=400
    )
    Segment.objects.bulk_create(
        (
            Segment(revision=one, position=n, paragraph=n, kind="sentence", start=n * WIDTH, end=n * WIDTH + WIDTH - 2)
            for one in revisions
            for n in range(SENTENCES)
        ),
        batch_size=5000,
    )
    found: dict[int, list[Any]] = {}
    for one in revisions:
        found.setdefault(one.article.event_id, []).append(one)
    return found


def annotate(project: Any, people: list[Any], events: list[Any], found: dict[int, list[Any]]) -> None:
    from annotator.annotations.models import Anchor, Annotation
    from annotator.codebooks.queries import current_version

    chance, codes = random.Random(7), list(current_version(project).codes.all())
    for event in events:
        revisions = found[event.pk]
        spots = [(one, number, chance.choice(codes)) for one in revisions for number in range(0, SENTENCES, 5)]
        annotations, anchors = [], []
        for person in people:
            for _ in range(EACH):
                one, places = judged(chance, codes, spots, Annotation(project=project, event=event, annotator=person))
                annotations.append(one)
                anchors += [Anchor(annotation=one, position=at, **place) for at, place in enumerate(places)]
        Annotation.objects.bulk_create(annotations)
        Anchor.objects.bulk_create(anchors)


def judged(chance: random.Random, codes: list[Any], spots: list[Any], one: Any) -> tuple[Any, list[dict[str, Any]]]:
    """A span near a shared spot or anywhere, or now and then a contrast, an omission or a whole article."""
    revision, sentence, code = chance.choice(spots)
    if chance.random() < 0.4:
        sentence, code = chance.randrange(SENTENCES), chance.choice(codes)
    start = sentence * WIDTH + chance.randrange(0, 60)
    end = start + chance.randrange(10, 50)
    one.kind = chance.choices(["span", "contrast", "omission", "document"], [80, 10, 5, 5])[0]
    one.code = code
    others = [spot[0] for spot in spots if spot[0] is not revision]
    if one.kind == "document":
        start = end = 0
    places = [revision, chance.choice(others)] if one.kind == "contrast" else [revision]
    if one.kind == "omission":
        one.absent_from = [chance.choice(others).article_id]
    return one, [{"revision": at, "start": start, "end": end, "quote": at.text[start:end]} for at in places]


def gather(project: Any) -> int:
    from annotator.review.cases import gather_cases
    from comparisons.models import Event

    return sum(gather_cases(project=project, event=event) for event in Event.objects.order_by("pk"))


def report(project: Any) -> None:
    from annotator.agreement.models import AgreementReport
    from annotator.agreement.services import compute_report, request_report
    from annotator.teams.models import User

    made = request_report(project=project, user=User.objects.get(username="lead"))

    class Lease:
        def beat(self, **_: Any) -> None: ...

        def finish(self, **_: Any) -> None: ...

    compute_report(AgreementReport.objects.get(pk=made.pk), Lease())  # type: ignore[arg-type]


def gold(project: Any) -> int:
    """The first annotation of every tenth case as gold, so that the page has labels to count."""
    import uuid

    from annotator.annotations.models import Anchor, Annotation
    from annotator.review.models import CaseMember

    members = CaseMember.objects.order_by("case", "id").values_list("case", "annotation")
    first: dict[int, Any] = {}
    for case, annotation in members.iterator():
        first.setdefault(case, annotation)
    chosen = list(first.values())[::5]
    made, anchors = [], []
    for one in Annotation.objects.filter(pk__in=chosen[:30_000]).prefetch_related("anchors"):
        places = list(one.anchors.all())
        one.pk, one.layer = uuid.uuid4(), "gold"
        made.append(one)
        for place in places:
            place.pk, place.annotation = None, one
            anchors.append(place)
    Annotation.objects.bulk_create(made, batch_size=2000)
    Anchor.objects.bulk_create(anchors, batch_size=5000)
    return len(made)


def page(project: Any, labels: int) -> None:
    """The answer with the page, by the server alone: its CPU and its time, the middle of several looks."""
    from django.test import Client

    from annotator.teams.models import User

    browser = Client()
    browser.force_login(User.objects.get(username="lead"), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/projects/{project.slug}/results/"
    for words, query in (("", ""), (", spans", "?kind=span"), (", passages behind a cell", "?behind=code:economic")):
        seconds, used = [], []
        for _ in range(LOOKS):
            begun, cpu = time.perf_counter(), time.process_time()
            answer = browser.get(address + query)
            seconds.append(1000 * (time.perf_counter() - begun))
            used.append(1000 * (time.process_time() - cpu))
            assert answer.status_code == 200
        name = f"page of the finished report, {labels:,} gold labels{words}"
        print(f"{name:64} {statistics.median(seconds):6.0f} ms, CPU {statistics.median(used):4.0f} ms  (< 300 ms)")


if __name__ == "__main__":
    main()
