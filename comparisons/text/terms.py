"""What each sentence is compared by, as numbers: words, beginnings of telling words, pairs of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .capitals import capitals
from .fold import fold_key
from .words import quoted_words, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
# What sentences are compared by, in the order in which a sentence holds it.
WORDS, STEMS, BIGRAMS = KINDS = range(3)
_KEY_BITS = 62


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """The terms of one sentence: words, beginnings of telling words, pairs of words; and whether it quotes somebody.

    Each term is there once, in order, as a 64-bit key whose highest bits are its kind. `values` has two columns: how
    much each counts (1 + ln of how often), and the balance of its capitals (`capitals.Capitals`). `sizes` tells how
    many terms there are of each kind, how many words inside the sentence begin with a capital, and of how many.
    """

    keys: Keys
    values: Floats
    sizes: tuple[int, ...]
    quotes: bool


@lru_cache(maxsize=50_000)
def terms_of(sentence: str) -> SentenceTerms:
    """Return the terms of a sentence, as it stands in the text."""
    key = fold_key(sentence)
    found, written = words_of(key), capitals(sentence)
    kinds = found.words, found.stems, [f"{one} {other}" for one, other in found.bigrams]
    numbers = [_key(kind, word) for kind in KINDS for word in kinds[kind]]
    keys, often = np.unique(np.array(numbers, np.uint64), return_counts=True)
    balance = {_key(STEMS, beginning): value for beginning, value in written.balance.items()}
    return SentenceTerms(
        keys,
        np.array([1 + np.log(often), [balance.get(number, 0) for number in keys.tolist()]], np.float32).T.copy(),
        (*[len(set(words)) for words in kinds], written.large, written.inside),
        quoted_words(key) > 1,
    )


def distinct(articles: Sequence[Sequence[str]]) -> tuple[list[str], Ints]:
    """Return the distinct sentences of an event, and for each sentence the number of its own.

    Sentences that differ in typesetting only are one. Those of the last article come first, then those that the one
    before it has besides, and so on: all that stand in some last articles have the smallest numbers.
    """
    numbers: dict[str, int] = {}
    said: list[str] = []
    same: list[int] = []
    for sentence in chain.from_iterable(map(reversed, reversed(articles))):
        number = numbers.setdefault(fold_key(sentence), len(said))
        if number == len(said):
            said.append(sentence)
        same.append(number)
    return said, np.array(same[::-1], np.int64)


def _key(kind: int, word: str) -> int:
    return kind << _KEY_BITS | _hash(word)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """Number a word alike in every process. 62 bits: no two words of an event are ever likely to meet."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") >> (64 - _KEY_BITS)
