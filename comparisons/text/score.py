"""How likely two sentences of different articles report the same thing, for all pairs of an event at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .columns import rank_within
from .tiers import LEXICAL, Tier
from .vectors import Floats, Ints, Postings, Space, anchors, distinct, terms_of

FLOOR, LARGE_FLOOR = 0.05, 0.275
LARGE = 8_000
MOST_IN_ONE_ARTICLE = 32
_MOST_WORK = 4_000_000
_LEAST_WORDS, _LEAST_STEMS, _LEAST_CLOSE = 0.04, 0.06, 1e-3


@dataclass(slots=True)
class Candidates:
    """Pairs of sentences worth a look, as columns; sentences are numbered through the event, `one` < `other`."""

    one: Ints
    other: Ints
    features: Floats


@dataclass(slots=True)
class Event:
    """The sentences of an event: which article each is of, where it stands there, which are equal."""

    keys: list[str]
    same: Ints
    article: Ints
    place: Ints
    first: Ints
    spaces: tuple[Space, Space, Space]
    anchors: Postings
    quotes: Floats
    tier: Tier
    # A row of length 1 for each distinct sentence, in a tier that asks for the meaning.
    meanings: Floats | None
    _stems: dict[int, frozenset[int]] = field(default_factory=dict)
    _rarity: list[float] = field(default_factory=list)

    @property
    def large(self) -> bool:
        """Say whether the event has so many sentences that only pairs good by themselves are kept."""
        return len(self.same) > LARGE

    @property
    def floor(self) -> float:
        """Return the least likelihood of a candidate."""
        return LARGE_FLOOR if self.large else FLOOR

    @property
    def rarity(self) -> list[float]:
        """Return the weight of each stem, by its number."""
        if not self._rarity:
            self._rarity = self.spaces[1].rarity.tolist()
        return self._rarity

    def stems_of(self, sentence: int) -> frozenset[int]:
        """Return the numbers of the stems of a sentence."""
        number = int(self.same[sentence])
        if number not in self._stems:
            space = self.spaces[1]
            start = space.starts[number]
            self._stems[number] = frozenset(space.terms[start : start + space.sizes[number]].tolist())
        return self._stems[number]


def read(articles: Sequence[Sequence[str]], tier: Tier = LEXICAL) -> Event:
    """Prepare the sentences of all articles for comparison. Raises MissingTier."""
    keys, same = distinct(articles)
    sizes = np.fromiter((len(article) for article in articles), np.int64, len(articles))
    first = np.concatenate(([0], np.cumsum(sizes)))
    article = np.repeat(np.arange(len(articles)), sizes)
    found = [terms_of(key) for key in keys]
    times = np.bincount(same, minlength=len(keys))
    spaces = (
        Space([f.words for f in found], times, len(same)),
        Space([f.stems for f in found], times, len(same)),
        Space([f.bigrams for f in found], times, len(same)),
    )
    quotes = np.fromiter((f.quotes for f in found), np.float32, len(found))[same]
    place = np.arange(len(same)) - first[article]
    meanings = tier.encoder().encode(keys) if tier.encoder else None
    return Event(keys, same, article, place, first, spaces, anchors(spaces[1], same, article), quotes, tier, meanings)


def candidates(
    event: Event, progress: Callable[[int, int], None] | None = None, *, first_only: bool = False
) -> Candidates:
    """Return every pair of sentences of different articles whose likelihood is at least the event's floor.

    With `first_only`, only pairs with a sentence of the first article.

    A sentence has at most MOST_IN_ONE_ARTICLE candidates in one other article, the likeliest.
    """
    found: list[tuple[Ints, Ints, Floats]] = []
    blocks = max(0, min(len(event.first) - 2, 1 if first_only else len(event.first)))
    for number in range(blocks):
        found.extend(_Block(event, number).found())
        if progress is not None:
            progress(number + 1, blocks)
    if not found:
        return Candidates(
            np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(event.tier.features)), np.float32)
        )
    one, other, features = (np.concatenate(column) for column in zip(*found, strict=True))
    return Candidates(one, other, features)


class _Block:
    """The sentences of one article against those of all later ones."""

    def __init__(self, event: Event, number: int) -> None:
        """Take article `number` of an event whose articles all have sentences."""
        start, self._after = event.first[number], event.first[number + 1]
        self._event, self._start = event, start
        self._rows = event.same[start : self._after]
        self._columns = event.same[self._after :]
        self._article = event.article[self._after :] - number - 1
        self._heads = event.first[number + 1 : -1] - self._after
        self._place = event.place[self._after :]
        self._inside = self._article[1:] == self._article[:-1]
        self._last: tuple[tuple[int, int], Floats] | None = None
        self._closest_there = np.empty(0, np.float32)

    def found(self) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Yield the candidates of some rows at a time: rows and columns as event numbers, and features."""
        chunks = list(self._chunks())
        best_there = np.max([self._cosines(low, high).max(axis=0) for low, high in chunks], axis=0)
        if self._event.meanings is not None:
            self._closest_there = np.max([self._meant(low, high).max(axis=0) for low, high in chunks], axis=0)
        for low, high in chunks:
            yield self._candidates(low, high, best_there)

    def _chunks(self) -> Iterator[tuple[int, int]]:
        """Cut the rows so that each part is a bounded amount of work and memory."""
        work = self._event.spaces[0].work(self._rows) + len(self._columns)
        part = np.cumsum(work) // _MOST_WORK
        edges = np.flatnonzero(np.diff(part)) + 1
        starts = [0, *edges.tolist()]
        yield from zip(starts, [*starts[1:], len(self._rows)], strict=True)

    def _cosines(self, low: int, high: int) -> Floats:
        """Return the cosines of some rows with all columns; the last answer is remembered."""
        if self._last is None or self._last[0] != (low, high):
            cosines = self._event.spaces[0].meet(self._rows[low:high]).products()
            self._last = (low, high), np.asarray(cosines[:, self._columns])
        return self._last[1]

    def _candidates(self, low: int, high: int, best_there: Floats) -> tuple[Ints, Ints, Floats]:
        features = self._features(low, high, best_there)
        weights = self._event.tier.weights
        likely = np.full(features[0].shape, weights[0], np.float32)
        for weight, feature in zip(weights[1:], features, strict=True):
            likely += np.float32(weight) * feature
        near = (features[0] >= _LEAST_WORDS) | (features[1] >= _LEAST_STEMS)
        telling = (features[3] > 0) | np.equal.outer(self._rows[low:high], self._columns)
        row, column = np.nonzero(near & telling & (likely >= _logit(self._event.floor)))
        if len(row) and len(self._columns) > MOST_IN_ONE_ARTICLE:
            group = row * (self._article[-1] + 1) + self._article[column]
            few = rank_within(group, -likely[row, column]) < MOST_IN_ONE_ARTICLE
            row, column = row[few], column[few]
        chosen = np.stack([feature[row, column] for feature in features], axis=1)
        return row + self._start + low, column + self._after, chosen

    def _features(self, low: int, high: int, best_there: Floats) -> list[Floats]:
        rows = self._rows[low:high]
        _, stems, bigrams = self._event.spaces
        halo = self._cosines(max(0, low - 1), min(len(self._rows), high + 1))
        cosines = halo[1 if low else 0 :][: high - low]
        telling = stems.meet(rows)
        alike, shared = telling.products()[:, self._columns], telling.common()[:, self._columns]
        pairs = bigrams.meet(rows).common()[:, self._columns]
        fewest = np.minimum.outer(bigrams.sizes[rows], bigrams.sizes[self._columns])
        depth = np.maximum.outer(np.arange(low, high), self._place)
        best_here = np.maximum.reduceat(cosines, self._heads, axis=1)[:, self._article]
        best = cosines / np.maximum(best_here, 1e-9) + cosines / np.maximum(best_there, 1e-9)
        rare = self._event.anchors.meet(np.arange(self._start + low, self._start + high)).common()[:, self._after :]
        quotes = self._event.quotes
        return [
            cosines,
            alike,
            np.asarray(pairs / np.maximum(fewest, 1), np.float32),
            np.asarray(np.minimum(shared, 6) / 3, np.float32),
            self._beside(halo, low, high),
            np.asarray(1 / (1 + depth), np.float32),
            np.asarray(best, np.float32),
            alike * alike,
            np.minimum(rare, 4),
            np.abs(np.subtract.outer(quotes[self._start + low : self._start + high], quotes[self._after :])),
            *self._meaning(low, high),
        ]

    def _meant(self, low: int, high: int) -> Floats:
        """Return the cosines of the meaning of some rows with all columns."""
        meanings = self._event.meanings
        assert meanings is not None
        return np.asarray(meanings[self._rows[low:high]] @ meanings[self._columns].T)

    def _meaning(self, low: int, high: int) -> list[Floats]:
        """Return the features of meaning: how close, and how close beside the closest of either sentence."""
        if self._event.meanings is None:
            return []
        close = self._meant(low, high)
        here = np.maximum.reduceat(close, self._heads, axis=1)[:, self._article]
        best = close / np.maximum(here, _LEAST_CLOSE) + close / np.maximum(self._closest_there, _LEAST_CLOSE)
        return [np.maximum(close, 0), np.clip(best, 0, 2)]

    def _beside(self, halo: Floats, low: int, high: int) -> Floats:
        """Return the best cosine among the neighbours: the sentence before or after on either side."""
        framed = np.zeros((high - low + 2, halo.shape[1]), np.float32)
        top = 0 if low else 1
        framed[top : top + len(halo)] = halo
        cosines, beside = framed[1:-1], np.maximum(framed[:-2], framed[2:])
        beside[:, 1:] = np.maximum(beside[:, 1:], np.where(self._inside, cosines[:, :-1], 0))
        beside[:, :-1] = np.maximum(beside[:, :-1], np.where(self._inside, cosines[:, 1:], 0))
        return beside


def log_odds(event: Event, features: Floats) -> NDArray[np.float64]:
    """Return the log odds that pairs given by their features say the same, each pair taken by itself."""
    constant, *weights = event.tier.weights
    return np.asarray(constant + features.astype(np.float64) @ np.array(weights))


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))
