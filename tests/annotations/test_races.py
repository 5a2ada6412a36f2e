"""Two requests at the same moment: one wins, the other is told, and nothing is lost or doubled."""

import uuid
from functools import partial

import pytest

from annotator.annotations.models import Annotation, AnnotationChange
from tests import factories as make
from tests.cast import Cast
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 4
ROUNDS = 5


def test_of_equal_puts_at_once_one_creates_and_the_others_find_its_row(cast: Cast) -> None:
    for _ in range(ROUNDS):
        address, sent = f"/api/v1/annotations/{uuid.uuid4()}/", cast.span()
        clients = [make.client_by_token(cast.ana) for _ in range(THREADS)]
        answers = at_once(*(partial(client.put, address, sent) for client in clients))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        assert len({answer.content for answer in answers}) == 1
    assert Annotation.objects.count() == AnnotationChange.objects.count() == ROUNDS


def test_of_different_puts_at_once_under_one_id_one_creates_and_the_others_conflict(cast: Cast) -> None:
    for _ in range(ROUNDS):
        address = f"/api/v1/annotations/{uuid.uuid4()}/"
        calls = [
            partial(make.client_by_token(cast.people[name]).put, address, cast.span(note=f"{name} {number}"))
            for name in ("ana", "ben")
            for number in (1, 2)
        ]
        assert sorted(answer.status_code for answer in at_once(*calls)) == [201, 409, 409, 409]
    assert Annotation.objects.count() == ROUNDS


def test_of_patches_at_once_to_one_version_one_is_taken_and_the_others_see_it(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    clients = [make.client_by_token(cast.ana) for _ in range(THREADS)]
    for version in range(1, ROUNDS + 1):
        calls = [
            partial(
                client.patch,
                f"/api/v1/annotations/{tagged.pk}/",
                {"note": f"{version} by {number}"},
                headers={"If-Match": f'"{version}"'},
            )
            for number, client in enumerate(clients)
        ]
        answers = at_once(*calls)
        (winner,) = [answer for answer in answers if answer.status_code == 200]
        losers = [answer for answer in answers if answer.status_code == 412]
        assert len(losers) == THREADS - 1
        assert {loser.json()["current"]["note"] for loser in losers} == {winner.json()["note"]}
    assert Annotation.objects.get().version == ROUNDS + 1
    assert list(AnnotationChange.objects.values_list("version", flat=True)) == list(range(1, ROUNDS + 2))


def test_of_a_patch_and_a_delete_at_once_one_is_taken(cast: Cast) -> None:
    for number in range(ROUNDS):
        tagged = cast.tagged("ana", note=str(number))
        address, seen = f"/api/v1/annotations/{tagged.pk}/", {"If-Match": '"1"'}
        patched, deleted = at_once(
            partial(make.client_by_token(cast.ana).patch, address, {"note": "changed"}, headers=seen),
            partial(make.client_by_token(cast.ana).delete, address, headers=seen),
        )
        assert (patched.status_code, deleted.status_code) in {(200, 412), (412, 204), (404, 204)}
        tagged.refresh_from_db()
        assert tagged.version == 2
        assert (tagged.deleted_at is None) == (patched.status_code == 200)


def test_what_is_acknowledged_while_the_event_is_submitted_is_part_of_what_was_submitted(cast: Cast) -> None:
    assignment = f"/api/v1/assignments/{cast.assignment('ana').pk}"
    for _ in range(ROUNDS):
        pk = uuid.uuid4()
        put, submitted = at_once(
            partial(make.client_by_token(cast.ana).put, f"/api/v1/annotations/{pk}/", cast.span()),
            partial(make.client_by_token(cast.ana).post, f"{assignment}/submit/"),
        )
        assert submitted.status_code == 200
        assert put.status_code in (201, 409)
        assert Annotation.objects.filter(pk=pk).exists() == (put.status_code == 201)
        in_cases = cast.api("lead").get("/api/v1/cases/").json()["results"]
        found = {annotation["id"] for case in in_cases for annotation in case["annotations"]}
        assert (str(pk) in found) == (put.status_code == 201)
        cast.api("lead").post(f"{assignment}/reopen/")
