"""The sentences of one article beside those of all later ones: which pairs are worth a look, and what speaks for each.

Common terms are counted for all pairs at once; everything else is worked out only for pairs that have some.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .columns import rank_within
from .event import Event
from .terms import BIGRAMS, KINDS, Floats, Ints

MOST_IN_ONE_ARTICLE = 32
MOST_CELLS = 4_000_000
_LEAST_WORDS, _LEAST_STEMS = 0.04, 0.06


class Block:
    """The rows are the sentences of one article, the columns those of all later ones."""

    def __init__(self, event: Event, number: int) -> None:
        """Take article `number` of an event whose articles all have sentences."""
        self.start, self.after = int(event.first[number]), int(event.first[number + 1])
        self.event = event
        self.rows, self.columns = event.same[self.start : self.after], event.same[self.after :]
        self.article = event.article[self.after :] - number - 1
        self.heads = event.first[number + 1 : -1] - self.after
        # The columns are so many distinct sentences, those with the smallest numbers.
        self.width = int(self.columns.max()) + 1
        # Which columns have the column before them in the same article.
        self.follows = np.zeros(len(self.columns), bool)
        np.equal(self.article[1:], self.article[:-1], out=self.follows[1:])
        self._last: _Part | None = None

    def found(self) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Yield the candidates of some rows at a time: rows and columns as event numbers, and features."""
        cuts = list(self._cut())
        best = np.max([self._part(*cut).best_words for cut in cuts], axis=0)
        for cut in cuts:
            yield self._part(*cut).found(best)
        # A part knows its block: without this both would stay until the next collection of garbage.
        self._last = None

    def _cut(self) -> Iterator[tuple[int, int]]:
        """Cut the rows so that each part is a bounded amount of memory."""
        size, step = len(self.rows), max(1, MOST_CELLS // (self.width + len(self.columns)))
        return ((low, min(low + step, size)) for low in range(0, size, step))

    def _part(self, low: int, high: int) -> "_Part":
        """Return a part; the last is remembered, as mostly there is one only."""
        if self._last is None or (self._last.low, self._last.high) != (low, high):
            self._last = None
            self._last = _Part(self, low, high)
        return self._last


class _Part:
    """The rows [low, high) of a block; the words of the rows next to them are known as well."""

    def __init__(self, block: Block, low: int, high: int) -> None:
        self.block, self.low, self.high = block, low, high
        first, last = max(0, low - 1), min(len(block.rows), high + 1)
        columns = block.columns
        words, *common = block.event.space.compare(block.rows[first:last], block.width)
        mine = slice(low - first, high - first)
        self._stems, self._plain, self._shared, self._pairs = (many[mine].take(columns, axis=1) for many in common)
        # A row of nothing before the first and after the last: they have one neighbour only.
        self._framed = np.zeros((high - low + 2, len(columns)), np.float32)
        top = first - low + 1
        words.take(columns, axis=1, out=self._framed[top : top + last - first])
        self._words = self._framed[1:-1]
        self.best_words = self._words.max(axis=0)

    def found(self, best: Floats) -> tuple[Ints, Ints, Floats]:
        """Return the candidates; `best` is the largest cosine of words of each column in the whole block."""
        event, block = self.block.event, self.block
        cell = self._telling()
        row, column = np.divmod(cell, len(block.columns))
        features = np.array(self._features(cell, row, column, best), np.float32)
        constant, *weights = event.tier.weights
        likely = constant + np.array(weights, np.float32) @ features
        chosen = (likely >= _logit(event.floor)).nonzero()[0]
        if len(chosen) and len(block.columns) > MOST_IN_ONE_ARTICLE:
            group = row[chosen] * (block.article[-1] + 1) + block.article[column[chosen]]
            chosen = chosen[rank_within(group, -likely[chosen]) < MOST_IN_ONE_ARTICLE]
        return row[chosen] + block.start + self.low, column[chosen] + block.after, features[:, chosen].T

    def _telling(self) -> Ints:
        """Return the cells of pairs that share a telling word, or are equal, and are not too far apart."""
        near = (self._words >= _LEAST_WORDS) | (self._stems >= _LEAST_STEMS)
        equal = np.equal.outer(self.block.rows[self.low : self.high], self.block.columns)
        return np.flatnonzero(near & ((self._shared > 0) | equal))

    def _features(self, cell: Ints, row: Ints, column: Ints, best: Floats) -> list[NDArray[np.floating]]:
        """Return the features of some pairs, in the order of `tiers.FEATURES`."""
        event, block = self.block.event, self.block
        one, other = row + block.start + self.low, column + block.after
        bigrams = event.space.sizes[BIGRAMS :: len(KINDS)]
        fewest = np.minimum(bigrams[event.same[one]], bigrams[event.same[other]])
        words, stems = self._words.take(cell), self._stems.take(cell)
        # How near the best of either sentence in the other article.
        here = np.maximum.reduceat(self._words, block.heads, axis=1)[row, block.article[column]]
        lone = event.lone.common(block.start + self.low, block.start + self.high, block.after)
        return [
            words,
            stems,
            self._pairs.take(cell) / np.maximum(fewest, 1),
            np.minimum(self._shared.take(cell), 6) / 3,
            self._beside(cell, column),
            1 / (1 + np.maximum(event.place[one], event.place[other])),
            words / np.maximum(here, 1e-9) + words / np.maximum(best[column], 1e-9),
            stems * stems,
            np.minimum(lone.take(cell), 4),
            np.abs(event.quotes[one] - event.quotes[other]),
            self._plain.take(cell),
        ]

    def _beside(self, cell: Ints, column: Ints) -> Floats:
        """Return the best cosine among the neighbours: the sentence before or after on either side."""
        width, follows = len(self.block.columns), self.block.follows
        above, left, right, below = (self._framed.take(cell + step) for step in (0, width - 1, width + 1, 2 * width))
        # The first sentence of an article has none before it, the last none after it.
        beside = np.maximum(left * follows[column], right * follows[column + 1 - width])
        return np.maximum(beside, np.maximum(above, below))


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))
