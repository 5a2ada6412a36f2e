"""The report of a project: on first, blind work; for who may see it; computed once; the same again from its file."""

import csv
import io
from collections.abc import Callable
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from annotator.agreement.models import AgreementReport, FirstWork
from annotator.agreement.services import request_report
from annotator.agreement.tasks import compute, compute_gamma
from annotator.annotations.models import Assignment
from annotator.annotations.services import assign, release, reopen, submit, untag
from annotator.teams.services import set_member
from comparisons.models import Job
from tests import factories as make
from tests.agreement.reports import URL, asked, computed, hand_in
from tests.cast import ROLES, Cast


def code(answer: dict, slug: str = "economic") -> dict:
    return next(entry for entry in answer["codes"] if entry["code"] == slug)


def test_figures_are_of_the_work_that_was_handed_in_first(cast: Cast) -> None:
    theirs = [cast.tagged("ana"), cast.tagged("ben")]
    hand_in(cast, "ana", "ben")
    before = computed(cast)
    assert code(before)["alpha"]["value"] == 1
    reopen(assignment=cast.assignment("ben"))
    untag(annotation=theirs[1], version=1)
    hand_in(cast, "ben")
    after = asked(cast)
    assert (after["fingerprint"], after["report"]) == (before["fingerprint"], before["report"])
    assert FirstWork.objects.count() == 2


def test_an_event_handed_back_is_unfinished_until_it_is_handed_in_again(cast: Cast) -> None:
    hand_in(cast, "ana", "ben")
    reopen(assignment=cast.assignment("ben"))
    answer = asked(cast)
    assert (answer["events"], answer["events_left_out"]) == (0, 1)
    assert code(answer)["alpha"] == {
        "value": None,
        "units": 0,
        "reason": "Nothing was judged by two annotators.",
        "reason_code": "no_pairable_values",
    }


def test_finished_empty_is_a_value_and_unfinished_is_missing(cast: Cast) -> None:
    """Through the API alone: one marks, one hands in that there is nothing, and one has not handed in."""
    set_member(project=cast.project, user=cast.fresh("reader"), role="annotator")
    given = {"project": cast.project.slug, "event": cast.event.pk, "annotator": "reader"}
    assert cast.api("lead").post("/api/v1/assignments/", given).status_code == 201
    for name in ("ana", "reader"):
        assert cast.api(name).put(f"/api/v1/annotations/{uuid4()}/", cast.span()).status_code == 201
    for name in ("ana", "ben"):
        assert cast.api(name).post(f"/api/v1/assignments/{cast.assignment(name).pk}/submit/").status_code == 200
    found = computed(cast)
    assert (found["events"], found["events_left_out"], found["annotators"]) == (1, 0, ["ana", "ben"])
    economic = found["report"]["kinds"]["sentence"]["codes"]["economic"]
    # Each sentence was judged by both: ben's silence is a judgement, and the reader's mark is none yet.
    assert (economic["units"] > 1, economic["marked"]) == (True, 1)
    assert economic["percent"] == (economic["units"] - 1) / economic["units"]
    assert economic["value"] is not None
    assert found["unfinished"] == [{"event": cast.event.pk, "annotator": "reader"}]
    assert asked(cast, "ana")["unfinished"] == []
    cast.api("reader").post(f"/api/v1/assignments/{cast.assignment('reader').pk}/submit/")
    after = computed(cast)
    assert (after["unfinished"], after["annotators"]) == ([], ["ana", "ben", "reader"])
    assert after["report"]["kinds"]["sentence"]["codes"]["economic"]["marked"] == 2


def test_a_text_that_changed_since_is_measured_as_it_was(cast: Cast) -> None:
    cast.tagged("ana")
    cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    before = asked(cast)
    article = cast.articles["gazette"]
    make.make_article(
        cast.event, article.outlet.name, article.title, "All is new. Nothing stands as it was.", url=article.url
    )
    after = asked(cast)
    assert code(after)["marked"] == code(before)["marked"] == 2
    assert code(after)["alpha"]["units"] == code(before)["alpha"]["units"]


def test_work_handed_in_before_there_were_copies_counts_as_it_is(cast: Cast) -> None:
    cast.tagged("ana")
    cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    with_copies = asked(cast)
    FirstWork.objects.all().delete()
    without = asked(cast)
    assert without == with_copies
    assert not FirstWork.objects.exists()
    computed(cast)
    assert FirstWork.objects.count() == 2


