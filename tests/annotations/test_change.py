"""PATCH, DELETE and restore: nobody overwrites what they have not seen, and nothing is lost."""

import uuid
from typing import Any

import pytest

from annotator.annotations.models import Annotation
from annotator.annotations.services import reopen, submit
from annotator.teams.models import Membership
from tests.cast import Cast


def address(annotation: Annotation, act: str = "") -> str:
    return f"/api/v1/annotations/{annotation.pk}/{act}"


def patch(cast: Cast, annotation: Annotation, sent: object, seen: str | None = '"1"', name: str = "ana") -> Any:
    headers = {} if seen is None else {"If-Match": seen}
    return cast.api(name).patch(address(annotation), sent, headers=headers)


def delete(cast: Cast, annotation: Annotation, seen: str | None = '"1"', name: str = "ana") -> Any:
    headers = {} if seen is None else {"If-Match": seen}
    return cast.api(name).delete(address(annotation), headers=headers)


def restore(cast: Cast, annotation: Annotation, seen: str | None = '"2"', name: str = "ana") -> Any:
    headers = {} if seen is None else {"If-Match": seen}
    return cast.api(name).post(address(annotation, "restore/"), headers=headers)


def test_a_patch_changes_what_it_names_and_counts_the_version_up(cast: Cast) -> None:
    tagged = cast.tagged("ana", note="first", attributes={"polarity": "neg"})
    before = cast.api("ana").get(address(tagged)).json()
    answer = patch(cast, tagged, {"note": "second"})
    assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    after = answer.json()
    assert {name for name in after if after[name] != before[name]} == {"note", "version", "updated_at"}
    assert (after["note"], after["version"]) == ("second", 2)
    assert cast.api("ana").get(address(tagged)).json() == after


