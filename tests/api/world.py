"""A world in which every address has something to show, in both projects; and what a POST to each would send."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from annotator.agreement.services import compute_report, request_report
from annotator.annotations.services import assign, submit
from annotator.exports.services import request_export, write_export
from annotator.review.models import Case
from annotator.review.services import comment, decide
from annotator.teams.models import ApiToken, Membership, Project, User
from comparisons import jobs
from comparisons.models import Event, Link, Segment
from comparisons.pipeline import align_event
from comparisons.services import request_import
from comparisons.services.spellings import set_spelling
from tests import factories as make
from tests.cast import Cast


@dataclass
class World:
    """The cast with ids of one thing of each kind: `here` in the project that they are in, `far` in the other."""

    cast: Cast
    here: dict[str, Any]
    far: dict[str, Any]


def build_world(cast: Cast) -> World:
    """Ana is at work; ben has handed in; a reviewer has decided one of his cases and talked about another."""
    far = cast.elsewhere
    carl = make.make_person("carl")
    Membership.objects.create(project=far, user=carl, role="annotator")
    here = {
        **_texts(cast, cast.event, cast.lead),
        **_work(cast.project, cast.event, cast.fresh("ana"), cast.fresh("ben"), cast.lead),
        "reader_member": Membership.objects.get(project=cast.project, user=cast.reader).pk,
    }
    return World(cast, here, {**_texts(cast, cast.far_event, cast.outsider), **_far_work(cast, far, carl)})


def _texts(cast: Cast, event: Event, lead: User) -> dict[str, Any]:
    align_event(event)
    article = event.articles.order_by("pk").first()
    assert article is not None
    return {
        "collection": event.collection.slug,
        "event": event.pk,
        "events": event.pk,
        "article": article.pk,
        "articles": article.pk,
        "outlets": article.outlet_id,
        "revisions": article.current_id,
        "links": Link.objects.filter(event=event).order_by("pk").values_list("pk", flat=True).first(),
        "job": event.jobs.order_by("pk").first().pk,
        "jobs": event.jobs.order_by("pk").first().pk,
        "spelling": set_spelling(collection=event.collection, spelling="Tarn", same_as="Tarrn", person=lead).pk,
        **_import(event, lead),
    }


def _import(event: Event, lead: User) -> dict[str, Any]:
    wanted = request_import(
        collection=event.collection, filename="x.jsonl", content=b"{}", dry_run=True, requested_by=lead
    )
    return {"import": wanted.pk, "imports": wanted.pk}


def _work(project: Project, event: Event, first: User, second: User, lead: User) -> dict[str, Any]:
    """What two annotators and the reviewers have made; ids of what the first made, and of cases of the second."""
    text = event.articles.order_by("pk").first()
    assert text is not None
    words = make.text_of(text).split()
    for person in (first, second):
        assign(project=project, event=event, annotator=person)
    mine = make.make_annotation(first, make.body(project, event, make.place(text, words[0])))
    for number, word in enumerate(words[:3]):
        make.make_annotation(second, make.body(project, event, make.place(text, word), note=str(number)))
    theirs = project.assignments.get(event=event, annotator=second)
    submit(assignment=theirs)
    cases = list(Case.objects.filter(project=project).order_by("pk"))
    decision = decide(case=cases[0], reviewer=lead, version=cases[0].version, accept=[])
    comment(case=cases[1], author=lead, text="Why here?")
    _report(project, lead)
    ApiToken.objects.create(user=lead, digest=f"{project.slug} {uuid.uuid4()}", hint="x", expires_at=event.created_at)
    return {
        "project": project.slug,
        "codebooks": project.codebook.pk,
        "assignment": project.assignments.get(event=event, annotator=first).pk,
        "assignments": project.assignments.get(event=event, annotator=first).pk,
        "annotations": mine.pk,
        "case": cases[1].pk,
        "cases": cases[1].pk,
        "decisions": decision.pk,
        "exports": _export(project, lead),
        "member": Membership.objects.filter(project=project).latest("pk").pk,
        "token": ApiToken.objects.latest("pk").pk,
    }


def _export(project: Project, lead: User) -> int:
    run = request_export(project=project, user=lead, format="csv", layer="all")
    lease = jobs.claim(run.job_id)
    assert lease is not None
    write_export(run, lease)
    return run.pk


def _report(project: Project, lead: User) -> None:
    report = request_report(project=project, user=lead)
    assert report.job_id is not None
    lease = jobs.claim(report.job_id)
    assert lease is not None
    compute_report(report, lease)


def _far_work(cast: Cast, far: Project, carl: User) -> dict[str, Any]:
    dora = make.make_person("dora")
    Membership.objects.create(project=far, user=dora, role="annotator")
    return _work(far, cast.far_event, carl, dora, cast.outsider)


def sent(world: World, name: str, method: str) -> Mapping[str, Any]:
    """What somebody who may would send to an address; nothing where nothing is needed."""
    cast = world.cast
    case = Case.objects.get(pk=world.here["cases"])
    bodies: dict[tuple[str, str], Mapping[str, Any]] = {
        ("api-collection-list", "POST"): {"slug": "new", "name": "New"},
        ("api-event-list", "POST"): {"collection": "merrow", "title": "New"},
        ("api-article-list", "POST"): {"event": cast.event.pk, "outlet": "New", "title": "", "text": "New words."},
        ("api-import-list", "POST"): {
            "collection": "merrow",
            "file": SimpleUploadedFile("x.jsonl", b"{}"),
            "dry_run": "true",
        },
        ("api-article-source", "PUT"): {"article": None},
        ("api-article-kinds", "POST"): {"kind": "caption", "segments": [_a_segment(world)]},
        ("api-spellings", "POST"): {"spelling": "New", "same_as": "Newe"},
        ("api-link-list", "POST"): _two_segments(world),
        ("api-link-detail", "PATCH"): {"state": "confirmed"},
        ("api-project-list", "POST"): {"slug": "new", "name": "New", "collection": "merrow"},
        ("api-members", "POST"): {"username": "outsider", "role": "reader"},
        ("api-actors", "PUT"): {"names": ["New"]},
        ("api-release", "POST"): {"event": cast.event.pk},
        ("api-codebook-versions", "POST"): {"codes": [{"slug": "new", "name": "New", "definition": "New."}]},
        ("api-assignment-list", "POST"): {"project": "merrow-study", "event": cast.second.pk, "annotator": "ana"},
        ("api-annotation-detail", "PUT"): cast.body(
            cast.place("gazette", make.text_of(cast.articles["gazette"]).split()[0])
        ),
        ("api-annotation-detail", "PATCH"): {"note": "New"},
        ("api-case-reopen", "POST"): {"version": case.version, "reason": "New"},
        ("api-decision-list", "POST"): {"case": case.pk, "version": case.version, "accept": []},
        ("api-comment-list", "POST"): {"case": case.pk, "text": "New"},
        ("api-export-list", "POST"): {"project": "merrow-study", "format": "csv"},
        ("api-agreement", "GET"): {"project": "merrow-study"},
        ("api-agreement", "POST"): {"project": "merrow-study"},
        ("project_new", "POST"): {
            "slug": "new",
            "name": "New",
            "collection": cast.collection.pk,
            "preset": "policy-frames",
        },
        ("collection_new", "POST"): {"slug": "new", "name": "New"},
        ("event_new", "POST"): {"title": "New"},
        ("article_new", "POST"): {"outlet": "New", "title": "", "text": "New words."},
        ("import_new", "POST"): {"file": SimpleUploadedFile("x.jsonl", b"{}")},
        ("member_add", "POST"): {"username": "outsider", "role": "reader"},
        ("assign", "POST"): {"annotator": "ana", "events": [cast.second.pk]},
        ("account", "POST"): {"scope": "read"},
        ("decide", "POST"): {"version": case.version, "choice": "neither"},
        ("discuss", "POST"): {"text": "New"},
        ("event_why", "GET"): {
            "segment": _two_segments(world)["a"],
            "article": cast.articles["radio"].pk,
        },
        ("api-assignment-reading", "PUT"): {"visit": str(uuid.uuid4()), "times": []},
        ("api-nearby", "GET"): {
            "segment": _two_segments(world)["a"],
            "article": cast.articles["radio"].pk,
        },
        ("api-project-nearby", "GET"): {
            "segment": _two_segments(world)["a"],
            "article": cast.articles["radio"].pk,
        },
        ("api-setup", "PATCH"): {"read_first": True},
        ("review_rules", "POST"): {"overlap_share": "0", "reasons": "slip"},
    }
    return bodies.get((name, method), {})


def _a_segment(world: World) -> int:
    """One of the article that the addresses name."""
    revision = world.here["revisions"]
    return Segment.objects.filter(revision=revision).order_by("-pk")[0].pk


def _two_segments(world: World) -> dict[str, int]:
    first, second = (world.cast.articles[name].current for name in ("gazette", "radio"))
    assert first is not None
    assert second is not None
    a, b = (one.segments.filter(kind=Segment.Kind.SENTENCE).order_by("-pk")[0].pk for one in (first, second))
    return {"a": a, "b": b}
