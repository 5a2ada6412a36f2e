"""PUT annotations/{uuid}/: one operation, one idempotent request."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.annotations.models import Annotation, AnnotationChange, Assignment
from annotator.annotations.services import submit
from tests.cast import Cast


def put(cast: Cast, name: str, sent: object, pk: uuid.UUID | None = None):
    return cast.api(name).put(f"/api/v1/annotations/{pk or uuid.uuid4()}/", sent)


def test_a_put_creates_the_annotation_and_says_what_it_holds(cast: Cast) -> None:
    pk, anchor = uuid.uuid4(), cast.place("gazette", "40,000 crowns")
    sent = cast.body(anchor, attributes={"polarity": "neg"}, note="costs first")

    answer = put(cast, "ana", sent, pk)

    assert answer.status_code == 201
    made = answer.json()
    stamps = {name: made.pop(name) for name in ("created_at", "updated_at")}
    assert all(stamp.endswith("Z") for stamp in stamps.values())
    assert made == {
        "id": str(pk),
        "project": "merrow-study",
        "event": cast.event.pk,
        "kind": "span",
        "code": "economic",
        "codebook_version": 1,
        "attributes": {"polarity": "neg"},
        "provenance": {},
        "note": "costs first",
        "annotator": "ana",
        "layer": "annotator",
        "version": 1,
        "anchors": [{**anchor, "prefix": "Friday night. Repairs will cost the county "[-32:], "suffix": SUFFIX}],
        "absent_from": [],
    }
    assert answer["ETag"] == '"1"'


SUFFIX = ". “We have no money left for that,”"[:32]


def test_the_same_put_again_answers_200_with_the_same_row(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    first, again = put(cast, "ana", sent, pk), put(cast, "ana", sent, pk)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert Annotation.objects.count() == AnnotationChange.objects.count() == 1


def test_what_the_server_fills_in_makes_no_other_request_of_it(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    put(cast, "ana", sent, pk)
    named = {**sent, "id": str(pk).upper(), "annotator": "ben", "layer": "gold", "version": 7, "attributes": {}}
    named["anchors"] = [{**sent["anchors"][0], "prefix": "something else", "suffix": ""}]
    again = put(cast, "ana", named, pk)
    assert again.status_code == 200
    assert (again.json()["annotator"], again.json()["layer"], again.json()["version"]) == ("ana", "annotator", 1)


def test_a_put_that_is_repeated_after_a_change_finds_the_row_as_it_is_now(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    put(cast, "ana", sent, pk)
    cast.api("ana").patch(f"/api/v1/annotations/{pk}/", {"note": "second thoughts"}, headers={"If-Match": '"1"'})
    again = put(cast, "ana", sent, pk)
    assert (again.status_code, again.json()["note"], again["ETag"]) == (200, "second thoughts", '"2"')


@pytest.mark.parametrize(
    "other", [{"note": "other"}, {"code": "morality"}, {"attributes": {"polarity": "pos"}}, {"codebook_version": 1}]
)
def test_other_content_under_a_used_id_is_a_conflict_and_changes_nothing(cast: Cast, other: dict[str, object]) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    put(cast, "ana", sent, pk)
    answer = put(cast, "ana", {**sent, **other}, pk)
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert Annotation.objects.get().note == ""


def test_an_id_that_somebody_else_used_is_a_conflict_that_tells_nothing_of_theirs(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span(note="ben was here")
    assert put(cast, "ben", sent, pk).status_code == 201
    answer = put(cast, "ana", sent, pk)
    assert answer.status_code == 409
    assert "ben" not in answer.content.decode()
    assert Annotation.objects.get().annotator == cast.ben


def test_an_id_in_the_body_that_is_not_the_one_in_the_address_is_refused(cast: Cast) -> None:
    answer = put(cast, "ana", {**cast.span(), "id": str(uuid.uuid4())})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/id")


def test_a_put_to_a_submitted_event_is_a_conflict_but_a_replay_is_still_answered(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    put(cast, "ana", sent, pk)
    submit(assignment=cast.assignment("ana"))
    assert put(cast, "ana", sent).status_code == 409
    assert put(cast, "ana", sent, pk).status_code == 200


def test_a_put_to_a_released_event_is_a_conflict(cast: Cast) -> None:
    cast.api("lead").post(f"/api/v1/projects/{cast.project.slug}/release/", {"event": cast.event.pk})
    answer = put(cast, "ana", cast.span())
    assert answer.status_code == 409
    assert "released" in answer.json()["detail"]


def test_a_deleted_annotation_is_not_made_again_by_a_late_repeat(cast: Cast) -> None:
    pk, sent = uuid.uuid4(), cast.span()
    put(cast, "ana", sent, pk)
    cast.api("ana").delete(f"/api/v1/annotations/{pk}/", headers={"If-Match": '"1"'})
    answer = put(cast, "ana", sent, pk)
    assert answer.status_code == 409
    assert "deleted" in answer.json()["detail"]
    assert cast.api("ana").get("/api/v1/annotations/").json()["results"] == []


def test_an_event_that_is_not_assigned_is_forbidden_whether_it_exists_or_not(cast: Cast) -> None:
    anchor = cast.place("vote", "The county voted")
    answers = [
        put(cast, "ana", {**cast.body(anchor), "event": event})
        for event in (cast.second.pk, cast.far_event.pk, 2_000_000_000)
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert len({answer.content for answer in answers}) == 1


def test_a_project_that_is_not_yours_is_refused_in_the_same_words_as_one_that_is_not_there(cast: Cast) -> None:
    far, nowhere = (put(cast, "ana", {**cast.span(), "project": slug}) for slug in ("sandle-study", "nowhere-stud"))
    assert far.status_code == nowhere.status_code == 400
    assert far.json()["errors"][0]["pointer"] == "#/project"
    assert far.content.replace(b"sandle-study", b"nowhere-stud") == nowhere.content


def test_who_is_no_annotator_puts_nothing(cast: Cast) -> None:
    for name in ("lead", "reviewer", "reader", "admin"):
        assert put(cast, name, cast.span()).status_code == 403, name
    assert Annotation.objects.count() == 0


def test_the_first_put_puts_the_assignment_in_progress(cast: Cast) -> None:
    put(cast, "ana", cast.span())
    assert cast.assignment("ana").state == Assignment.State.IN_PROGRESS
    assert cast.assignment("ben").state == Assignment.State.OPEN


def test_a_refused_put_leaves_nothing_behind(cast: Cast) -> None:
    put(cast, "ana", cast.span(code="no-such-code"))
    assert cast.assignment("ana").state == Assignment.State.OPEN
    assert AnnotationChange.objects.count() == 0


def test_a_put_costs_twelve_queries_at_most(cast: Cast) -> None:
    put(cast, "ana", cast.span("went dark"))
    sent = cast.body(cast.place("gazette", "40,000 crowns"), cast.place("radio", "40,000 crowns"), kind="contrast")
    with CaptureQueriesContext(connection) as counted:
        assert put(cast, "ana", sent).status_code == 201
    # Savepoints are transactions where no test is around them.
    asked = [query["sql"] for query in counted.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(asked)
