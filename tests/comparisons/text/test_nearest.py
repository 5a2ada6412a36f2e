"""What two sentences have in common, and the nearest one where none is linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.nearest import common, nearest

WIRE = ["Crews walked out in Tarn on Tuesday.", "The harbour master, Ida Venn, asked for 40,000 crowns."]
POST = ["The mayor was away.", "Ida Venn said that 40,000 crowns were needed.", "Fish prices doubled."]
# Words that mean something to the engine, and signs that mean nothing.
SENTENCES = st.lists(st.text("abcäñ İßé 09.,“”-漢字", min_size=1, max_size=40), max_size=6)


def test_words_names_and_numbers_in_common_are_told_apart():
    shared = common(WIRE[1], POST[1])
    assert {"ida", "venn", "crowns"} <= set(shared.words)
    assert shared.names == ("Ida", "Venn")
    assert shared.numbers == ("40,000",)


def test_a_word_that_only_opens_a_sentence_is_no_name():
    assert common("The harbour was empty.", "The pier was full.").names == ()


def test_the_nearest_is_the_one_that_shares_most():
    found = nearest(WIRE, 1, POST)
    assert found is not None
    assert found[0] == 1
    assert 0 < found[1] <= 1


def test_where_nothing_is_shared_nothing_is_near():
    assert nearest(["Crews walked out."], 0, ["漢字だけの文。"]) is None
    assert nearest(["Crews walked out."], 0, []) is None


def test_a_sentence_that_is_not_there_is_refused():
    with pytest.raises(IndexError):
        nearest(WIRE, 2, POST)


@given(SENTENCES.filter(bool), SENTENCES, st.data())
def test_the_nearest_is_one_of_the_others_and_its_score_a_share(sentences, others, data):
    at = data.draw(st.integers(0, len(sentences) - 1))
    found = nearest(sentences, at, others)
    assert found is None or (0 <= found[0] < len(others) and 0 <= found[1] <= 1)


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_common_stands_in_both(one, other):
    shared = common(one, other)
    for number in shared.numbers:
        assert number in one
        assert number in other
    for name in shared.names:
        assert name in one
        assert name.casefold() in other.casefold()
