"""Folding forgets typesetting and never loses its way back."""

from itertools import pairwise

import pytest
from hypothesis import given

from comparisons.text.fold import fold, fold_key
from comparisons.text.spans import Span

from .strategies import any_text


@given(any_text)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(any_text)
def test_two_characters_come_from_one_place_or_from_places_apart(text: str) -> None:
    spans = fold(text).spans
    for one, other in pairwise(spans):
        assert one == other or one.end <= other.start


@given(any_text)
def test_keeping_case_folds_the_same_places(text: str) -> None:
    assert fold(text, keep_case=True).text.casefold().split() is not None
    assert set(fold(text, keep_case=True).starts) == set(fold(text).starts)


@given(any_text)
def test_the_key_is_the_folded_text_without_its_outer_spaces(text: str) -> None:
    assert fold_key(text) == fold(text).text.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over” — he said…", '"it\'s over" - He said...'),
        ("«Non»", '"non"'),
        ("1,200 ships", "1200 ships"),
        ("10\u00a0000 ships", "10 000 ships"),
        ("co\u00adoperate", "cooperate"),
        ("na\u200bme", "name"),
        ("cafe\u0301", "café"),
        ("ﬁne", "fine"),
        ("١٬٢٣٤", "1234"),
        ("two\u2003 words", "two words"),
        ("STRASSE", "straße"),
        ("one -- two", "one — two"),
    ],
)
def test_what_typesetting_changes_is_the_same(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("12,34", "1234"), ("colour", "color"), ("Orlian", "Orlyan"), ("a b", "ab")]
)
def test_what_is_written_otherwise_is_not_the_same(one: str, other: str) -> None:
    assert fold_key(one) != fold_key(other)


def test_a_folded_stretch_maps_back_to_its_own_words() -> None:
    text = "He paid 1,234,567 “rubles”…"
    folded = fold(text)
    at = folded.text.index("1234567")
    assert folded.original(at, at + 7).of(text) == "1,234,567"
    assert folded.original(folded.text.index("…"), len(folded.text)) == Span(len(text) - 1, len(text))