def test_a_patch_may_move_an_annotation_and_make_another_kind_of_it(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    places = [cast.place("radio", "40,000 crowns"), cast.place("gazette", "Ida Venn")]
    answer = patch(cast, tagged, {"kind": "contrast", "code": "morality", "anchors": places})
    assert answer.status_code == 200
    assert (answer.json()["kind"], answer.json()["code"]) == ("contrast", "morality")
    assert [{name: anchor[name] for name in places[0]} for anchor in answer.json()["anchors"]] == places


@pytest.mark.parametrize("act", [patch, delete])
def test_a_change_without_if_match_is_428(cast: Cast, act: Any) -> None:
    tagged = cast.tagged("ana")
    answer = act(cast, tagged, {"note": "x"}, None) if act is patch else act(cast, tagged, None)
    assert (answer.status_code, answer["Content-Type"]) == (428, "application/problem+json")
    assert "If-Match" in answer.json()["detail"]


@pytest.mark.parametrize("seen", ['"2"', '"0"', "soon", "", '"1", "2"', '"99999999999999999999"', "*", '"١"'])
def test_a_change_with_another_version_is_412_and_shows_the_current_row(cast: Cast, seen: str) -> None:
    tagged = cast.tagged("ana")
    current = cast.api("ana").get(address(tagged)).json()
    for answer in (patch(cast, tagged, {"note": "x"}, seen), delete(cast, tagged, seen)):
        assert (answer.status_code, answer["Content-Type"]) == (412, "application/problem+json")
        assert answer.json()["current"] == current
    assert Annotation.objects.get().note == ""


def test_of_two_changes_to_one_version_the_second_is_412_and_sees_the_first(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    assert patch(cast, tagged, {"note": "first"}).status_code == 200
    second = patch(cast, tagged, {"note": "second"})
    assert (second.status_code, second.json()["current"]["note"], second.json()["current"]["version"]) == (
        412,
        "first",
        2,
    )


@pytest.mark.parametrize(
    ("sent", "status", "pointer"),
    [
        ({"code": "no-such-code"}, 400, "#/code"),
        ({"kind": "contrast"}, 400, "#/anchors"),
        ({"anchors": []}, 400, "#/anchors"),
        ({"anchors": [{"start": 3}]}, 400, "#/anchors/0/article"),
        ({"anchors": None}, 400, "#/anchors"),
        ({"attributes": {"a": "\0"}}, 400, "#/attributes"),
        ([1, 2], 400, "#"),
        ("note", 400, "#"),
    ],
)
def test_a_patch_that_makes_no_sense_is_refused_and_changes_nothing(
    cast: Cast, sent: Any, status: int, pointer: str
) -> None:
    tagged = cast.tagged("ana")
    answer = patch(cast, tagged, sent)
    assert answer.status_code == status, answer.content
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert Annotation.objects.get().version == 1


def test_a_wrong_quote_in_a_patch_is_422(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    answer = patch(cast, tagged, {"anchors": [{**cast.place("gazette", "Ida Venn"), "quote": "Ida Vern"}]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/anchors/0/quote")
    assert Annotation.objects.get().anchors.get().quote == "40,000 crowns"


def test_where_an_annotation_belongs_cannot_be_patched(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    sent = {"project": "sandle-study", "event": cast.second.pk, "annotator": "ben", "layer": "gold", "version": 9}
    answer = patch(cast, tagged, sent)
    assert answer.status_code == 200
    kept = ("project", "event", "annotator", "layer", "version")
    assert [answer.json()[name] for name in kept] == ["merrow-study", cast.event.pk, "ana", "annotator", 2]


def test_what_is_deleted_is_gone_from_lists_and_comes_back_as_it_was(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    before = cast.api("ana").get(address(tagged)).json()
    assert delete(cast, tagged).status_code == 204
    assert cast.api("ana").get(address(tagged)).status_code == 404
    assert cast.api("ana").get("/api/v1/annotations/").json()["results"] == []
    answer = restore(cast, tagged)
    assert answer.status_code == 200
    after = answer.json()
    assert {name for name in after if after[name] != before[name]} == {"version", "updated_at"}


def test_deleting_twice_or_patching_what_is_deleted_is_404(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    delete(cast, tagged)
    assert delete(cast, tagged, '"2"').status_code == 404
    assert patch(cast, tagged, {"note": "x"}, '"2"').status_code == 404


def test_restoring_wants_the_version_too_and_something_deleted(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    assert restore(cast, tagged, '"1"').status_code == 409
    delete(cast, tagged)
    assert restore(cast, tagged, None).status_code == 428
    assert restore(cast, tagged, '"1"').status_code == 412
    assert restore(cast, tagged, '"2"', name="ben").status_code == 404
    assert restore(cast, tagged, '"2"', name="lead").status_code == 404


def test_the_history_holds_every_state_with_who_and_what(cast: Cast) -> None:
    tagged = cast.tagged("ana", note="one")
    patch(cast, tagged, {"note": "two", "anchors": [cast.place("gazette", "Ida Venn")]})
    delete(cast, tagged, '"2"')
    restore(cast, tagged, '"3"')
    history = cast.api("ana").get(address(tagged, "history/")).json()
    assert [(one["version"], one["act"], one["actor"]) for one in history] == [
        (1, "create", "ana"),
        (2, "update", "ana"),
        (3, "delete", "ana"),
        (4, "restore", "ana"),
    ]
    assert [one["content"]["note"] for one in history] == ["one", "two", "two", "two"]
    assert [one["content"]["anchors"][0]["quote"] for one in history] == ["40,000 crowns", *["Ida Venn"] * 3]
    current = cast.api("ana").get(address(tagged)).json()
    assert history[-1]["content"] == {name: current[name] for name in history[-1]["content"]}


def test_a_deleted_annotation_keeps_its_history_for_its_annotator_only(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    delete(cast, tagged)
    assert len(cast.api("ana").get(address(tagged, "history/")).json()) == 2
    assert cast.api("ben").get(address(tagged, "history/")).status_code == 404


def test_what_is_handed_in_is_not_changed_until_it_is_handed_back(cast: Cast) -> None:
    tagged, gone = cast.tagged("ana"), cast.tagged("ana", "Ida Venn")
    delete(cast, gone)
    submit(assignment=cast.assignment("ana"))
    for answer in (patch(cast, tagged, {"note": "x"}), delete(cast, tagged), restore(cast, gone)):
        assert answer.status_code == 409
    reopen(assignment=cast.assignment("ana"))
    assert patch(cast, tagged, {"note": "x"}).status_code == 200
    assert restore(cast, gone).status_code == 200


def test_what_is_released_is_not_changed(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    cast.api("lead").post("/api/v1/projects/merrow-study/release/", {"event": cast.event.pk})
    assert patch(cast, tagged, {"note": "x"}).status_code == 409
    assert delete(cast, tagged).status_code == 409


def test_others_work_is_not_there_for_an_annotator_and_forbidden_to_change_for_who_sees_it(cast: Cast) -> None:
    tagged = cast.tagged("ben")
    for name, status in (("ana", 404), ("reader", 404), ("outsider", 404), ("lead", 403), ("reviewer", 403)):
        assert patch(cast, tagged, {"note": "x"}, name=name).status_code == status, name
        assert delete(cast, tagged, name=name).status_code == status, name
        assert cast.api(name).get(address(tagged)).status_code == (404 if status == 404 else 200), name


def test_who_is_no_annotator_any_more_changes_nothing(cast: Cast) -> None:
    tagged, gone = cast.tagged("ana"), cast.tagged("ana", "Ida Venn")
    delete(cast, gone)
    Membership.objects.filter(user=cast.ana).update(role="reviewer")
    for answer in (patch(cast, tagged, {"note": "x"}), delete(cast, tagged), restore(cast, gone)):
        assert answer.status_code == 403
    assert Annotation.objects.get(pk=tagged.pk).version == 1


def test_who_has_left_the_project_finds_nothing_of_it(cast: Cast) -> None:
    tagged, gone = cast.tagged("ana"), cast.tagged("ana", "Ida Venn")
    delete(cast, gone)
    Membership.objects.filter(user=cast.ana).delete()
    assert cast.api("ana").get(address(tagged)).status_code == 404
    assert cast.api("ana").get(address(tagged, "history/")).status_code == 404
    assert cast.api("ana").get(address(gone, "history/")).status_code == 404
    assert restore(cast, gone).status_code == 404


def test_another_code_is_taken_from_the_newest_version_and_the_same_code_keeps_its_own(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    publish_another_version(cast)
    assert patch(cast, tagged, {"note": "x"}).json()["codebook_version"] == 1
    assert patch(cast, tagged, {"code": "hope"}, '"2"').json()["codebook_version"] == 2
    assert patch(cast, tagged, {"code": "economic", "codebook_version": 1}, '"3"').json()["codebook_version"] == 1


def publish_another_version(cast: Cast) -> None:
    codebook = cast.api("lead").get("/api/v1/codebooks/").json()["results"][0]["id"]
    codes = [{"slug": slug, "name": slug.title(), "definition": f"About {slug}."} for slug in ("economic", "hope")]
    answer = cast.api("lead").post(f"/api/v1/codebooks/{codebook}/versions/", {"codes": codes})
    assert answer.status_code == 201


def test_an_id_that_is_nobodys_is_404_for_every_method(cast: Cast) -> None:
    nobody = f"/api/v1/annotations/{uuid.uuid4()}/"
    api = cast.api("ana")
    assert api.get(nobody).status_code == 404
    assert api.patch(nobody, {}, headers={"If-Match": '"1"'}).status_code == 404
    assert api.delete(nobody, headers={"If-Match": '"1"'}).status_code == 404
    assert api.post(f"{nobody}restore/").status_code == 404
    assert api.get(f"{nobody}history/").status_code == 404
