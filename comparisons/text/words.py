"""What a sentence is compared by: its words, their stems, and pairs of neighbours."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .fold import fold_key

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SUFFIX = re.compile(r"(?<=[^\W\d_]{3})(?:ies|ing|ed|ly|es|s|e|y)$")
_STOP = (
    "a an the this that these those of in on at to for from by with as and or but if than then so not no "
    "nor is are was "
    "were be been being am has have had having do does did doing will would shall should can could may "
    "might must it its "
    "he she they them him her his their theirs we us our you your i me my who whom which what when where "
    "why how there "
    "here also into about after before over under up down out off again more most some such only own same "
    "very just "
    "said says say saying told tells tell according added adds mr mrs ms"
)
STOP_WORDS = frozenset(_STOP.split())


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in order, the stems of those that carry meaning, and neighbouring words."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    bigrams: frozenset[tuple[str, str]]


@lru_cache(maxsize=50_000)
def words_of(sentence: str) -> Words:
    """Return what `sentence` is compared by. Scripts without spaces are cut into pairs of characters."""
    found = tuple(word for match in _WORD.finditer(fold_key(sentence)) for word in _cut(match.group()))
    stems = tuple(stem(word) for word in found if word not in STOP_WORDS)
    return Words(found, stems, frozenset(pairwise(found)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word without a common English ending; other languages lose little by it."""
    return _SUFFIX.sub("", word) if len(word) > 3 else word


def _cut(word: str) -> list[str]:
    if word[0].isdigit():
        return [word.replace(",", "")]
    word = word.removesuffix("'s")
    if not _UNSPACED.search(word) or len(word) < 3:
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]
