"""How outlets and authors are written in texts: by name, without its article, by its letters, by its address.

All of it is for hiding: a form that is found once too often costs a word, one that is missed tells who wrote a text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from .credits import NAME_BREAK
from .fold import fold
from .phrases import CREDIT_WORDS
from .variants import spelling_key

# Letters that are marks (vowel signs, accents) stand inside words, where \w ends one.
_BLOCKS = ((0x300, 0x1E00), (0x20D0, 0x2100), (0x2CEF, 0x3100), (0xA66F, 0xAC00), (0x11000, 0x12000))
_SIGNS = (chr(code) for first, end in _BLOCKS for code in range(first, end))
_MARKS = "".join(sign for sign in _SIGNS if unicodedata.category(sign)[0] == "M")
WORD = re.compile(rf"[^\W_]+(?:[{re.escape(_MARKS)}]+[^\W_]*)*")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ARTICLES = "the le la les el los las il lo gli i der die das de het o os as al"
ARTICLES = frozenset(_ARTICLES.split())
# Capitals that stand in names of outlets and are words of everybody.
_EVERYBODYS = "US USA UK EU UN UAE NY LA DC TV FM AM PM II III IV NEWS DAILY LIVE"
EVERYBODYS = frozenset(_EVERYBODYS.split())
# The Courier, your Courier.
LEADING = frozenset(["the", "a", "an", "our", "your", "this"])
# What outlets sell under half of their name: Orbit Morning.
_PRODUCTS = "morning evening daily weekly today newsletter brief briefing live plus premium club podcast online digital"
PRODUCTS = tuple(_PRODUCTS.split())
_PARTS = re.compile(r"\s*[/|()\[\]:·•,;]\s*|\s+[–—-]\s+")
_BY = re.compile(
    r"\s*(?:by|von|par|por|di|door|av|autor|autora|auteur|автор|text|հեղինակ|yazan|بقلم|文|记者|記者|מאת)\b[\s:：]*",
    re.IGNORECASE,
)
_LEAST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Form:
    """Words in a row, as `key_of` has them.

    `cased` says how the text must write them: "" anyhow, "last" or "all" of them with a capital, "caps" in capitals
    only. Where `grows`, endings of a few letters may follow each word. Where `led`, a word such as "the" comes before.
    """

    words: tuple[str, ...]
    cased: str = ""
    grows: bool = False
    led: bool = False


@lru_cache(maxsize=50_000)
def key_of(word: str) -> str:
    """Return what all spellings of a word have in common by rule: without case, accents, and British habits."""
    return spelling_key(word)


def words_in(name: str) -> list[str]:
    """Return the words of a name as written, quotes and dashes aside."""
    return WORD.findall(fold(name, keep_case=True).text)


def outlet_forms(name: str) -> Iterator[Form]:
    """Yield how texts may call an outlet that is written in words with spaces between them."""
    parts = [part for part in _PARTS.split(name) if part]
    for part in dict.fromkeys((name, *parts)):
        words = words_in(part)
        if "." in part and " " not in part:
            yield Form((key_of(max(part.split(".")[:-1], key=len)),), "last")
        elif words:
            yield from _name_forms(words)
    initials = [_initials(words_in(part)) for part in parts]
    if len(parts) > 1 and all(len(letters) > 1 for letters in initials):
        yield Form(tuple(map(key_of, initials)), "caps")


def _name_forms(words: list[str]) -> Iterator[Form]:
    core = words[1:] if words[0].casefold() in ARTICLES and len(words) > 1 else words
    # The word "the" gives nothing away, and a sentence reads on with it.
    yield _whole(core if words[0].casefold() == "the" else words, core)
    if len(core) > 1:
        yield Form((key_of("".join(core)),))
        if len(core[-1]) > 2 and core[-1][0].isupper():
            yield Form((key_of(core[-1]),), "last", led=True)
        yield from (Form((key_of(core[0]), product), "all") for product in PRODUCTS)
    yield from (Form((key_of(word),), "caps") for word in core if _is_acronym(word))
    letters = _initials(core)
    if len(letters) >= _LEAST_INITIALS:
        yield Form((key_of(letters),), "caps")
        yield Form(tuple(map(key_of, letters)), "caps")


def _whole(words: list[str], core: list[str]) -> Form:
    """Return the whole name; one of a single word, such as Time, is looked for as it is written, with its capital."""
    grows = len(core) > 1 or not core[0].isascii()
    cased = ""
    if len(core) == 1 and core[0][0].isupper():
        cased = "all"
        cased = "caps" if core[0].isupper() and len(core[0]) > 1 and core[0].isascii() else cased
    return Form(tuple(map(key_of, words)), cased, grows)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha() and word not in EVERYBODYS


def _initials(words: list[str]) -> str:
    return "".join(word if _is_acronym(word) else word[0] for word in words if word[0].isupper())


def byline_forms(byline: str) -> Iterator[Form]:
    """Yield the names in a byline: each of two words at least, or of one that is no word of every credit."""
    line = _BY.sub("", byline, count=1)
    for part in dict.fromkeys((line, *NAME_BREAK.split(line))):
        words = words_in(part)
        keys = tuple(map(key_of, words))
        if len(words) > 1 and any(word.casefold() not in CREDIT_WORDS for word in words):
            yield Form(keys, grows=not words[0].isascii())
        elif len(words) == 1 and len(words[0]) > 2 and words[0].casefold() not in CREDIT_WORDS:
            yield Form(keys, "last")


def handles(name: str) -> Iterator[str]:
    """Yield how an outlet may stand in an address: its words in one, with and without their article."""
    words = words_in(name)
    core = words[1:] if words and words[0].casefold() in ARTICLES else words
    yield from (key_of("".join(some)) for some in (words, core) if some)
    yield from (key_of(word) for word in core if _is_acronym(word))
    letters = _initials(core)
    if len(letters) >= _LEAST_INITIALS:
        yield key_of(letters)


def host_handles(url: str) -> Iterator[str]:
    """Yield what an address on the web is known by: its host in one, and the host's longest part."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return
    labels = host.split(".")
    if len(labels) > 1:
        yield key_of("".join(WORD.findall(host)))
        yield key_of("".join(WORD.findall(max(labels[:-1], key=len))))


def part_forms(name: str) -> Iterator[Form]:
    """Yield the single words of a name that may stand for it where an outlet speaks of itself."""
    return (Form((key_of(word),), "last") for word in words_in(name) if len(word) > 3 and word[0].isupper())
