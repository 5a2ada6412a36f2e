"""Costs are bounded: a long page of a list costs as many queries as a short one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.annotations.models import Assignment
from annotator.annotations.services import assign, submit
from annotator.codebooks.services import create_project
from annotator.exports.models import ExportRun
from annotator.review.models import Case, Comment, Decision
from annotator.teams.models import Membership, User
from comparisons.models import Article, Collection, CoverageImport, Event, Job, Outlet, Revision, Spelling
from tests import factories as make
from tests.cast import GAZETTE, Cast

FEW, MANY = 5, 40


def outlets(cast: Cast, count: int) -> None:
    for number in range(count):
        outlet = Outlet.objects.create(name=f"Outlet {Outlet.objects.count()}-{number}")
        article = Article.objects.create(event=cast.event, outlet=outlet, title=str(number))
        Revision.objects.create(article=article, number=1, text="Words.", digest=outlet.name, original_text="Words.")


def collections(cast: Cast, count: int) -> None:
    for _ in range(count):
        make.make_collection(f"c{Collection.objects.count()}", cast.lead)


def spellings(cast: Cast, count: int) -> None:
    first = Spelling.objects.count()
    Spelling.objects.bulk_create(
        Spelling(collection=cast.collection, spelling=f"a{number}", same_as="b", set_by=cast.lead)
        for number in range(first, first + count)
    )


def events(cast: Cast, count: int) -> None:
    Event.objects.bulk_create(Event(collection=cast.collection, title=str(number)) for number in range(count))


def imports(cast: Cast, count: int) -> None:
    for number in range(count):
        job = Job.objects.create(task="t", key=f"k{Job.objects.count()}", label="L", collection=cast.collection)
        CoverageImport.objects.create(
            collection=cast.collection, filename=str(number), content=b"x" * 10_000, job=job, requested_by=cast.lead
        )


def projects(cast: Cast, count: int) -> None:
    for _ in range(count):
        create_project(
            slug=f"p{Membership.objects.count()}",
            name="P",
            collection=cast.collection,
            preset="policy-frames",
            created_by=cast.lead,
        )


def members(cast: Cast, count: int) -> None:
    people = User.objects.bulk_create(User(username=f"u{User.objects.count()}-{number}") for number in range(count))
    Membership.objects.bulk_create(Membership(project=cast.project, user=user, role="reader") for user in people)


def assignments(cast: Cast, count: int) -> None:
    events(cast, count)
    ana = cast.fresh("ana")
    for event in Event.objects.filter(collection=cast.collection).order_by("-pk")[:count]:
        assign(project=cast.project, event=event, annotator=ana)


def annotations(cast: Cast, count: int) -> None:
    absent = [cast.articles["radio"].pk]
    for number in range(count):
        cast.tagged("ana", note=str(number))
    make.make_annotation(cast.ana, cast.body(cast.place("gazette", "Ida"), kind="omission", absent_from=absent))


def cases(cast: Cast, count: int) -> None:
    """Cases of two annotations each, with a decision and a comment."""
    Assignment.objects.update(state="in_progress")
    words = GAZETTE.replace("\n", " ").split(" ")
    for number in range(count):
        word = next(word for word in words[number % len(words) :] if len(word) > 2)
        for name in ("ana", "ben"):
            cast.tagged(name, word, note=f"{Case.objects.count()} {number}", code=CODES[number % len(CODES)])
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    for case in Case.objects.filter(decisions=None):
        decision = Decision.objects.create(case=case, reviewer=cast.reviewer, outcome="neither")
        decision.accepted.set(case.members.values_list("annotation_id", flat=True))
        Comment.objects.create(case=case, author=cast.reviewer, text="Hm.")


CODES = ["economic", "morality", "legality", "political"]


def exports(cast: Cast, count: int) -> None:
    for _ in range(count):
        job = Job.objects.create(task="t", key=f"e{Job.objects.count()}", label="L", collection=cast.collection)
        ExportRun.objects.create(project=cast.project, requested_by=cast.lead, format="csv", job=job)


LISTS: dict[str, Callable[[Cast, int], None]] = {
    "outlets/": outlets,
    "articles/": outlets,
    "revisions/": outlets,
    "collections/": collections,
    "events/": events,
    "collections/merrow/spellings/": spellings,
    "imports/": imports,
    "jobs/": imports,
    "projects/": projects,
    "codebooks/": projects,
    "projects/merrow-study/members/": members,
    "assignments/": assignments,
    "annotations/": annotations,
    "cases/": cases,
    "decisions/": cases,
    "comments/": cases,
    "exports/": exports,
    "projects/merrow-study/labels.jsonl?layer=all": annotations,
    "projects/merrow-study/labels.csv?layer=all": annotations,
}


@pytest.mark.parametrize("path", LISTS)
def test_a_long_page_costs_as_many_queries_as_a_short_one(cast: Cast, path: str) -> None:
    grow = LISTS[path]
    grow(cast, FEW)
    rows, short = asked(cast, path)
    grow(cast, MANY - FEW)
    more, long = asked(cast, path)
    assert len(more) >= len(rows) + 20
    assert len(long) == len(short), "\n".join(sorted(set(long) - set(short)) or long)
    assert len(long) <= 10


def asked(cast: Cast, path: str) -> tuple[list[Any], list[str]]:
    """The rows of the page, and the queries that it cost."""
    with CaptureQueriesContext(connection) as counted:
        answer = cast.api("lead").get(f"/api/v1/{path}")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    rows = content.splitlines() if answer.streaming else answer.json()["results"]
    queries = [query["sql"] for query in counted.captured_queries]
    return rows, [sql for sql in queries if not sql.startswith('UPDATE "teams_apitoken"')]
