"""What a sentence is compared by: its words, the beginnings of those that carry meaning, and word pairs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .fold import fold_key

BEGINNING = 5
# A name with a number in it (G7, F16) is one word: neither part of it says what the whole does.
WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+\d[^\W_]*|[^\W\d_]+(?:'[^\W\d_]+)*")
_QUOTED = re.compile(r'"([^"]{3,}?)(?:"|$)')
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STOP = (
    "a an the this that these those of in on at to for from by with as and or but if than then so not no nor is "
    "are was were be been being am has have had having do does did doing will would shall should can could may "
    "might must it its he she they them him her his their theirs we us our you your i me my who whom which what "
    "when where why how there here also into about after before over under up down out off again more most some "
    "such only own same very just said says say saying told tells tell according added adds mr mrs ms"
)
STOP_WORDS = frozenset(_STOP.split())
_COUNTS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTS.split())}


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in order, beginnings of the telling ones, neighbouring words; each telling word, once."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    bigrams: frozenset[tuple[str, str]]
    telling: dict[str, str]
    known: frozenset[str]


@lru_cache(maxsize=50_000)
def words_of(sentence: str) -> Words:
    """Return what `sentence` is compared by. Scripts without spaces are cut into pairs of characters."""
    found = tuple(word for run in WORD.findall(fold_key(sentence)) for word in _cut(run))
    telling = {word: stem(word) for word in found if word not in STOP_WORDS}
    stems = tuple(telling[word] for word in found if word in telling)
    return Words(found, stems, frozenset(pairwise(found)), telling, frozenset(stems))


def quoted_words(key: str) -> int:
    """Return how many telling words a sentence, given by its `fold_key`, has within quotes; one may stay open."""
    return sum(len(words_of(match.group(1)).stems) for match in _QUOTED.finditer(key))


@lru_cache(maxsize=65_536)
def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return the telling words of `one` that begin like a word of `other`, in their order."""
    known = words_of(other).known
    return tuple(word for word, beginning in words_of(one).telling.items() if beginning in known)


@lru_cache(maxsize=50_000)
def beginnings(word: str) -> tuple[str, ...]:
    """Return the beginnings of the telling words in one match of WORD, in small letters."""
    return tuple(stem(part) for part in _cut(word) if part not in STOP_WORDS)


def stem(word: str) -> str:
    """Return the first five letters: "resign" and "resignation" meet, in any language written in letters.

    Cutting at a fixed length did better here than taking off endings; numbers stay whole.
    """
    return word if word[0].isdigit() else _NUMBERS.get(word, word[:BEGINNING])


@lru_cache(maxsize=50_000)
def _cut(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        return (word.replace(",", ""),)
    word = word.replace(".", "").removesuffix("'s")
    if not _UNSPACED.search(word) or len(word) < 3:
        return (word,)
    return tuple(word[at : at + 2] for at in range(len(word) - 1))
