"""Sentences of an event as sparse vectors: rare words weigh more, equal sentences are held once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from .columns import runs
from .fold import fold_key
from .words import quoted_words, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
# What sentences are compared by, in the order in which a sentence holds it.
WORDS, STEMS, BIGRAMS = KINDS = range(3)
_LEAST_RARITY = 0.05
_KEY_BITS = 62
# What is held of common terms at a time: a few megabytes.
MOST_AT_ONCE = 250_000


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """The terms of one sentence: words, beginnings of telling words, pairs of words; and whether it quotes somebody.

    Each term is there once, in order, as a 64-bit key whose highest bits are its kind; `counts` is how much it counts
    (1 + ln of how often), `sizes` how many there are of each kind.
    """

    keys: Keys
    counts: Floats
    sizes: tuple[int, ...]
    quotes: bool


class Space:
    """The terms of all distinct sentences of an event, and where each term stands.

    What a sentence has of one kind is a bag, of length 1: the product of two bags is the cosine of the sentences.
    """

    def __init__(self, found: Sequence[SentenceTerms], times: Ints) -> None:
        """Weigh terms by the sentences of the event, in which `found[d]` occurs `times[d]` times."""
        self.height = len(found)
        self.sizes = np.array([one.sizes for one in found], np.int64).reshape(-1)
        self.starts = np.concatenate(([0], self.sizes.cumsum()))
        bags = np.arange(len(self.sizes)).repeat(self.sizes)
        order = self._number(np.concatenate([np.empty(0, np.uint64), *(one.keys for one in found)]))
        self._posted = (np.arange(len(self.sizes)) // len(KINDS))[bags[order]]
        seen = np.add.reduceat(times[self._posted], self._first_post) if len(order) else self._posts
        self.rarity = _rarities(int(times.sum()))[seen]
        self.weights = self._unit(bags, np.concatenate([np.empty(0, np.float32), *(one.counts for one in found)]))
        self._posted_weights = self.weights[order]

    def _number(self, keys: Keys) -> Ints:
        """Number the terms in the order of their keys; return the order in which those of one number are together."""
        order = keys.argsort()
        self._first_post, self._posts = runs(keys[order])
        self.terms = np.empty(len(keys), np.int64)
        self.terms[order] = np.arange(len(self._posts)).repeat(self._posts)
        return np.asarray(order)

    def _unit(self, bags: Ints, counts: Floats) -> Floats:
        weights = counts * self.rarity[self.terms]
        lengths = np.sqrt(np.bincount(bags, weights=weights * weights, minlength=len(self.sizes)))
        return np.asarray(weights / lengths[bags], np.float32)

    def bags(self, sentences: Ints, *kinds: int) -> Ints:
        """Return the bags of some distinct sentences: all of the first kind, then of the next."""
        return np.concatenate([len(KINDS) * sentences + kind for kind in kinds])

    def entries(self, bags: Ints) -> Ints:
        """Return the places in `terms` and `weights` of what some bags hold, one bag after the other."""
        return ranges(self.starts[bags], self.sizes[bags])

    def hold(self, bags: Ints, terms: Ints) -> NDArray[np.bool_]:
        """Say for each of some bags whether it holds the term beside it."""
        wanted = bags * len(self.rarity) + terms
        return np.asarray(self._held[np.minimum(np.searchsorted(self._held, wanted), len(self._held) - 1)] == wanted)

    @cached_property
    def _held(self) -> Ints:
        """What all bags hold, as one sorted list: bags are sorted by term."""
        bags = np.arange(len(self.sizes)).repeat(self.sizes)
        return np.asarray(bags * len(self.rarity) + self.terms)

    def compare(self, sentences: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Bring some sentences (rows) together with all (columns).

        Return the cosines of their words and of their beginnings of words, and how many beginnings and pairs of
        words they have in common.
        """
        found = [self._compare(part) for part in np.split(sentences, self._cuts(sentences))]
        if len(found) == 1:
            return found[0]
        words, stems, shared, pairs = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return words, stems, shared, pairs

    def _cuts(self, sentences: Ints) -> list[int]:
        """Say where to cut a list of sentences so that what is held at once is bounded."""
        if len(self.terms) * self.height <= MOST_AT_ONCE:
            return []
        posts = np.concatenate(([0], self._posts[self.terms].cumsum()))[self.starts[:: len(KINDS)]]
        part = (posts[1:] - posts[:-1])[sentences].cumsum() // MOST_AT_ONCE
        return ((part[1:] != part[:-1]).nonzero()[0] + 1).tolist()

    def _compare(self, sentences: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Go through all common terms of the sentences: bags are rows, all of one kind before those of the next."""
        bags = self.bags(sentences, *KINDS)
        sizes = self.sizes[bags]
        entries = ranges(self.starts[bags], sizes)
        terms = self.terms[entries]
        posts = self._posts[terms]
        places = ranges(self._first_post[terms], posts)
        cells = (np.arange(len(bags)) * self.height).repeat(sizes).repeat(posts) + self._posted[places]
        # Cells are sorted by row, if by no more: so much can be told by halving.
        first_stem, first_pair = np.searchsorted(cells, len(sentences) * self.height * np.array([1, 2]))
        weights = self.weights[entries].repeat(posts)[:first_pair] * self._posted_weights[places[:first_pair]]
        words, stems = self._sums(cells[:first_pair], weights, len(sentences))
        shared, pairs = self._sums(cells[first_stem:] - len(sentences) * self.height, None, len(sentences))
        return words, stems, shared, pairs

    def _sums(self, cells: Ints, weights: Floats | None, rows: int) -> Floats:
        """Sum up the weights in each cell, or count, for bags of two kinds."""
        return np.bincount(cells, weights, 2 * rows * self.height).astype(np.float32).reshape(2, rows, self.height)


@lru_cache(maxsize=50_000)
def terms_of(key: str) -> SentenceTerms:
    """Return the terms of a sentence given by its `fold_key`."""
    found = words_of(key)
    pairs = [f"{one} {other}" for one, other in found.bigrams]
    kinds = found.words, found.stems, pairs
    keys, often = np.unique(
        np.fromiter((_key(kind, word) for kind in KINDS for word in kinds[kind]), np.uint64), return_counts=True
    )
    sizes = tuple(len(set(words)) for words in kinds)
    return SentenceTerms(keys, (1 + np.log(often)).astype(np.float32), sizes, quoted_words(key) > 1)


def distinct(articles: Sequence[Sequence[str]]) -> tuple[list[str], Ints]:
    """Return the folded distinct sentences of an event, and for each sentence the number of its own."""
    keys = [fold_key(sentence) for article in articles for sentence in article]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return list(numbers), np.array([numbers[key] for key in keys], np.int64)


@lru_cache(maxsize=16)
def _rarities(total: int) -> NDArray[np.float64]:
    """Return how much a term weighs by the number of sentences that have it, of `total`."""
    return np.maximum(_LEAST_RARITY, np.log((total + 1) / (np.arange(total + 1) + 0.5)))


def _key(kind: int, word: str) -> int:
    return kind << _KEY_BITS | _hash(word)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """Number a word alike in every process. 62 bits: no two words of an event are ever likely to meet."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") >> (64 - _KEY_BITS)


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers of all ranges [start, start + size), one after the other."""
    before = sizes.cumsum() - sizes
    shift: Ints = (starts - before).repeat(sizes)
    return shift + np.arange(len(shift))
