"""Offsets are code points of the stored text, in every script and whatever the original's newlines and forms were."""

import unicodedata
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.cast import DECOMPOSED, FAMILY, Cast


def put(cast: Cast, sent: object):
    return cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", sent)


@pytest.mark.parametrize(
    ("outlet", "quote"),
    [
        ("radio", FAMILY),
        ("radio", "met at the pier.\n\nRepairs"),
        ("radio", "𝕹𝖔 𝖑𝖎𝖌𝖍𝖙"),
        ("radio", "🕯️ in tall letters"),
        ("radio", "\n"),
        ("armenian", "Վերանորոգումը թանկ կլինի"),
        ("armenian", "։"),
        ("arabic", "أربعين ألف كراون، كما يقول"),
        ("phare", "coûtera cher, dit la préfète"),
    ],
)
def test_a_place_comes_back_to_the_code_point(cast: Cast, outlet: str, quote: str) -> None:
    made = put(cast, cast.span(quote, outlet)).json()
    text = make.text_of(cast.articles[outlet])
    anchor = cast.api("ana").get(f"/api/v1/annotations/{made['id']}/").json()["anchors"][0]
    assert text[anchor["start"] : anchor["end"]] == quote == anchor["quote"]
    assert anchor["prefix"] + quote + anchor["suffix"] in text


def test_the_text_of_a_windows_original_has_plain_newlines_and_the_original_is_kept(cast: Cast) -> None:
    revision = cast.articles["radio"].current
    assert revision is not None
    assert "\r" not in revision.text
    assert "\r\n" in revision.original_text


def test_a_decomposed_original_is_stored_composed_and_a_decomposed_quote_is_told_so(cast: Cast) -> None:
    text = make.text_of(cast.articles["phare"])
    assert text == unicodedata.normalize("NFC", DECOMPOSED) != DECOMPOSED
    composed = cast.place("phare", "préfète")
    answer = put(cast, cast.body({**composed, "quote": unicodedata.normalize("NFD", "préfète")}))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/anchors/0/quote"


def test_offsets_of_utf_16_are_refused_behind_an_astral_sign(cast: Cast) -> None:
    anchor = cast.place("radio", "in tall letters")
    before = make.text_of(cast.articles["radio"])[: anchor["start"]]
    shift = len(before.encode("utf-16-le")) // 2 - len(before)
    assert shift > 0
    utf_16 = {**anchor, "start": anchor["start"] + shift, "end": anchor["end"] + shift}
    assert put(cast, cast.body(utf_16)).status_code == 422


def test_part_of_a_joined_emoji_may_be_marked_and_comes_back_as_it_is(cast: Cast) -> None:
    anchor = cast.place("radio", FAMILY)
    part = {**anchor, "end": anchor["start"] + 2, "quote": FAMILY[:2]}
    assert put(cast, cast.body(part)).json()["anchors"][0]["quote"] == FAMILY[:2] == "👩\u200d"


def test_the_first_and_the_last_code_point_have_no_words_before_and_after(cast: Cast) -> None:
    text = make.text_of(cast.articles["radio"])
    article = cast.articles["radio"]
    whole = {"article": article.pk, "revision": article.current_id, "start": 0, "end": len(text), "quote": text}
    made = put(cast, cast.body(whole)).json()["anchors"][0]
    assert (made["prefix"], made["suffix"], made["quote"]) == ("", "", text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_stretch_of_any_text_is_taken_with_its_own_words_and_refused_with_others(cast: Cast, data) -> None:
    article = data.draw(st.sampled_from(sorted(cast.articles.values(), key=lambda one: one.pk)[:5]))
    text = make.text_of(article)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = {"article": article.pk, "revision": article.current_id, "start": start, "end": end}
    assert put(cast, cast.body({**anchor, "quote": text[start:end]})).status_code == 201
    other = data.draw(st.integers(1, len(text) - 1))
    moved = text[other:] + text[:other]
    if moved[start:end] != text[start:end]:
        assert put(cast, cast.body({**anchor, "quote": moved[start:end]})).status_code == 422
