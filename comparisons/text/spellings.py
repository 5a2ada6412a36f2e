"""A table of spellings that count as one word, beside those that `variants` knows by rule."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from .diff import Edit, Kind, classify, word_edits
from .fold import fold, fold_key

# From folded spelling to the one that stands for all that are the same.
Table = Mapping[str, str]
LEAST_ALIKE = 0.6
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PLAIN_WORD = re.compile(r"\w+")
_UNCHANGED = {"equal", "mechanics", "variant"}


def table_of(pairs: Iterable[tuple[str, str]]) -> Table:
    """Return a table in which both words of each pair, and all that are tied by pairs, are the same."""
    table: dict[str, str] = {}
    for one, other in pairs:
        first, second = (table.get(key, key) for key in (fold_key(one).strip(), fold_key(other).strip()))
        for key, stands_for in list(table.items()):
            if stands_for == second:
                table[key] = first
        table[first] = table[second] = first
    return table


def occurring(table: Table, texts: Iterable[str]) -> Table:
    """Return the part of a table whose spellings stand in some of the texts."""
    if not table:
        return table
    keys = [fold_key(text) for text in texts]
    words = {word for key in keys for word in _PLAIN_WORD.findall(key)}
    plain = {key for key in table if _PLAIN_WORD.fullmatch(key)}
    phrases = [key for key in table if key not in plain and any(key in text for text in keys)]
    return {key: table[key] for key in sorted((plain & words).union(phrases))}


def respelling(table: Table) -> Callable[[str], str]:
    """Return what writes all spellings of one word in the table alike in a sentence, and keeps its capitals."""
    phrases = sorted((key for key in table if key and not _PLAIN_WORD.fullmatch(key)), key=len, reverse=True)
    either = "|".join(map(re.escape, phrases))
    phrase = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if phrases else None

    def written(match: re.Match[str]) -> str:
        word = match.group()
        standard = table.get(fold_key(word))
        if standard is None:
            return word
        return standard.title() if word[0].isupper() else standard

    def respell(sentence: str) -> str:
        text = fold(sentence, keep_case=True).text.strip()
        return _PLAIN_WORD.sub(written, phrase.sub(written, text) if phrase is not None else text)

    return respell if table else str


def same(one: str, other: str, table: Table) -> bool:
    """Say whether the table makes the words of two runs the same: as wholes, or word by word."""
    if not table:
        return False
    if _standard(one, table) == _standard(other, table):
        return True
    words, twins = _WORD.findall(one), _WORD.findall(other)
    if not words or len(words) != len(twins):
        return False
    return all(_standard(word, table) == _standard(twin, table) for word, twin in zip(words, twins, strict=True))


def _standard(words: str, table: Table) -> str:
    key = fold_key(words).strip()
    return table.get(key, key)


def respelt_edits(edits: Sequence[Edit], base: str, other: str, table: Table) -> tuple[Edit, ...]:
    """Return the edits with those that only put one spelling for another named "variant"."""
    if not table:
        return tuple(edits)
    return tuple(
        replace(edit, op="variant") if edit.op == "replace" and same(*_sides(edit, base, other), table) else edit
        for edit in edits
    )


def classify_with(base: str, other: str, table: Table) -> tuple[Kind, float]:
    """Return what `classify` says, and variant for an edited text that differs by spellings of the table only."""
    kind, share = classify(base, other)
    if not table or kind in ("verbatim", "variant"):
        return kind, share
    edits = respelt_edits(word_edits(base, other), base, other, table)
    return ("variant" if all(edit.op in _UNCHANGED for edit in edits) else kind), share


def suggested(pairs: Iterable[tuple[str, str]], known: Iterable[tuple[str, str]] = ()) -> Counter[tuple[str, str]]:
    """Return likely spellings of one name, with how often they stand for each other in pairs of linked sentences.

    Names are single words that begin with a capital in both and stand in the same place; `known` pairs are left out
    in either direction. The pair is in the order of the alphabet.
    """
    passed = {frozenset((fold_key(one), fold_key(other))) for one, other in known}
    found: Counter[tuple[str, str]] = Counter()
    for base, other in pairs:
        for edit in word_edits(base, other):
            one, twin = _sides(edit, base, other)
            if edit.op in ("variant", "replace") and _alike(one, twin) and _folded(one, twin) not in passed:
                first, second = sorted((one, twin))
                found[first, second] += 1
    return found


def _alike(one: str, twin: str) -> bool:
    named = all(_WORD.fullmatch(word) and word[0].isupper() and len(word) > 3 for word in (one, twin))
    return named and fold_key(one) != fold_key(twin) and _ratio(fold_key(one), fold_key(twin)) >= LEAST_ALIKE


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _folded(one: str, other: str) -> frozenset[str]:
    return frozenset((fold_key(one), fold_key(other)))


def _sides(edit: Edit, base: str, other: str) -> tuple[str, str]:
    return base[edit.a_start : edit.a_end].strip(), other[edit.b_start : edit.b_end].strip()
