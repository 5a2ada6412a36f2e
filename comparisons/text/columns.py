"""Small helpers on columns of pairs: ranks and best values within groups, look-up of a pair."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]
# Up to this many cells (72 MB) a table of pairs is a square, which is looked up at once.
MOST_SQUARE = 9_000_000


def rank_within(group: Ints, key: NDArray[np.floating]) -> Ints:
    """Return the rank of each item among those of its group, the smallest key first, ties as they come."""
    order = np.lexsort((key, group))
    starts, sizes = runs(group[order])
    within = np.arange(len(group)) - starts.repeat(sizes)
    ranks = np.empty(len(group), np.int64)
    ranks[order] = within
    return ranks


def best_within(group: Ints, value: Numbers) -> Numbers:
    """Return for each item the largest value of its group."""
    if not len(group):
        return value
    order = group.argsort()
    starts, sizes = runs(group[order])
    best = np.empty(len(group), value.dtype)
    best[order] = np.maximum.reduceat(value[order], starts).repeat(sizes)
    return best


def rival_of(group: Ints, value: NDArray[np.floating]) -> Ints:
    """Return for each item the item of its group with the largest value besides itself, or -1."""
    order = np.lexsort((-value, group))
    starts, sizes = runs(group[order])
    rivals = np.empty(len(group), np.int64)
    rivals[order] = order[starts].repeat(sizes)
    rivals[order[starts]] = np.where(sizes > 1, order[np.minimum(starts + 1, len(group) - 1)], -1)
    return rivals


def runs(values: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Return where each run of equal values begins, and its length."""
    first = np.ones(len(values) + 1, bool)
    np.not_equal(values[1:], values[:-1], out=first[1:-1])
    edges = first.nonzero()[0]
    return edges[:-1], edges[1:] - edges[:-1]


class PairTable:
    """Values of pairs of numbers, looked up many at a time."""

    def __init__(self, one: Ints, other: Ints, value: Numbers, width: int, most_square: int = MOST_SQUARE) -> None:
        """Keep the value of each pair, in both directions; numbers are below `width`."""
        self._square: Numbers | None = None
        if width * width <= most_square:
            self._square = np.zeros((width, width))
            self._square[one, other] = self._square[other, one] = value
            return
        keys = np.concatenate((one * width + other, other * width + one))
        order = np.argsort(keys)
        self._keys, self._values, self._width = keys[order], np.concatenate((value, value))[order], width

    def of(self, one: Ints, other: Ints) -> Numbers:
        """Return the value of each pair, 0 where there is none."""
        if self._square is not None:
            return np.asarray(self._square[one, other])
        if not len(self._keys):
            return np.zeros(one.shape)
        keys = one * self._width + other
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, self._values[at], 0.0)