def test_a_report_is_computed_once_until_something_changes(cast: Cast) -> None:
    hand_in(cast, "ana", "ben")
    first = computed(cast)
    again = cast.api("reviewer").post(URL, {"project": cast.project.slug}).json()
    assert (again["state"], again["fingerprint"]) == ("done", first["fingerprint"])
    assert AgreementReport.objects.count() == 1
    assign(project=cast.project, event=cast.second, annotator=cast.fresh("ana"))
    submit(assignment=Assignment.objects.get(event=cast.second))
    changed = asked(cast)
    assert (changed["state"], changed["report"], changed["events_left_out"]) == ("none", None, 1)


def test_nothing_is_said_of_an_event_that_is_still_blind(cast: Cast) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana", "ben")
    whole = computed(cast)
    assert whole["events"] == 1
    for name in ("reader", "ana", "ben"):
        blind = asked(cast, name)
        assert (blind["events"], blind["events_left_out"], blind["annotators"]) == (0, 0, [])
        mine = request_report(project=cast.project, user=cast.fresh(name))
        assert (mine.works, mine.fingerprint == whole["fingerprint"]) == ([], False)
    release(project=cast.project, event=cast.event, released_by=cast.fresh("lead"))
    # The same work is the same report, whoever looks.
    assert asked(cast, "reader")["report"] == whole["report"]


def test_who_has_not_handed_in_stays_blind_to_a_released_event(cast: Cast) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana")
    release(project=cast.project, event=cast.event, released_by=cast.fresh("lead"))
    assert asked(cast, "reader")["events_left_out"] == 1
    assert asked(cast, "ben")["events_left_out"] == 0


def test_the_job_says_nothing_of_how_much_was_handed_in(cast: Cast) -> None:
    hand_in(cast, "ana", "ben")
    computed(cast)
    job = Job.objects.get(key__startswith="agreement:")
    assert job.progress == {"percent": 100}
    assert job.label == f"Agreement in “{cast.project}”"


def test_a_report_that_failed_can_be_asked_for_again(cast: Cast) -> None:
    hand_in(cast, "ana", "ben")
    report = request_report(project=cast.project, user=cast.fresh("lead"))
    Job.objects.filter(pk=report.job_id).update(state=Job.State.FAILED, error="The disk was full.")
    assert asked(cast)["state"] == "failed"
    assert computed(cast)["state"] == "done"


PAGES = ("results", "agreement_progress", "agreement_csv", "agreement_svg", "agreement_file")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ROLES)
def test_a_page_answers_each_role(cast: Cast, browser: Callable, page: str, name: str) -> None:
    hand_in(cast, "ana", "ben")
    computed(cast)
    answer = browser(cast.people[name]).get(reverse(page, args=[cast.project.slug]))
    if answer.streaming:
        # Read to its end, so that the file behind it is closed.
        list(answer.streaming_content)
    seen = {"agreement_progress": 286}.get(page, 200)
    # Of a blind event there is no report to take away.
    nothing_yet = 404 if page.startswith("agreement_") and page != "agreement_progress" else seen
    expected = (
        dict.fromkeys(ROLES, nothing_yet) | dict.fromkeys(("lead", "reviewer", "admin"), seen) | {"outsider": 404}
    )
    assert answer.status_code == expected[name]


@pytest.mark.parametrize("name", ROLES)
def test_who_reads_results_may_want_the_report(cast: Cast, browser: Callable, name: str) -> None:
    address = reverse("agreement_compute", args=[cast.project.slug])
    expected = dict.fromkeys(ROLES, 302) | {"outsider": 404}
    assert browser(cast.people[name]).post(address).status_code == expected[name]
    assert browser(cast.people[name]).get(address).status_code == 405
    assert cast.api(name).post(URL, {"project": cast.project.slug}).status_code == (404 if name == "outsider" else 202)


def test_every_cell_opens_the_passages_behind_it(cast: Cast, browser: Callable) -> None:
    cast.tagged("ana")
    cast.tagged("ben", code="morality")
    hand_in(cast, "ana", "ben")
    computed(cast)
    address = reverse("results", args=[cast.project.slug])
    client = browser(cast.people["lead"])
    page = client.get(address).content.decode()
    for cell in ("code:economic", "pair%3Aana%3Aben", "cell%3Aeconomic%3Amorality"):
        assert f"behind={cell}#behind" in page
        opened = client.get(f"{address}?behind={cell}").content.decode()
        assert "Repairs will cost the county 40,000 crowns." in opened
        assert "<strong>ana</strong>: economic; <strong>ben</strong>: morality" in opened.replace("\n", "")
    assert "They do not differ there" in client.get(f"{address}?behind=code:nowhere").content.decode()


