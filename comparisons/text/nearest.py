"""What two sentences have in common in words that people can check, and the nearest sentence where none is linked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .event import read
from .score import candidates, log_odds
from .words import shared_words, words_of

_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Common:
    """What stands in both sentences, as the first has it: telling words, and of those names and numbers."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]


def common(one: str, other: str) -> Common:
    """Return what `one` and `other` share; a name is a word that both write with a capital letter."""
    theirs = {word.casefold() for word in _capitalised(other)}
    names = dict.fromkeys(word for word in _capitalised(one) if word.casefold() in theirs)
    numbers = set(_NUMBER.findall(other))
    return Common(
        shared_words(one, other),
        tuple(name for name in names if words_of(name).stems),
        tuple(dict.fromkeys(number for number in _NUMBER.findall(one) if number in numbers)),
    )


def _capitalised(sentence: str) -> list[str]:
    return [word for word in _NAME.findall(sentence) if word[0].isupper()]


def nearest(sentences: Sequence[str], at: int, others: Sequence[str]) -> tuple[int, float] | None:
    """Return which of `others` is likeliest to say what `sentences[at]` says, and how likely; None for none."""
    found = ranked(sentences, at, others, most=1)
    return found[0] if found else None


def ranked(sentences: Sequence[str], at: int, others: Sequence[str], most: int) -> list[tuple[int, float]]:
    """Return up to `most` of `others` that may say what `sentences[at]` says, each with how likely, 0 to 1.

    The two articles are taken by themselves. Nothing where no pair is likely enough for the engine to look at. Raises
    IndexError for a sentence that is not there.
    """
    if not -len(sentences) <= at < len(sentences):
        raise IndexError(at)
    if not others:
        return []
    event = read([list(sentences), list(others)])
    pairs = candidates(event)
    mine = np.flatnonzero(pairs.one == at % len(sentences))
    if not len(mine):
        return []
    odds = log_odds(event.tier.weights, pairs.features[mine])
    best = np.argsort(-odds, kind="stable")[:most]
    return [(int(pairs.other[mine[k]]) - len(sentences), float(1 / (1 + np.exp(-odds[k])))) for k in best]
