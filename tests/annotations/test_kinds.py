"""What each kind of annotation needs, and what is refused with a pointer to the field that is wrong."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from annotator.annotations.models import Annotation
from tests import factories as make
from tests.cast import Cast

Sent = dict[str, Any]


def put(cast: Cast, sent: object):
    # As ASCII: half of a surrogate pair could not be sent otherwise.
    return cast.api("ana").put(
        f"/api/v1/annotations/{uuid.uuid4()}/", json.dumps(sent), content_type="application/json"
    )


def span(cast: Cast) -> Sent:
    return cast.span()


def span_in_two_places(cast: Cast) -> Sent:
    return cast.body(cast.place("gazette", "Merrow Point"), cast.place("gazette", "Merrow Point", 2))


def contrast(cast: Cast) -> Sent:
    return cast.body(cast.place("gazette", "40,000 crowns"), cast.place("arabic", "أربعين ألف كراون"), kind="contrast")


def omission(cast: Cast) -> Sent:
    absent = [cast.articles[name].pk for name in ("radio", "phare")]
    return cast.body(cast.place("gazette", "Ida Venn"), kind="omission", absent_from=absent)


def document(cast: Cast) -> Sent:
    return cast.body(make.whole(cast.articles["armenian"]), kind="document")


def event(cast: Cast) -> Sent:
    return cast.body(kind="event")


@pytest.mark.parametrize("of", [span, span_in_two_places, contrast, omission, document, event])
def test_every_kind_is_stored_and_given_out_as_it_was_sent(cast: Cast, of: Callable[[Cast], Sent]) -> None:
    sent = of(cast)
    answer = put(cast, sent)
    assert answer.status_code == 201, answer.content
    read = cast.api("ana").get(f"/api/v1/annotations/{answer.json()['id']}/").json()
    for anchor in read["anchors"]:
        text = make.text_of(next(one for one in cast.articles.values() if one.pk == anchor["article"]))
        around = (anchor.pop("prefix"), anchor.pop("suffix"))
        if anchor["quote"]:
            assert around == (text[max(0, anchor["start"] - 32) : anchor["start"]], text[anchor["end"] :][:32])
        else:
            assert around == ("", "")
    assert {name: read[name] for name in sent} == sent
    assert read == {**answer.json(), "anchors": read["anchors"]}


def with_place(**fields: Any) -> Callable[[Cast], Sent]:
    return lambda cast: cast.body({**cast.place("gazette", "40,000 crowns"), **fields})


def in_another_article(cast: Cast) -> Sent:
    return cast.body({**cast.place("gazette", "40,000 crowns"), "article": cast.articles["radio"].pk})


def in_the_other_event(cast: Cast) -> Sent:
    return cast.body(cast.place("vote", "The county voted"))


def in_the_other_project(cast: Cast) -> Sent:
    return cast.body(make.place(cast.far_articles[0], "the toll"))


def absent_far_away(cast: Cast) -> Sent:
    return {**omission(cast), "absent_from": [cast.far_articles[0].pk]}


def both_say_and_omit(cast: Cast) -> Sent:
    return {**omission(cast), "absent_from": [cast.articles["gazette"].pk]}


REFUSED: list[tuple[str, Callable[[Cast], Sent], int, str]] = [
    ("unknown code", lambda cast: cast.span(code="no-such-code"), 400, "#/code"),
    ("code of a version that is not there", lambda cast: cast.span(codebook_version=9), 400, "#/code"),
    ("code that is no slug", lambda cast: cast.span(code="two words"), 400, "#/code"),
    ("unknown kind", lambda cast: cast.span(kind="hunch"), 400, "#/kind"),
    ("span without a place", lambda cast: cast.body(), 400, "#/anchors"),
    ("span in two articles", lambda cast: {**contrast(cast), "kind": "span"}, 400, "#/anchors"),
    ("contrast in one article", lambda cast: {**span_in_two_places(cast), "kind": "contrast"}, 400, "#/anchors"),
    ("omission without who omits", lambda cast: cast.span(kind="omission"), 400, "#/absent_from"),
    ("omission without a place", lambda cast: {**omission(cast), "anchors": []}, 400, "#/absent_from"),
    ("omission by who says it", both_say_and_omit, 400, "#/absent_from"),
    ("omission by an article elsewhere", absent_far_away, 400, "#/absent_from"),
    ("span that somebody omits", lambda cast: {**omission(cast), "kind": "span"}, 400, "#/absent_from"),
    ("document with a stretch", lambda cast: cast.span(kind="document"), 400, "#/anchors"),
    ("document with no article", lambda cast: cast.body(kind="document"), 400, "#/anchors"),
    (
        "document with a start",
        lambda cast: {**with_place(start=5, end=0, quote="")(cast), "kind": "document"},
        400,
        "#/anchors",
    ),
    ("event with a place", lambda cast: cast.span(kind="event"), 400, "#/anchors"),
    ("place in another article than it says", in_another_article, 400, "#/anchors/0/article"),
    ("place in another event", in_the_other_event, 400, "#/anchors/0/revision"),
    ("place in another project", in_the_other_project, 400, "#/anchors/0/revision"),
    ("revision that is not there", with_place(revision=2_147_483_647), 400, "#/anchors/0/revision"),
    ("quote that does not stand there", with_place(quote="50,000 crowns"), 422, "#/anchors/0/quote"),
    ("quote one too early", lambda cast: moved(cast, -1), 422, "#/anchors/0/quote"),
    ("empty stretch", lambda cast: with_place(end=107, start=107, quote="")(cast), 422, "#/anchors/0/quote"),
    ("end before start", with_place(start=120, end=107), 422, "#/anchors/0/quote"),
    ("end after the text", with_place(end=2_000_000_000), 422, "#/anchors/0/quote"),
    ("negative start", with_place(start=-1), 400, "#/anchors/0/start"),
    ("start that is no number", with_place(start="soon"), 400, "#/anchors/0/start"),
    ("start with a fraction", with_place(start=107.5), 400, "#/anchors/0/start"),
    ("quote that is a list", with_place(quote=["40,000 crowns"]), 400, "#/anchors/0/quote"),
    ("quote with NUL", with_place(quote="40,000\0crowns"), 400, "#/anchors/0/quote"),
    ("quote with half a character", with_place(quote="40,000\ud83dcrowns"), 400, "#/anchors/0/quote"),
    ("anchors that are an object", lambda cast: {**cast.span(), "anchors": {}}, 400, "#/anchors"),
    ("an anchor that is a string", lambda cast: {**cast.span(), "anchors": ["here"]}, 400, "#/anchors/0"),
    ("no event", lambda cast: {**cast.span(), "event": None}, 400, "#/event"),
    ("attributes that are a list", lambda cast: cast.span(attributes=[]), 400, "#/attributes"),
    ("attributes too long", lambda cast: cast.span(attributes={"a": "x" * 10_001}), 400, "#/attributes"),
    ("attributes too deep", lambda cast: cast.span(attributes={"a": nested(20)}), 400, "#/attributes"),
    ("attributes with NUL", lambda cast: cast.span(attributes={"a": "x\0"}), 400, "#/attributes"),
    ("attributes named with NUL", lambda cast: cast.span(attributes={"x\0": ["a"]}), 400, "#/attributes"),
    ("attributes with half a character", lambda cast: cast.span(attributes={"a": ["\udc00"]}), 400, "#/attributes"),
    ("note too long", lambda cast: cast.span(note="x" * 10_001), 400, "#/note"),
    ("note with NUL", lambda cast: cast.span(note="x\0"), 400, "#/note"),
]


def moved(cast: Cast, by: int) -> Sent:
    anchor = cast.place("gazette", "40,000 crowns")
    return cast.body({**anchor, "start": anchor["start"] + by, "end": anchor["end"] + by})


def nested(depth: int) -> Any:
    return [nested(depth - 1)] if depth else "deep"


@pytest.mark.parametrize(("of", "status", "pointer"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_true_is_refused_with_a_pointer(
    cast: Cast, of: Callable[[Cast], Sent], status: int, pointer: str
) -> None:
    answer = put(cast, of(cast))
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert [entry["pointer"] for entry in problem["errors"]] == [pointer]
    assert problem["errors"][0]["detail"]
    assert Annotation.objects.count() == 0


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity"])
def test_a_number_that_json_has_not_is_refused(cast: Cast, number: str) -> None:
    said = json.dumps(cast.body(kind="event", attributes={"a": ["NUMBER"]})).replace('"NUMBER"', number)
    sent = cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", said, content_type="application/json")
    assert sent.status_code == 400, sent.content
    assert Annotation.objects.count() == 0


def test_all_wrong_places_are_named_at_once(cast: Cast) -> None:
    wrong = {**cast.place("gazette", "40,000 crowns"), "quote": "gold"}
    answer = put(cast, cast.body(cast.place("gazette", "Ida Venn"), wrong, {**wrong, "quote": "silver"}))
    assert [entry["pointer"] for entry in answer.json()["errors"]] == ["#/anchors/1/quote", "#/anchors/2/quote"]


def test_a_wrong_quote_is_told_what_stands_there_and_where_its_words_stand(cast: Cast) -> None:
    detail = put(cast, moved(cast, 3)).json()["errors"][0]["detail"]
    place = cast.place("gazette", "40,000 crowns")
    assert f"{place['start']} to {place['end']}" in detail
    assert "code points" in detail


def test_attributes_of_every_plain_kind_come_back_as_they_were(cast: Cast) -> None:
    attributes = {
        "polarity": "neg",
        "strength": 3,
        "share": 0.5,
        "sure": True,
        "who": ["mayor", "Գյուղապետ 🕯️"],
        "x": None,
    }
    answer = put(cast, cast.span(attributes=attributes))
    assert answer.json()["attributes"] == attributes
    assert cast.api("ana").get(f"/api/v1/annotations/{answer.json()['id']}/").json()["attributes"] == attributes
