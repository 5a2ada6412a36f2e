"""What is asked beside a code: definitions that can be answered, and answers that fit them."""

from typing import Any

import pytest

from annotator.codebooks.attributes import answer_faults, check_definitions
from comparisons.intake.article import Refused
from tests.cast import Cast

YES_NO = [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]
QUOTED = {"slug": "quoted", "name": "Quoted", "type": "choice", "options": YES_NO, "required": True}
SPEAKER = {
    "slug": "speaker",
    "name": "Speaker",
    "type": "actor",
    "required": True,
    "when": {"attribute": "quoted", "values": ["yes"]},
}
ASKED = [QUOTED, SPEAKER, {"slug": "strength", "name": "Strength", "type": "number"}]


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"quoted": "no"}, set()),
        ({"quoted": "yes", "speaker": "Ida Venn", "strength": 2.5}, set()),
        ({"quoted": "no", "own-mark": "kept"}, set()),
        ({}, {"quoted"}),
        ({"quoted": "maybe"}, {"quoted"}),
        ({"quoted": ["yes"]}, {"quoted"}),
        ({"quoted": "yes"}, {"speaker"}),
        ({"quoted": "yes", "speaker": "Nobody"}, {"speaker"}),
        ({"quoted": "no", "speaker": "Ida Venn"}, {"speaker"}),
        ({"quoted": "no", "strength": "strong"}, {"strength"}),
        ({"quoted": "no", "strength": True}, {"strength"}),
    ],
)
def test_an_answer_fits_its_question_or_the_fault_names_it(answers: dict[str, Any], wrong: set[str]) -> None:
    assert set(answer_faults(ASKED, answers, ["Ida Venn"])) == wrong


def test_an_open_actor_may_be_one_that_is_not_on_the_list() -> None:
    asked = [{"slug": "who", "name": "Who", "type": "actor", "open": True}]
    assert answer_faults(asked, {"who": "Somebody new"}, []) == {}


@pytest.mark.parametrize(
    "attributes",
    [
        [QUOTED, QUOTED],
        [{**QUOTED, "options": YES_NO[:1]}],
        [{**QUOTED, "options": [YES_NO[0], YES_NO[0], YES_NO[1]]}],
        [{"slug": "a", "name": "A", "type": "text", "options": YES_NO}],
        [SPEAKER],
        [SPEAKER, QUOTED],
        [QUOTED, {**SPEAKER, "when": {"attribute": "quoted", "values": ["perhaps"]}}],
    ],
)
def test_what_nobody_could_answer_is_not_published(attributes: list[dict[str, Any]]) -> None:
    with pytest.raises(Refused):
        check_definitions(attributes)


@pytest.mark.django_db
def test_a_version_is_published_with_attributes_and_gives_them_out(cast: Cast) -> None:
    codebook = cast.api("lead").get("/api/v1/codebooks/?project=merrow-study").json()["results"][0]["id"]
    address = f"/api/v1/codebooks/{codebook}/versions/"
    code = {"slug": "hope", "name": "Hope", "definition": "What may come."}
    answer = cast.api("lead").post(address, {"codes": [{**code, "attributes": ASKED}]}, format="json")
    assert answer.status_code == 201, answer.content
    assert cast.api("ana").get(address).json()[1]["codes"][0]["attributes"] == ASKED
    wrong = cast.api("lead").post(address, {"codes": [{**code, "attributes": [SPEAKER]}]}, format="json")
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "#/codes/0/attributes/0")
