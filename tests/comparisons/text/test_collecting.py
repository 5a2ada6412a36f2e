"""The collector of garbage looks seldom while texts are aligned, and as before afterwards."""

import gc

import pytest

from comparisons.text.align import ArticleText, align
from comparisons.text.collecting import SELDOM, seldom_collecting

TEXT = ArticleText(key=1, sentences=("The lamp is out.", "Repairs cost 300 crowns."), paragraphs=(0, 0))


def test_it_looks_seldom_while_texts_are_aligned() -> None:
    before, seen = gc.get_threshold(), []
    align([TEXT, TEXT], progress=lambda *_: seen.append(gc.get_threshold()))
    assert set(seen) == {SELDOM}
    assert gc.get_threshold() == before != SELDOM


def test_it_looks_as_before_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_collecting():
        1 / 0  # noqa: B018 (for the error)
    assert gc.get_threshold() == before
