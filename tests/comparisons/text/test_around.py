"""What stands around a pair: neighbours on both sides, on one side, and rivals."""

import numpy as np
import pytest

from comparisons.text import around as module
from comparisons.text.around import around
from comparisons.text.event import Event, read
from comparisons.text.score import Candidates


def event() -> Event:
    """Three articles of two sentences each."""
    return read([["One a.", "One b."], ["Two a.", "Two b."], ["Three a.", "Three b."]])


def pairs(*ends: tuple[int, int]) -> Candidates:
    one, other = np.array(ends).T
    return Candidates(one, other, np.empty((len(ends), 0), np.float32))


@pytest.mark.parametrize("most_square", [0, 250_000])
def test_neighbours_on_both_sides_and_on_one_side_are_told_apart(monkeypatch, most_square: int) -> None:
    monkeypatch.setattr(module, "_MOST_SQUARE", most_square)
    found = around(event(), pairs((0, 2), (1, 3), (1, 2)), np.array([0.9, 0.5, 0.2]))
    parallel, beside, rival = found.tolist()
    assert parallel == [0.5, 0.9, 0]
    assert beside == [0.2, 0.2, 0.9]
    assert rival == [0.2, 0.2, 0.9]


def test_the_end_of_one_article_is_not_beside_the_start_of_the_next() -> None:
    # 3 is the last of the second article, 4 the first of the third.
    found = around(event(), pairs((0, 3), (0, 4), (1, 4)), np.array([0.9, 0.5, 0.7]))
    assert found[0].tolist() == [0, 0, 0]
    assert found[1].tolist() == [0, 0.7, 0.5]
    assert found[2].tolist() == [0, 0.7, 0.5]
