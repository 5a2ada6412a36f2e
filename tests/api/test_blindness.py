"""Until an event is released an annotator learns nothing of another's work: not from any page, answer, count or header.

Non-interference: everything that somebody can ask is asked twice, before and after ben has worked, handed in, and been
reviewed. Not a byte may differ, but for what is different at every request.
"""

import difflib
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone

from annotator.agreement.services import request_report
from annotator.annotations.models import Release
from annotator.annotations.services import release, submit
from annotator.exports.models import ExportRun
from annotator.exports.services import request_export
from annotator.review.cases import gather_cases
from annotator.review.models import Case, Decision
from annotator.review.services import comment, decide, reopen_case
from comparisons.pipeline import align_event
from tests import factories as make
from tests.api.routes import Route, routes
from tests.cast import Cast

BENS = [uuid.UUID(int=number + 1) for number in range(8)]
# What is another at every request, and what time it is.
MASKS = [
    re.compile(rb'name="csrfmiddlewaretoken" value="\w+"'),
    re.compile(rb'(?i)"X-CSRFToken"\]? ?[:=] ?"\w+"'),
    re.compile(rb'nonce="[^"]+"'),
]
MASKED_HEADERS = {"Date", "Expires", "Set-Cookie"}
QUERIES: dict[str, list[str]] = {
    "api-annotation-list": [
        "?annotator=ben", "?code=economic", "?code=morality", "?kind=contrast", "?layer=gold", "?layer=all",
        "?page_size=1", "?project=merrow-study", "?event={event}", "?article={articles}",
    ],
    "api-assignment-list": ["?state=submitted", "?event={event}", "?project=merrow-study"],
    "api-case-list": ["?event={event}", "?state=open", "?kind=span"],
    "api-decision-list": ["?case={case}", "?case=999999"],
    "api-comment-list": ["?case={case}", "?case=999999"],
    "api-job-list": ["?state=queued", "?event={event}"],
    "api-agreement": ["?project=merrow-study"],
    "api-labels-jsonl": ["?layer=all", "?layer=annotators"],
    "api-labels-csv": ["?layer=all"],
    "results": ["?outlet=Merrow+Gazette&code=economic", "?kind=span"],
    "workbench": ["?base={articles}"],
    "event": ["?base={articles}"],
}  # fmt: skip


@pytest.fixture
def ids(cast: Cast) -> dict[str, Any]:
    """The ids of what ana has and may ask for; those of ben's things are the ones they will have."""
    align_event(cast.event)
    mine = cast.tagged("ana", note="mine")
    cast.tagged("ana", "Ida Venn", code="morality")
    work_around_ben(cast)
    article = cast.articles["gazette"]
    assert article.current is not None
    segments = article.current.segments.order_by("pk")
    assignment, job = cast.assignment("ana").pk, cast.event.jobs.get().pk
    return {
        "project": cast.project.slug,
        "collection": cast.collection.slug,
        "event": cast.event.pk,
        "events": cast.event.pk,
        "article": article.pk,
        "articles": article.pk,
        "outlets": article.outlet_id,
        "revisions": article.current_id,
        "links": cast.event.links.order_by("pk").values_list("pk", flat=True).first(),
        "job": job,
        "jobs": job,
        "codebooks": cast.project.codebook.pk,
        "annotations": mine.pk,
        "assignment": assignment,
        "assignments": assignment,
        "segment": segments[0].pk,
        **dict.fromkeys(("import", "imports", "decisions", "exports", "member", "token", "spelling"), 999_999),
    }


def work_around_ben(cast: Cast) -> None:
    """What the lead does anyway, however much ben has done."""
    request_export(project=cast.project, user=cast.fresh("lead"), format="csv", layer="all")
    request_report(project=cast.project, user=cast.fresh("lead"))


