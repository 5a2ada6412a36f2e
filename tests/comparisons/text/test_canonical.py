"""One stored form, and plain words for what cannot be stored."""

import pytest
from hypothesis import given

from comparisons.text.canonical import UnusableText, canonical, digest

from .strategies import any_text


def test_newlines_marks_and_forms_become_one() -> None:
    assert canonical("\ufeffA\r\nB\rC\u2028D\u2029E\u0085cafe\u0301") == "A\nB\nC\nD\nE\ncafé"


@given(any_text)
def test_applying_it_twice_changes_nothing(text: str) -> None:
    try:
        once = canonical(text)
    except UnusableText:
        return
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("ab\0c", "Character 3"),
        ("a\ud800", "Character 2"),
        ("", "empty"),
        (" \n\u200b\ufeff\u00ad", "empty"),
        ("\u0301", "empty"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_reason(raw: str, says: str) -> None:
    with pytest.raises(UnusableText, match=says):
        canonical(raw)


def test_the_digest_tells_texts_apart() -> None:
    assert digest("a") == digest("a") != digest("A")
    assert len(digest("ab")) == 64
