"""annotations/: who sees what, the filters of the contract, pages by cursor."""

import uuid
from typing import Any

import pytest

from annotator.annotations.services import release, submit
from tests import factories as make
from tests.cast import Cast

LIST = "/api/v1/annotations/"


def seen(cast: Cast, name: str, query: str = "") -> set[str]:
    answer = cast.api(name).get(f"{LIST}{query}")
    assert answer.status_code == 200, answer.content
    return {row["id"] for row in answer.json()["results"]}


def ids(*annotations: Any) -> set[str]:
    return {str(annotation.pk) for annotation in annotations}


def test_before_the_release_annotators_see_their_own_and_reviewers_all(cast: Cast) -> None:
    mine, theirs = cast.tagged("ana"), cast.tagged("ben")
    assert seen(cast, "ana") == ids(mine)
    assert seen(cast, "ben") == ids(theirs)
    assert seen(cast, "reviewer") == seen(cast, "lead") == seen(cast, "admin") == ids(mine, theirs)
    assert seen(cast, "reader") == seen(cast, "outsider") == set()


def test_after_the_release_who_has_submitted_sees_all_and_who_has_not_their_own(cast: Cast) -> None:
    mine, theirs = cast.tagged("ana"), cast.tagged("ben")
    submit(assignment=cast.assignment("ben"))
    release(project=cast.project, event=cast.event, released_by=cast.lead)
    assert seen(cast, "ana") == ids(mine)
    assert seen(cast, "ben") == seen(cast, "reader") == ids(mine, theirs)
    submit(assignment=cast.assignment("ana"))
    assert seen(cast, "ana") == ids(mine, theirs)
    assert seen(cast, "outsider") == set()


def test_submitting_alone_shows_nothing(cast: Cast) -> None:
    mine, theirs = cast.tagged("ana"), cast.tagged("ben")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    assert seen(cast, "ana") == ids(mine)
    assert seen(cast, "ben") == ids(theirs)


def test_the_filters_of_the_contract_find_what_they_name(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben", code="morality")
    radio = cast.tagged("ana", "40,000 crowns", "radio")
    both = [cast.place("gazette", "Ida Venn"), cast.place("radio", "met at the pier")]
    contrast = make.make_annotation(cast.ben, cast.body(*both, kind="contrast"))
    everything = ids(ana, ben, radio, contrast)
    for query, wanted in (
        ("?project=merrow-study", everything),
        ("?project=sandle-study", set()),
        (f"?event={cast.event.pk}", everything),
        (f"?event={cast.second.pk}", set()),
        (f"?article={cast.articles['radio'].pk}", ids(radio, contrast)),
        ("?code=morality", ids(ben)),
        ("?annotator=ana", ids(ana, radio)),
        ("?kind=contrast", ids(contrast)),
        ("?layer=annotators", everything),
        ("?layer=annotator", everything),
        ("?layer=gold", set()),
        ("?layer=all&annotator=ben&kind=span", ids(ben)),
    ):
        assert seen(cast, "reviewer", query) == wanted, query


@pytest.mark.parametrize("query", ["?kind=hunch", "?layer=silver", "?event=soon", "?event=-1", "?article=1.5"])
def test_a_filter_that_makes_no_sense_is_refused_with_a_pointer(cast: Cast, query: str) -> None:
    answer = cast.api("ana").get(f"{LIST}{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["errors"][0]["pointer"] == f"#/{query[1:].partition('=')[0]}"


def test_pages_hold_everything_once_in_the_order_in_which_it_was_made(cast: Cast) -> None:
    made = [str(cast.tagged("ana", note=str(number)).pk) for number in range(7)]
    found, address = [], f"{LIST}?page_size=3"
    while address:
        page = cast.api("ana").get(address).json()
        assert set(page) == {"next", "previous", "results"}
        assert len(page["results"]) <= 3
        found += [row["id"] for row in page["results"]]
        address = page["next"]
    assert found == made
    assert len(cast.api("ana").get(f"{LIST}?page_size=100000").json()["results"]) == 7


def test_one_annotation_carries_its_version_as_entity_tag(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    answer = cast.api("ana").get(f"{LIST}{tagged.pk}/")
    assert (answer.status_code, answer["ETag"]) == (200, '"1"')
    assert answer.json() == cast.api("ana").get(LIST).json()["results"][0]


def test_an_id_may_be_written_in_any_form_that_names_a_uuid_and_nothing_else(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    assert cast.api("ana").get(f"{LIST}{str(tagged.pk).upper()}/").status_code == 404
    assert cast.api("ana").get(f"{LIST}12/").status_code == 404
    assert cast.api("ana").get(f"{LIST}{uuid.uuid4()}/").status_code == 404