def work_of_ben(cast: Cast) -> None:
    """Ben works, changes his mind, hands in; reviewers gather, decide, doubt and talk; the lead wants reports again."""
    ben, api = cast.ben, cast.api("ben")
    sides = [cast.place("gazette", "Repairs"), cast.place("radio", "Repairs")]
    omission = {"kind": "omission", "absent_from": [cast.articles["radio"].pk]}
    for pk, sent in zip(
        BENS,
        (
            cast.span("Fishers fear"),
            cast.span("40,000 crowns"),
            cast.span("Ida Venn", code="morality"),
            cast.body(*sides, kind="contrast"),
            cast.body(cast.place("gazette", "Ida Venn"), **omission),
            cast.body(make.whole(cast.articles["arabic"]), kind="document"),
            cast.body(kind="event"),
        ),
        strict=False,
    ):
        make.make_annotation(ben, sent, pk)
    seen = {"If-Match": '"1"'}
    assert api.patch(f"/api/v1/annotations/{BENS[0]}/", {"note": "changed"}, headers=seen).status_code == 200
    assert api.delete(f"/api/v1/annotations/{BENS[2]}/", headers=seen).status_code == 204
    submit(assignment=cast.assignment("ben"))
    cases = list(Case.objects.order_by("pk"))
    for number, case in enumerate(cases[:3]):
        accept = [] if number == 2 else [member.annotation_id for member in case.members.all()]
        decide(case=case, reviewer=cast.reviewer, version=case.version, accept=accept)
    comment(case=cases[0], author=cast.lead, text="Ben says so.")
    reopen_case(case=cases[1], reviewer=cast.lead, version=cases[1].version, reason="Does he?")
    gather_cases(project=cast.project, event=cast.event)


def questions(ids: Mapping[str, Any]) -> Iterator[tuple[Route, str]]:
    """Every address there is, with what may be asked of it."""
    for route in routes():
        if route.name == "api-schema":
            # It is drawn from the code alone, and takes longer than everything else together.
            continue
        path = route.path(ids)
        yield route, path
        for query in QUERIES.get(route.name, ()):
            yield route, path + query.format_map(ids)
        if route.ids()[-1:] == ["annotations"]:
            for pk in (BENS[0], BENS[2]):
                yield route, route.path({**ids, "annotations": pk})
        for pk in ids["theirs"].get(route.ids()[-1] if route.ids() else "", ()):
            yield route, route.path({**ids, route.ids()[-1]: pk})


def posts(ids: Mapping[str, Any]) -> dict[str, Any]:
    """What may be tried on a case that is not one's own."""
    return {
        "/api/v1/decisions/": {"case": ids["case"], "version": 1, "accept": []},
        "/api/v1/comments/": {"case": ids["case"], "text": "Hello?"},
        f"/api/v1/cases/{ids['case']}/reopen/": {"version": 1, "reason": "Hello?"},
    }


def standing_still() -> Any:
    """So that nothing is some seconds longer ago when it is asked for the second time."""
    noon = timezone.now().replace(hour=23, minute=59, second=59, microsecond=0)
    return patch("django.utils.timezone.now", lambda: noon)


@standing_still()
def everything(cast: Cast, ids: Mapping[str, Any], name: str, *methods: str) -> dict[str, Any]:
    """All that `name` is answered, by method and address."""
    page, api = make.client_by_session(cast.people[name]), cast.api(name)
    found: dict[str, Any] = {}
    # One's account says when a token was used last: at this moment, each time.
    api.get("/api/v1/")
    for route, path in questions(ids):
        client = api if route.is_api else page
        client.raise_request_exception = False
        for method in ("get", *methods) if route.is_api else ("get",):
            found[f"{method.upper()} {path}"] = masked(getattr(client, method)(path))
    for path, sent in posts(ids).items():
        with transaction.atomic():
            found[f"POST {path}"] = masked(api.post(path, sent))
            transaction.set_rollback(True)
    return found


