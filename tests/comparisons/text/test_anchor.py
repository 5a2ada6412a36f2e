"""An anchor that does not fit its text is refused with words that help."""

from comparisons.text.anchor import CONTEXT, check, context
from comparisons.text.spans import Span, contains, covered, merged, overlap

TEXT = "The port 👩‍👧 closed. The port opened."


def test_a_fitting_anchor_has_nothing_wrong() -> None:
    start = TEXT.index("closed")
    assert check(TEXT, start, start + 6, "closed") is None


def test_offsets_in_other_units_are_explained() -> None:
    start = TEXT.index("closed")
    message = check(TEXT, start + 2, start + 8, "closed")
    assert message is not None
    assert f"These words stand at {start} to {start + 6}" in message


def test_empty_reversed_and_too_long_anchors_are_named() -> None:
    assert "start 5 and end 5" in str(check(TEXT, 5, 5, ""))
    assert "start 9 and end 3" in str(check(TEXT, 9, 3, "x"))
    assert "start -1" in str(check(TEXT, -1, 3, "x"))
    assert f"has only {len(TEXT)}" in str(check(TEXT, 0, len(TEXT) + 1, TEXT))


def test_words_that_stand_nowhere_are_quoted_back() -> None:
    assert "not “ship”" in str(check(TEXT, 0, 4, "ship"))


def test_context_is_cut_at_the_ends_of_the_text() -> None:
    text = "a" * 50 + "WORD" + "b" * 10
    assert context(text, 50, 54) == ("a" * CONTEXT, "b" * 10)


def test_spans_overlap_contain_and_merge() -> None:
    assert overlap(Span(0, 5), Span(3, 9)) == 2
    assert overlap(Span(0, 3), Span(3, 9)) == 0
    assert contains(Span(0, 9), Span(0, 9))
    assert merged([Span(5, 7), Span(0, 2), Span(2, 3)]) == [Span(0, 3), Span(5, 7)]
    assert covered([Span(0, 4), Span(2, 6)]) == 6
