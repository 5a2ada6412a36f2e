"""How likely two sentences of different articles report the same thing, for all pairs of an event at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .block import Block
from .event import Event
from .terms import Floats, Ints
from .tiers import FEATURES


@dataclass(slots=True)
class Candidates:
    """Pairs of sentences worth a look, as columns; sentences are numbered through the event, `one` < `other`."""

    one: Ints
    other: Ints
    features: Floats


def candidates(
    event: Event, progress: Callable[[int, int], None] | None = None, *, first_only: bool = False
) -> Candidates:
    """Return every pair of sentences of different articles whose likelihood is at least the event's floor.

    With `first_only`, only pairs with a sentence of the first article.

    A sentence has at most `block.MOST_IN_ONE_ARTICLE` candidates in one other article, the likeliest.
    """
    found: list[tuple[Ints, Ints, Floats]] = []
    blocks = max(0, min(len(event.first) - 2, 1 if first_only else len(event.first)))
    for number in range(blocks):
        found.extend(Block(event, number).found())
        if progress is not None:
            progress(number + 1, blocks)
    if not found:
        return Candidates(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(FEATURES)), np.float32))
    one, other, features = (np.concatenate(column) for column in zip(*found, strict=True))
    return Candidates(one, other, features)


def both_ways(event: Event, pairs: Candidates) -> tuple[Ints, Ints, Ints]:
    """Return the two sentences of all pairs, and once more the other way round; and a number for each group.

    A group is the pairs of the first sentence with those of one article.
    """
    mine, theirs = np.concatenate((pairs.one, pairs.other)), np.concatenate((pairs.other, pairs.one))
    return mine, theirs, mine * len(event.first) + event.article[theirs]


def log_odds(weights: Sequence[float], features: Floats) -> NDArray[np.float64]:
    """Return the log odds that pairs given by their features say the same; the first of the weights is the constant."""
    return np.asarray(weights[0] + features.astype(np.float64) @ np.array(weights[1:]))