def test_a_report_goes_from_wanted_to_there_on_the_page(cast: Cast, browser: Callable) -> None:
    hand_in(cast, "ana", "ben")
    client, address = browser(cast.people["lead"]), reverse("results", args=[cast.project.slug])
    progress = reverse("agreement_progress", args=[cast.project.slug])
    assert "Work out the whole report" in client.get(address).content.decode()
    client.post(reverse("agreement_compute", args=[cast.project.slug]))
    assert f'hx-get="{progress}"' in client.get(address).content.decode()
    waiting = client.get(progress)
    assert (waiting.status_code, "Waiting for a worker" in waiting.content.decode()) == (200, True)
    compute(job_id=str(Job.objects.get(key__startswith="agreement:").pk))
    there = client.get(progress)
    assert (there.status_code, "The report is there" in there.content.decode()) == (286, True)


def test_a_finished_report_costs_a_fixed_number_of_queries(
    cast: Cast, browser: Callable, django_assert_max_num_queries: Callable
) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana", "ben")
    computed(cast)
    client, address = browser(cast.people["lead"]), reverse("results", args=[cast.project.slug])
    with django_assert_max_num_queries(40) as few:
        client.get(f"{address}?behind=code:economic")
    for number in range(3):
        event = make.make_event(cast.collection, f"Event {number}")
        make.make_article(event, "Post", "A storm", f"The storm came on Monday. It broke {number}.")
        for name in ("ana", "ben"):
            submit(assignment=assign(project=cast.project, event=event, annotator=cast.fresh(name)))
    computed(cast)
    with django_assert_max_num_queries(40) as many:
        client.get(f"{address}?behind=code:economic")
    assert len(many) == len(few)


def test_the_csv_has_a_line_for_every_value(cast: Cast, browser: Callable) -> None:
    cast.tagged("ana")
    cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    report = computed(cast)["report"]
    answer = browser(cast.people["lead"]).get(reverse("agreement_csv", args=[cast.project.slug]))
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    (row,) = [r for r in rows if (r["kind"], r["part"], r["code"]) == ("span", "all", "economic")]
    value = report["kinds"]["span"]["codes"]["economic"]
    assert (float(row["value"]), float(row["prevalence"]), row["marked"]) == (1.0, value["prevalence"], "2")
    assert {r["part"] for r in rows} == {"all", "outlet", "codebook_version", "month", "pair", "confusion"}
    undefined = next(r for r in rows if (r["kind"], r["part"], r["code"]) == ("span", "all", "morality"))
    assert (undefined["value"], undefined["reason"]) == ("", "no_variation")


def test_the_picture_is_well_formed_and_says_what_it_shows(cast: Cast, browser: Callable) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana", "ben")
    computed(cast)
    client = browser(cast.people["lead"])
    answer = client.get(reverse("agreement_svg", args=[cast.project.slug]), {"kind": "span"})
    drawn = ElementTree.fromstring(answer.content)
    assert drawn.tag.endswith("svg")
    assert "by spans" in drawn.attrib["aria-label"]
    assert "style" not in answer.content.decode()


def test_gamma_is_a_job_of_its_own(cast: Cast, browser: Callable) -> None:
    for name in ("ana", "ben"):
        cast.tagged(name)
        cast.tagged(name, "The county votes on Tuesday.", code="morality")
    hand_in(cast, "ana", "ben")
    computed(cast)
    address = f"{reverse('results', args=[cast.project.slug])}?kind=span"
    client = browser(cast.people["lead"])
    assert "Work out gamma" in client.get(address).content.decode()
    client.post(reverse("agreement_compute", args=[cast.project.slug]), {"gamma": "1"})
    assert "Queued" in client.get(address).content.decode()
    answer = cast.api("lead").post(URL, {"project": cast.project.slug, "gamma": True}).json()
    compute_gamma(job_id=answer["gamma_job"])
    found = asked(cast)["gamma"]
    assert (found["value"], found["texts_with_value"], found["samples"]) == (1, 1, 30)
    assert "1.000, the mean of 1 of 1 text with a span" in client.get(address).content.decode()
