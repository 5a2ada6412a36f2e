"""Sentences of an event as sparse vectors: rare words weigh more, equal sentences are held once."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .capitals import MOST_LARGE
from .columns import runs
from .terms import KINDS, Floats, Ints, Keys, SentenceTerms

_LEAST_RARITY = 0.05
# What is held of common terms at a time: a few megabytes.
MOST_AT_ONCE = 250_000


class Common(NamedTuple):
    """What some sentences (rows) have in common with others (columns).

    Cosines of their words, of their beginnings of words, and of those that begin no name; numbers of beginnings and
    of pairs of words.
    """

    words: Floats
    stems: Floats
    plain: Floats
    shared: Floats
    pairs: Floats


class Space:
    """The terms of all distinct sentences of an event, and where each term stands.

    What a sentence has of one kind is a bag, of length 1: the product of two bags is the cosine of the sentences.
    """

    def __init__(self, found: Sequence[SentenceTerms], times: Ints) -> None:
        """Weigh terms by the sentences of the event, in which `found[d]` occurs `times[d]` times."""
        self.height = len(found)
        told = np.array([one.sizes for one in found], np.int64).reshape(-1, len(KINDS) + 2)
        self.sizes = told[:, : len(KINDS)].ravel()
        self.starts = np.concatenate(([0], self.sizes.cumsum()))
        order = self._number(np.concatenate([np.empty(0, np.uint64), *[one.keys for one in found]]))
        bags = np.arange(len(self.sizes)).repeat(self.sizes)
        self._posted = (np.arange(len(self.sizes)) // len(KINDS))[bags[order]]
        seen = np.add.reduceat(times[self._posted], self._first_post) if len(order) else self._posts
        self.rarity = rarities(int(times.sum()))[seen]
        counts, balance = np.concatenate([np.empty((0, 2), np.float32), *[one.values for one in found]]).T
        self._weights = self._unit(bags, counts * self.rarity[self.terms])
        names = self._names(balance, *told[:, len(KINDS) :].sum(axis=0).tolist())
        self._plain = self._unit(bags, np.where(names, 0, self.rarity)[self.terms])
        self._posted_weights, self._posted_plain = self._weights[order], self._plain[order]

    def _number(self, keys: Keys) -> Ints:
        """Number the terms in the order of their keys; return the order in which those of one number are together."""
        order = _stable_order(keys)
        self._first_post, self._posts = runs(keys[order])
        self.terms = np.empty(len(keys), np.int64)
        self.terms[order] = np.arange(len(self._posts)).repeat(self._posts)
        return order

    def _unit(self, bags: Ints, weights: NDArray[np.float64]) -> Floats:
        lengths = np.sqrt(np.bincount(bags, weights * weights, len(self.sizes)))
        lengths[lengths == 0] = 1
        return np.asarray(weights / lengths[bags], np.float32)

    def _names(self, balance: Floats, large: int, inside: int) -> NDArray[np.bool_]:
        """Say of each term whether it is a name: where too many words begin with a capital, none can be told."""
        if large > MOST_LARGE * inside:
            return np.zeros(len(self.rarity), bool)
        return np.asarray(np.bincount(self.terms, balance, len(self.rarity)) > 0)

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

    def compare(self, sentences: Ints, width: int) -> Common:
        """Bring some sentences (rows) together with the first `width` ones (columns)."""
        posts = np.bincount(self.terms[: self.starts[len(KINDS) * width]], minlength=len(self.rarity))
        found = [self._compare(part, width, posts) for part in np.split(sentences, self._cuts(sentences, posts))]
        return found[0] if len(found) == 1 else Common(*map(np.concatenate, zip(*found, strict=True)))

    def _cuts(self, sentences: Ints, posts: Ints) -> list[int]:
        """Say where to cut a list of sentences so that what is held at once is bounded."""
        if len(self.terms) * len(sentences) <= MOST_AT_ONCE:
            return []
        met = np.concatenate(([0], posts[self.terms].cumsum()))[self.starts[:: len(KINDS)]]
        part = (met[1:] - met[:-1])[sentences].cumsum() // MOST_AT_ONCE
        return ((part[1:] != part[:-1]).nonzero()[0] + 1).tolist()

    def _compare(self, sentences: Ints, width: int, posts: Ints) -> Common:
        """Go through all common terms of the sentences: bags are rows, all of one kind before those of the next.

        `posts` tells how many of the first `width` sentences have each term.
        """
        bags = self.bags(sentences, *KINDS)
        sizes = self.sizes[bags]
        entries = ranges(self.starts[bags], sizes)
        terms = self.terms[entries]
        posts = posts[terms]
        mine, theirs = entries.repeat(posts), ranges(self._first_post[terms], posts)
        cells = (np.arange(len(bags)) * width).repeat(sizes).repeat(posts)
        cells += self._posted[theirs]
        size = len(sentences) * width
        # Cells are sorted by row, if by no more: so much can be told by halving.
        stem, pair = np.searchsorted(cells, [size, 2 * size])
        weights = self._weights[mine[:pair]]
        weights *= self._posted_weights[theirs[:pair]]
        plain = self._plain[mine[stem:pair]] * self._posted_plain[theirs[stem:pair]]
        del mine, theirs
        sums = np.empty((5, len(sentences), width), np.float32)
        sums[:2] = np.bincount(cells[:pair], weights, 2 * size).reshape(2, *sums.shape[1:])
        cells = cells[stem:] - size
        sums[2] = np.bincount(cells[: pair - stem], plain, size).reshape(sums.shape[1:])
        sums[3:] = np.bincount(cells, minlength=2 * size).reshape(2, *sums.shape[1:])
        return Common(*sums)


@lru_cache(maxsize=16)
def rarities(total: int) -> NDArray[np.float64]:
    """Return how much a term weighs by the number of sentences that have it, of `total`."""
    values = np.maximum(_LEAST_RARITY, np.log((total + 1) / (np.arange(total + 1) + 0.5)))
    values.flags.writeable = False
    return values


def _stable_order(keys: Keys) -> Ints:
    """Return what a stable argsort does, several times faster: the keys are sorted with their places at their ends."""
    bits = len(keys).bit_length()
    packed = (keys >> np.uint64(bits) << np.uint64(bits)) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    order = (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
    ordered = keys[order]
    # Right unless two keys differ in their last bits only.
    if np.any(ordered[1:] < ordered[:-1]):
        return np.asarray(keys.argsort(kind="stable"))
    return order


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers of all ranges [start, start + size), one after the other."""
    before = sizes.cumsum() - sizes
    numbers: Ints = (starts - before).repeat(sizes)
    # In place, here and where terms meet: what is held at once decides over speed.
    numbers += np.arange(len(numbers))
    return numbers
