"""One word spelt otherwise: British and American spelling, and names carried over from other scripts."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Each pair rewrites one spelling habit to one form; order matters, since later rules see the result of
# earlier ones.
_DOUBLING = (
    "travel cancel label model level signal counsel fuel marvel quarrel total dial channel libel rival "
    "equal jewel panel "
    "enrol initial tunnel shovel grovel duel appal instal distil fulfil propel"
)
_BRITISH = [
    (r"(?<=[a-z]{3})is(?=(e|ed|es|er|ers|ing|ation|ations|able)$)", "iz"),
    (r"(?<=[a-z]{2})ys(?=(e|ed|es|er|ers|ing)$)", "yz"),
    (r"(?<=[a-z]{2})our(?=(s|ed|ing|able|ably|er|ers|ful|ite|ites|hood|hoods|ism|less|al)?$)", "or"),
    (r"(?<=[a-z]{2}[bcdfghklmnpstv])re(?=(s|d)?$)", "er"),
    (rf"^({'|'.join(_DOUBLING.split())})l(?=(ed|ing|er|ers|or|ors|ation|ment|s)?$)", r"\1"),
    (r"(?<=[a-z])ogue(?=s?$)", "og"),
    (r"ence(?=s?$)", "ense"),
    (r"(?<=[a-z])[ao]e(?=[a-z]{3})|^[ao]e(?=[a-z]{4})", "e"),
    (r"(?<=program)me(?=s?$)", ""),
    (r"(?<=judg)e(?=ment)|(?<=acknowledg)e(?=ment)", ""),
    (r"(?<=skil)l(?=ful)|(?<=wil)l(?=ful)", ""),
    (r"^grey", "gray"),
    (r"^tyre", "tire"),
    (r"^cheque", "check"),
    (r"^plough", "plow"),
    (r"^aluminium", "aluminum"),
    (r"^scepti", "skepti"),
    (r"^mould", "mold"),
    (r"^man(o|)euv(re|er)", "maneuver"),
    (r"^cosy$", "cozy"),
    (r"^ageing$", "aging"),
    (r"^pyjama", "pajama"),
    (r"^practis", "practic"),
    (r"^whilst$", "while"),
    (r"^amongst$", "among"),
    (r"^(to|in|up|on|back|down|after|home|for|out)wards$", r"\1ward"),
]
_SPELLINGS = [(re.compile(pattern), form) for pattern, form in _BRITISH]
_SOUNDS = [
    (re.compile(pattern), form)
    for pattern, form in [
        (r"['’`-]", ""),
        (r"(?<=[a-z])(ian|yan|ean)$", "yn"),
        (r"(sch|tsh|tch|ch|sh|zh|cz|tz|ts|kh|gh|dj|dzh|q|k|g|c|x|h|j|s|z)", "k"),
        (r"(ff|v|w|f|ph|b|p)", "f"),
        (r"(dt|th|t|d)", "t"),
        (r"[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    ]
]

_ALIKE = ("ei", "iyj", "ouw", "ae", "kqcgxh", "szcj", "vwfb", "td", "bp")
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1+")
# In short words a consonant doubled before one of these makes another word: later and latter, planed and planned.
_TELLING_DOUBLE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1+(?!(?:ed|ers?|en|ing|y)$)")
_LONG = 7
_KNOWN = {"kiev": "kyiv", "kharkov": "kharkiv", "lvov": "lviv", "odessa": "odesa"}
_PLAIN_LETTERS = str.maketrans("ıəłøđ", "ialod")


def is_variant(one: str, other: str) -> bool:
    """Say whether two different words are spellings of one word; both as they stand in the text.

    British against American spelling counts for any word; close transliterations only for capitalised ones.
    """
    plain, twin = _plain(one), _plain(other)
    if plain == twin or _american(plain) == _american(twin):
        return True
    names = one[:1].isupper() and other[:1].isupper() and min(len(plain), len(twin)) >= 5
    # One letter in four may be written otherwise.
    allowed = max(1, max(len(plain), len(twin)) // 4)
    return names and _sound(plain) == _sound(twin) and _distance(_undoubled(plain), _undoubled(twin)) <= allowed


def spelling_key(word: str) -> str:
    """Return what spellings of one word have in common by rule: Centre and center, without case and accents."""
    return _american(_plain(word))


def _undoubled(word: str) -> str:
    """Write doubled consonants once, as transliterations do or do not: Hossian, Hosian."""
    short = _DOUBLED.sub(r"\1", word)
    return short if len(short) >= _LONG else _TELLING_DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)
    return _KNOWN.get(bare, bare)


@lru_cache(maxsize=50_000)
def _american(word: str) -> str:
    if len(word) < 4:
        return word
    for pattern, form in _SPELLINGS:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    for pattern, form in _SOUNDS:
        word = pattern.sub(form, word)
    return word


def _distance(one: str, other: str) -> int:
    """Count the letters that are written otherwise; those that do not sound alike count twice."""
    row = [sum(map(_silent, other[:j])) for j in range(len(other) + 1)]
    for letter in one:
        above, row[0] = row[0], row[0] + _silent(letter)
        for j, twin in enumerate(other, 1):
            changed = above + _change(letter, twin)
            above, row[j] = row[j], min(row[j] + _silent(letter), row[j - 1] + _silent(twin), changed)
    return row[-1]


def _silent(letter: str) -> int:
    return 1 if letter in "aeiouyhj" else 2


def _change(letter: str, twin: str) -> int:
    if letter == twin:
        return 0
    return 1 if any(letter in group and twin in group for group in _ALIKE) else 2


def respelt(words: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Map each of `others` that `words` lacks to the one it is a spelling of, if any; keys are case-folded."""
    known, new = sorted(set(words)), sorted(set(others))
    have, twins = {word.casefold() for word in known}, {word.casefold() for word in new}
    shelves: dict[str, list[str]] = {}
    for word in (word for word in known if word.casefold() not in twins):
        for label in _labels(word):
            shelves.setdefault(label, []).append(word)
    found: dict[str, str] = {}
    for word in (word for word in new if word.casefold() not in have):
        near = (old for label in _labels(word) for old in shelves.get(label, ()) if is_variant(old, word))
        match = next(near, None)
        if match is not None:
            found[word.casefold()] = match.casefold()
    return found


def _labels(word: str) -> tuple[str, ...]:
    """Return keys of which two variants share at least one, so that only likely pairs are compared."""
    plain = _plain(word)
    return (_american(plain), "~" + _sound(plain)) if word[:1].isupper() else (_american(plain),)
