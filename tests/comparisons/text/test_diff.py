"""What changed between two texts, in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.text import diff
from comparisons.text.diff import Edit, classify, word_edits

from .strategies import any_text, sentence

TEXT = "“The port’s closed,” Orlian said — it’s the 1,200th strike…\n\nNothing ‘moves’."
STRAIGHT = "\"The port's closed,\" Orlian said - it's the 1200th strike...\n\nNothing 'moves'."


def sides(base: str, other: str, edits: tuple[Edit, ...]) -> tuple[str, str]:
    old = "".join(base[edit.a_start : edit.a_end] for edit in edits)
    return old, "".join(other[edit.b_start : edit.b_end] for edit in edits)


@given(any_text | sentence, any_text | sentence)
def test_the_edits_rebuild_both_texts_in_order(base: str, other: str) -> None:
    edits = word_edits(base, other)
    assert sides(base, other, edits) == (base, other)
    at = (0, 0)
    for edit in edits:
        assert (edit.a_start, edit.b_start) == at
        assert edit.a_end > edit.a_start or edit.b_end > edit.b_start
        at = (edit.a_end, edit.b_end)


@given(any_text)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {edit.op for edit in word_edits(text, text)} <= {"equal"}


@given(sentence, sentence)
def test_neighbouring_edits_are_of_different_kinds(base: str, other: str) -> None:
    ops = [edit.op for edit in word_edits(base, other)]
    assert all(one != next_one for one, next_one in pairwise(ops))


def test_a_straightened_copy_shows_no_difference() -> None:
    assert [edit.op for edit in word_edits(TEXT, STRAIGHT)] == ["equal"]
    assert classify(TEXT, STRAIGHT) == ("verbatim", 1.0)


@pytest.mark.parametrize(
    ("base", "other", "ops"),
    [
        ("Orlian spoke", "Orlyan spoke", ["variant", "equal"]),
        ("the harbour", "the harbor", ["equal", "variant"]),
        ("the Port", "the port", ["equal", "mechanics"]),
        ("ships, boats", "ships boats", ["equal", "mechanics", "equal"]),
        ("he left now", "he left", ["equal", "delete"]),
        ("he left", "he left now", ["equal", "insert"]),
        ("he left", "he stayed", ["equal", "replace"]),
    ],
)
def test_each_kind_of_change_has_its_name(base: str, other: str, ops: list[str]) -> None:
    assert [edit.op for edit in word_edits(base, other)] == ops


@pytest.mark.parametrize(
    ("base", "other", "kind"),
    [
        ("The port is closed.", "the port is closed", "verbatim"),
        ("Karabagh is quiet, Pashinian said.", "Karabakh is quiet, Pashinyan said", "variant"),
        ("The minister did leave the port on Monday", "The minister did not leave the port on Monday", "edited"),
        ("The minister left the port", "Nobody knows why rain falls", "rewritten"),
        ("?!", "?!", "verbatim"),
    ],
)
def test_a_pair_of_sentences_is_classified(base: str, other: str, kind: str) -> None:
    assert classify(base, other)[0] == kind
    assert classify(other, base)[0] == kind


@given(sentence, sentence)
def test_classifying_agrees_with_the_edits_shown(base: str, other: str) -> None:
    kind, share = classify(base, other)
    ops = {edit.op for edit in word_edits(base, other)}
    assert (kind == "verbatim") == (ops <= {"equal", "mechanics"})
    assert (kind in {"verbatim", "variant"}) == (ops <= {"equal", "mechanics", "variant"})
    assert 0 <= share <= 1


def test_different_words_are_never_called_variants() -> None:
    for base, other in [
        ("Iran", "Iraq"),
        ("Monday", "Sunday"),
        ("Paris", "Peres"),
        ("said", "paid"),
        ("Smith", "Smart"),
    ]:
        assert classify(base, other)[0] == "rewritten", (base, other)


def test_texts_too_different_to_compare_become_one_replacement() -> None:
    base = "Same start. " + " ".join(f"a{n}" for n in range(diff.MOST_DIFFERENCES)) + " same end"
    other = "Same start. " + " ".join(f"b{n}" for n in range(diff.MOST_DIFFERENCES)) + " same end"
    assert [edit.op for edit in word_edits(base, other)] == ["equal", "replace", "equal"]


def test_a_long_text_with_few_changes_is_still_compared() -> None:
    base = " ".join(f"w{n % 50}" for n in range(4_500))
    changed = base.replace("w7 w8", "w7 new w8", 3)
    assert [edit.op for edit in word_edits(base, changed)].count("insert") == 3


@given(st.sampled_from(["👩‍👧‍👦", "e\u0301", "🇦🇲"]))
def test_joined_characters_are_not_torn_apart(cluster: str) -> None:
    edits = word_edits(f"one {cluster}x two", f"one {cluster}y two")
    assert sides(f"one {cluster}x two", f"one {cluster}y two", edits)[0] == f"one {cluster}x two"
