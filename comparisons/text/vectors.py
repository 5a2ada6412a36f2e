"""Sentences of an event as sparse vectors: rare words weigh more, equal sentences are held once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from .fold import fold_key
from .words import quoted_words, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_LEAST_RARITY = 0.05


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one sentence as 64-bit keys, each once, and how much each counts (1 + ln of how often)."""

    keys: NDArray[np.uint64]
    counts: Floats


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """Words, beginnings of telling words, and pairs of words of one sentence; and whether it quotes somebody."""

    words: Terms
    stems: Terms
    bigrams: Terms
    quotes: bool


class Postings:
    """Which sentences have which terms, to be read from either side."""

    def __init__(self, rows: Ints, terms: Ints, weights: Floats, height: int, order: Ints | None = None) -> None:
        """Take one entry a sentence and term, sorted by sentence; there are `height` sentences.

        `order` sorts the terms stably, where the caller knows how.
        """
        self.height, self.terms, self.weights = height, terms, weights
        self.sizes = np.bincount(rows, minlength=height)
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)))
        if order is None:
            order = np.argsort(terms, kind="stable")
        self._posted, self._posted_weights = rows[order], weights[order]
        self._posts = np.bincount(terms)
        self._first_post = np.concatenate(([0], np.cumsum(self._posts)))[:-1]

    def work(self, sentences: Ints) -> Ints:
        """Return how many steps `meet` takes for each of some sentences."""
        entries = _ranges(self.starts[sentences], self.sizes[sentences])
        owner = np.repeat(np.arange(len(sentences)), self.sizes[sentences])
        posts = np.bincount(owner, weights=self._posts[self.terms[entries]], minlength=len(sentences))
        return posts.astype(np.int64) + self.height

    def meet(self, sentences: Ints) -> "Meeting":
        """Bring some sentences together with every sentence."""
        sizes = self.sizes[sentences]
        entries = _ranges(self.starts[sentences], sizes)
        terms = self.terms[entries]
        posts = self._posts[terms]
        places = _ranges(self._first_post[terms], posts)
        owner = np.repeat(np.arange(len(sentences)) * self.height, sizes)
        cells = np.repeat(owner, posts) + self._posted[places]
        return Meeting(self, (len(sentences), self.height), cells, entries, posts, places)

    def weigh(self, entries: Ints, posts: Ints, places: Ints) -> Floats:
        """Return the product of the weights of each entry and of its posts."""
        return np.asarray(np.repeat(self.weights[entries], posts) * self._posted_weights[places])


@dataclass(frozen=True, slots=True)
class Meeting:
    """All common terms of some sentences (rows) with every sentence (columns), one after the other."""

    of: Postings
    shape: tuple[int, int]
    cells: Ints
    entries: Ints
    posts: Ints
    places: Ints

    def products(self) -> Floats:
        """Return the products of the weights of common terms, summed."""
        return self._summed(self.of.weigh(self.entries, self.posts, self.places))

    def common(self) -> Floats:
        """Return the number of common terms."""
        return self._summed(None)

    def _summed(self, weights: Floats | None) -> Floats:
        size = self.shape[0] * self.shape[1]
        return np.bincount(self.cells, weights=weights, minlength=size).reshape(self.shape).astype(np.float32)


class Space(Postings):
    """One kind of term over all distinct sentences of an event; the product of two sentences is their cosine."""

    def __init__(self, bags: Sequence[Terms], times: Ints, total: int) -> None:
        """Weigh terms by the `total` sentences of the event, of which distinct one d occurs `times[d]` times."""
        rows = np.repeat(np.arange(len(bags)), np.fromiter((len(bag.keys) for bag in bags), np.int64, len(bags)))
        keys = np.concatenate([bag.keys for bag in bags]) if bags else np.empty(0, np.uint64)
        counts = np.concatenate([bag.counts for bag in bags]) if bags else np.empty(0, np.float32)
        # What np.unique does, but for the order, which sorts the postings as well.
        order = np.argsort(keys, kind="stable")
        in_order = keys[order]
        numbers = np.cumsum(np.concatenate(([False], in_order[1:] != in_order[:-1]))[: len(keys)])
        terms = np.empty(len(keys), np.int64)
        terms[order] = numbers
        seen = np.bincount(numbers, weights=times[rows[order]])
        self.rarity = np.maximum(_LEAST_RARITY, np.log((total + 1) / (seen + 0.5)))
        weights = counts * self.rarity[terms]
        lengths = np.sqrt(np.bincount(rows, weights=weights * weights, minlength=len(bags)))
        unit = np.asarray(weights / np.where(lengths > 0, lengths, 1)[rows], np.float32)
        super().__init__(rows, terms, unit, len(bags), order)


def anchors(space: Space, same: Ints, article: Ints) -> Postings:
    """Return, for every sentence, the terms that no other sentence of its article has.

    `same` gives the distinct sentence in `space` of each, `article` the article of each.
    """
    sizes = space.sizes[same]
    rows = np.repeat(np.arange(len(same)), sizes)
    terms = space.terms[_ranges(space.starts[same], sizes)]
    owner = article[rows] * (int(terms.max(initial=0)) + 1) + terms
    alone = np.bincount(owner)[owner] == 1 if len(owner) else np.empty(0, bool)
    return Postings(rows[alone], terms[alone], np.ones(int(alone.sum()), np.float32), len(same))


@lru_cache(maxsize=50_000)
def terms_of(key: str) -> SentenceTerms:
    """Return the terms of a sentence given by its `fold_key`."""
    found = words_of(key)
    pairs = tuple(f"{one} {other}" for one, other in found.bigrams)
    return SentenceTerms(_terms(found.words), _terms(found.stems), _terms(pairs), quoted_words(key) > 1)


def distinct(articles: Sequence[Sequence[str]]) -> tuple[list[str], Ints]:
    """Return the folded distinct sentences of an event, and for each sentence the number of its own."""
    numbers: dict[str, int] = {}
    keys = [fold_key(sentence) for article in articles for sentence in article]
    return list(dict.fromkeys(keys)), np.fromiter(
        (numbers.setdefault(key, len(numbers)) for key in keys), np.int64, len(keys)
    )


def _terms(words: Sequence[str]) -> Terms:
    keys = np.fromiter(map(_hash, words), np.uint64, len(words))
    known, counts = np.unique(keys, return_counts=True)
    return Terms(known, (1 + np.log(counts)).astype(np.float32))


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """Number a word alike in every process. 64 bits: no two words of an event are ever likely to meet."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers of all ranges [start, start + size), one after the other."""
    total = int(sizes.sum())
    ends = np.cumsum(sizes)
    return np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