def masked(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for mask in MASKS:
        body = mask.sub(b"", body)
    headers = sorted(pair for pair in answer.headers.items() if pair[0] not in MASKED_HEADERS)
    return answer.status_code, headers, body


def assert_same(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    assert set(before) == set(after)
    differing = [question for question, answer in before.items() if answer != after[question]]
    assert not differing, "\n".join([*differing, *unlike(before[differing[0]], after[differing[0]])])


def unlike(one: tuple[int, Any, bytes], other: tuple[int, Any, bytes]) -> list[str]:
    """What differs in two answers, line by line."""
    lines = [[str(answer[:2]), *answer[2].decode("utf-8", "replace").splitlines()] for answer in (one, other)]
    return list(difflib.unified_diff(*lines, lineterm="", n=0))


def released(cast: Cast) -> None:
    release(project=cast.project, event=cast.event, released_by=cast.lead)
    Release.objects.update(released_at=timezone.datetime(2024, 1, 1, tzinfo=timezone.get_current_timezone()))


def two_worlds(
    cast: Cast, ids: Mapping[str, Any], name: str, *methods: str, also: Callable[[], Any] = lambda: None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """All that `name` is answered without and with ben's work, whose ids are asked for in both."""
    with transaction.atomic():
        work_of_ben(cast)
        work_around_ben(cast)
        also()
        asked = {**ids, **ids_of_bens(cast)}
        after = everything(cast, asked, name, *methods)
        transaction.set_rollback(True)
    work_around_ben(cast)
    also()
    return everything(cast, asked, name, *methods), after


def ids_of_bens(cast: Cast) -> dict[str, Any]:
    """One case, and all that there is because of ben."""
    cases = list(Case.objects.values_list("pk", flat=True)[:3])
    theirs = {
        "case": cases,
        "cases": cases,
        "decisions": list(Decision.objects.values_list("pk", flat=True)[:2]),
        "exports": list(ExportRun.objects.values_list("pk", flat=True)),
        "assignment": [cast.assignment("ben").pk],
        "assignments": [cast.assignment("ben").pk],
    }
    return {"case": cases[0], "cases": cases[0], "theirs": theirs}


@pytest.mark.parametrize("name", ["ana", "reader", "outsider"])
def test_nothing_of_bens_work_shows_before_the_release(cast: Cast, ids: dict[str, Any], name: str) -> None:
    methods = ("head", "options") if name == "ana" else ()
    before, after = two_worlds(cast, ids, name, *methods)
    assert {answer[0] for answer in before.values()} >= {200, 404}
    assert not [question for question, answer in before.items() if answer[0] >= 500]
    assert_same(before, after)


def test_who_has_not_handed_in_stays_blind_even_after_the_release(cast: Cast, ids: dict[str, Any]) -> None:
    assert_same(*two_worlds(cast, ids, "ana", also=lambda: released(cast)))


def test_handing_in_alone_opens_nothing(cast: Cast, ids: dict[str, Any]) -> None:
    submit(assignment=cast.assignment("ana"))
    assert_same(*two_worlds(cast, ids, "ana"))


def test_the_asking_itself_sees_what_there_is_to_see(cast: Cast, ids: dict[str, Any]) -> None:
    """The lead, who sees all, is answered otherwise: the test is not blind itself."""
    before, after = two_worlds(cast, ids, "lead")
    differing = {question for question in before if before[question] != after[question]}
    assert len(differing) > 40
    assert any("ben" in question for question in differing)


def test_after_the_release_who_has_handed_in_sees_everything(cast: Cast, ids: dict[str, Any]) -> None:
    work_of_ben(cast)
    submit(assignment=cast.assignment("ana"))
    released(cast)
    rows = cast.api("ana").get("/api/v1/annotations/?layer=all").json()["results"]
    assert {row["annotator"] for row in rows} == {"ana", "ben", "reviewer"}
    assert cast.api("ana").get(f"/api/v1/annotations/{BENS[0]}/history/").status_code == 200
    assert cast.api("ana").get(f"/api/v1/annotations/{BENS[2]}/").status_code == 404
    page = make.client_by_session(cast.ana).get(f"/projects/merrow-study/events/{cast.event.pk}/")
    assert b"changed" in page.content
