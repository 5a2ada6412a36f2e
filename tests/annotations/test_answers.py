"""Answers to what a code asks: checked when they are saved, changed with their code, and given out in every export."""

import uuid
from typing import Any

import pytest

from annotator.annotations.services import set_actors
from annotator.codebooks.presets import CodeInput
from annotator.codebooks.services import publish_version
from tests.cast import Cast

QUOTED = {
    "slug": "quoted",
    "name": "Quoted",
    "type": "choice",
    "required": True,
    "options": [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}],
}
SPEAKER = {"slug": "speaker", "name": "Speaker", "type": "actor", "when": {"attribute": "quoted", "values": ["yes"]}}


@pytest.fixture
def asking(cast: Cast) -> Cast:
    """A codebook whose one code asks, and an event whose list names one person."""
    code = CodeInput(slug="voice", name="Voice", definition="Who speaks.", attributes=[QUOTED, SPEAKER])
    publish_version(codebook=cast.project.codebook, codes=[code, CodeInput(slug="plain", name="P", definition="-")])
    set_actors(project=cast.project, event=cast.event, names=["Ida Venn", " Ida  Venn ", "The county"])
    return cast


def put(cast: Cast, **attributes: Any) -> Any:
    sent = cast.body(cast.place("gazette", "Ida Venn"), code="voice", attributes=attributes)
    return cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", sent, format="json")


def test_answers_that_fit_are_stored_and_leave_in_both_exports(asking: Cast) -> None:
    said = {"quoted": "yes", "speaker": "Ida Venn"}
    made = put(asking, **said)
    assert (made.status_code, made.json()["attributes"]) == (201, said)
    lines = b"".join(asking.api("ana").get("/api/v1/projects/merrow-study/labels.jsonl?layer=annotators"))
    table = b"".join(asking.api("ana").get("/api/v1/projects/merrow-study/labels.csv?layer=annotators"))
    assert b'"attributes": {"quoted": "yes", "speaker": "Ida Venn"}' in lines
    assert b'{""quoted"": ""yes"", ""speaker"": ""Ida Venn""}' in table


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({}, "#/attributes/quoted"),
        ({"quoted": "perhaps"}, "#/attributes/quoted"),
        ({"quoted": "yes", "speaker": "A stranger"}, "#/attributes/speaker"),
        ({"quoted": "no", "speaker": "Ida Venn"}, "#/attributes/speaker"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_its_pointer(asking: Cast, said: Any, pointer: str) -> None:
    refused = put(asking, **said)
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


def test_a_list_that_has_changed_does_not_stand_in_the_way_of_a_note(asking: Cast) -> None:
    made = put(asking, quoted="yes", speaker="Ida Venn").json()
    set_actors(project=asking.project, event=asking.event, names=["The county"])
    address, seen = f"/api/v1/annotations/{made['id']}/", {"headers": {"If-Match": '"1"'}, "format": "json"}
    noted = asking.api("ana").patch(address, {"note": "Still so."}, **seen)
    assert noted.status_code == 200
    seen["headers"] = {"If-Match": '"2"'}
    assert asking.api("ana").patch(address, {"attributes": {"quoted": "maybe"}}, **seen).status_code == 422
    assert asking.api("ana").patch(address, {"code": "plain", "attributes": {}}, **seen).status_code == 200


def test_the_list_is_kept_tidy_and_in_its_order(asking: Cast) -> None:
    address = f"/api/v1/projects/merrow-study/events/{asking.event.pk}/actors/"
    assert asking.api("ana").get(address).json() == {"names": ["Ida Venn", "The county"]}
    put_back = asking.api("lead").put(address, {"names": ["The county", "", "Ida Venn"]}, format="json")
    assert put_back.json() == {"names": ["The county", "Ida Venn"]}
    assert asking.api("lead").put(address, {"names": ["x" * 201]}, format="json").status_code == 400
    too_many = asking.api("lead").put(address, {"names": [str(n) for n in range(201)]}, format="json")
    assert too_many.status_code == 400
