"""Words that are the same word spelt otherwise: British and American, and names carried over from other scripts."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Each pair rewrites one spelling habit to one form; order matters, since later rules see the result of earlier ones.
_BRITISH = [
    (r"(?<=[a-z]{2})is(?=(e|ed|es|er|ers|ing|ation|ations|able)$)", "iz"),
    (r"(?<=[a-z])ys(?=(e|ed|es|er|ers|ing)$)", "yz"),
    (r"(?<=[a-z]{2})our(?=(s|ed|ing|able|ably|er|ers|ful|ite|ites|hood|hoods|ism|less|al)?$)", "or"),
    (r"(?<=[a-z]{2}[bcdfghklmnpstv])re(?=(s|d)?$)", "er"),
    (r"ll(?=(ed|ing|er|ers|or|ors|ation)$)", "l"),
    (r"(?<=[a-z])ogue(?=s?$)", "og"),
    (r"ence(?=s?$)", "ense"),
    (r"ae|oe", "e"),
    (r"mme(?=s?$)", "m"),
    (r"(?<=jud)ge(?=ment)", "g"),
    (r"ll(?=(ment|ful|fully)$)|(?<=fulfi)ll", "l"),
    (r"^grey", "gray"),
    (r"^tyre", "tire"),
    (r"^cheque", "check"),
    (r"^plough", "plow"),
    (r"^alumin(i?)um", "aluminum"),
    (r"^scepti", "skepti"),
    (r"^mould", "mold"),
    (r"^manoeuv|^maneuv", "maneuv"),
    (r"^cosy$", "cozy"),
    (r"^ageing$", "aging"),
    (r"^whilst$", "while"),
    (r"^amongst$", "among"),
    (r"(?<=ward)s$", ""),
]
_SPELLINGS = [(re.compile(pattern), form) for pattern, form in _BRITISH]
_SOUNDS = [
    (re.compile(pattern), form)
    for pattern, form in [
        (r"['’`-]", ""),
        (r"(?<=[a-z])(ian|yan|jan|ean)$", "yn"),
        (r"(sch|tsh|tch|ch|sh|zh|cz|tz|ts|kh|gh|dj|dzh|q|k|g|c|x|h|j|s|z)", "k"),
        (r"(ff|v|w|f|ph|b|p)", "f"),
        (r"(dt|th|t|d)", "t"),
        (r"[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    ]
]


def is_variant(one: str, other: str) -> bool:
    """Say whether two different words are spellings of one word; both as they stand in the text.

    British against American spelling counts for any word; close transliterations only for capitalised ones.
    """
    plain, twin = _plain(one), _plain(other)
    if plain == twin or _american(plain) == _american(twin):
        return True
    names = one[:1].isupper() and other[:1].isupper() and min(len(plain), len(twin)) >= 4
    return names and _sound(plain) == _sound(twin) and _near(plain, twin)


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ı", "i").replace("ə", "a")


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


def _near(one: str, other: str) -> bool:
    """At most a third of the longer word may be typed otherwise (edit distance), two letters at least."""
    allowed = max(2, max(len(one), len(other)) // 3)
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, twin in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != twin))
    return row[-1] <= allowed


def respelt(words: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Map each of `others` that `words` lacks to the one it is a spelling of (case-folded keys), if there is one."""
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
