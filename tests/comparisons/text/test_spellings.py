"""Spellings that count as one word by a table, and pairs that texts suggest for it."""

from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.diff import classify, word_edits
from comparisons.text.spellings import (
    classify_with,
    occurring,
    respelling,
    respelt_edits,
    same,
    suggested,
    table_of,
)

TABLE = table_of(
    [("Artsakh", "Karabakh"), ("Stepanakert", "Khankendi"), ("Qarabag", "Karabakh"), ("EU", "European Union")]
)
WORDS = st.text("abcABC -’éß", max_size=8)


def test_words_tied_by_pairs_are_the_same_whatever_their_case():
    assert same("artsakh", "QARABAG", TABLE)
    assert same("Artsakh and Stepanakert", "Karabakh and Khankendi", TABLE)
    assert same("EU", "European Union", TABLE)
    assert not same("Artsakh", "Khankendi", TABLE)
    assert not same("Artsakh now", "Karabakh", TABLE)


def test_a_sentence_that_differs_in_such_words_only_is_a_variant():
    base, other = "The talks on Karabakh began on Monday.", "The talks on Artsakh began on Monday."
    assert classify(base, other)[0] == "edited"
    assert classify_with(base, other, TABLE)[0] == "variant"
    edits = respelt_edits(word_edits(base, other), base, other, TABLE)
    assert [edit.op for edit in edits if edit.op != "equal"] == ["variant"]


def test_any_other_word_makes_it_edited_as_before():
    base, other = "The talks on Karabakh began on Monday.", "The talks on Artsakh ended on Monday."
    assert classify_with(base, other, TABLE) == classify(base, other)


def test_a_sentence_is_folded_to_one_spelling_as_a_word_and_as_a_phrase():
    read = respelling(TABLE)
    assert read("In Karabakh’s hills") == read("In  ARTSAKH's hills")
    assert read("The European Union paid.") == read("The EU paid.")
    assert read("The EUR fell, unEuropean Unions.") == "The EUR fell, unEuropean Unions."
    assert respelling({})("As It Is") == "As It Is"


def test_what_of_a_table_stands_in_some_texts_is_told():
    assert set(occurring(TABLE, ["Artsakh’s hills", "the european  union"])) == {"artsakh", "european union"}
    assert not occurring(TABLE, ["Nothing of it: neither Karabakhs nor a euro"])


def test_names_in_the_same_place_are_suggested_with_how_often():
    said = "The hills of {} were quiet on day {}."
    pairs = [(said.format("Karelian", day), said.format("Karelia", day)) for day in (1, 2)]
    assert suggested(pairs) == {("Karelia", "Karelian"): 2}
    assert not suggested(pairs, [("karelian", "Karelia")])


def test_small_letters_other_places_and_other_names_suggest_nothing():
    assert not suggested([("The harbours were quiet.", "The harbour was quiet.")])
    assert not suggested([("Talks in Paris began.", "Talks in Ankara began.")])


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5), WORDS, WORDS)
def test_being_the_same_knows_no_direction_and_every_pair_given_is(pairs, one, other):
    table = table_of(pairs)
    assert same(one, other, table) == same(other, one, table)
    assert all(same(first, second, table) for first, second in pairs)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5), st.text(max_size=30), st.text(max_size=30))
def test_respelt_edits_cover_the_texts_as_before(pairs, base, other):
    edits = word_edits(base, other)
    again = respelt_edits(edits, base, other, table_of(pairs))
    assert [(e.a_start, e.a_end, e.b_start, e.b_end) for e in edits] == [
        (e.a_start, e.a_end, e.b_start, e.b_end) for e in again
    ]
