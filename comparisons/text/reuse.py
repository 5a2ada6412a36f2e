"""Stretches that two texts have word for word in common, wherever they stand.

Seed and extend with greedy string tiling, longest first (Wise 1993; as used for newspaper copy by
Clough et al. 2002, METER), on folded words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .fold import Folded, fold
from .spans import Span, covered

LEAST_WORDS = 8
SEED = 5
MOST_PLACES = 64
_STOPS = frozenset(".!?…\"')")
_WRITTEN = re.compile(r"\w+(?:['’.\-]\w+)*")
_WORD = re.compile(r"\w+(?:['.\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Copy:
    """The code points `a` of one text and `b` of another say the same, in `words` words."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text cut into folded words and signs; make it once, compare it often."""

    text: str
    folded: Folded
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def prepare(text: str) -> Prepared:
    """Fold `text` and cut it into words, each with its place in the folded text."""
    folded = fold(text)
    found = [(match.group(), match.span()) for match in _WORD.finditer(folded.text)]
    return Prepared(text, folded, tuple(word for word, _ in found), tuple(place for _, place in found))


def copies(a: str | Prepared, b: str | Prepared, *, least_words: int = LEAST_WORDS) -> list[Copy]:
    """Return the stretches of at least `least_words` words that stand in both texts, in the order of `a`.

    Typesetting is ignored. No word of either text is in two stretches; longer stretches win. A seed that
    stands in more than MOST_PLACES places of `b` starts no comparison.
    """
    one = prepare(a) if isinstance(a, str) else a
    other = prepare(b) if isinstance(b, str) else b
    taken_a, taken_b = bytearray(len(one.words)), bytearray(len(other.words))
    tiles: list[Copy] = []
    for i, j, length in sorted(_runs(one.words, other.words), key=lambda run: (-run[2], run[0], run[1])):
        for start, end in _free(taken_a, taken_b, i, j, length):
            start = _skip_stops(one.words, i + start, i + end) - i
            tile = _tile(one, other, Span(i + start, i + end), j - i)
            if tile is not None and tile.words >= least_words:
                taken_a[i + start : i + end] = taken_b[j + start : j + end] = b"\1" * (end - start)
                tiles.append(tile)
    return sorted(tiles, key=lambda tile: tile.a)


def copied_share(text: str, found: Iterable[Copy]) -> float:
    """Return the share of the code points of the first text that lies in copied stretches, 0 to 1."""
    return covered(copy.a for copy in found) / len(text) if text else 0.0


def _runs(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Return maximal runs (i, j, length) that share a seed of SEED tokens."""
    seeds: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - SEED + 1):
        seeds.setdefault(b[j : j + SEED], []).append(j)
    runs: list[tuple[int, int, int]] = []
    for i in range(len(a) - SEED + 1):
        found = seeds.get(a[i : i + SEED], ())
        for j in found if len(found) <= MOST_PLACES else ():
            if i and j and a[i - 1] == b[j - 1]:
                continue
            runs.append((i, j, _extent(a, b, i, j)))
    return runs


def _extent(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> int:
    length = SEED
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _free(taken_a: bytearray, taken_b: bytearray, i: int, j: int, length: int) -> list[tuple[int, int]]:
    """Return the parts of a run that no longer run has taken yet, counted from its start."""
    parts: list[tuple[int, int]] = []
    start = 0
    for at in range(length + 1):
        if at == length or taken_a[i + at] or taken_b[j + at]:
            if at > start:
                parts.append((start, at))
            start = at + 1
    return parts


def _skip_stops(words: tuple[str, ...], start: int, end: int) -> int:
    """Move behind the stop that ends the sentence before: it is not part of what was copied."""
    while start < end and words[start] in _STOPS:
        start += 1
    return start


def _tile(one: Prepared, other: Prepared, run: Span, shift: int) -> Copy | None:
    """Return a run of `one`, which stands `shift` words further on in `other`; None when nothing is left of it.

    Words count as written: "10,000" is two, in the text that has more.
    """
    if not len(run):
        return None
    a, b = _span(one, run.start, run.end), _span(other, run.start + shift, run.end + shift)
    return Copy(a, b, max(len(_WRITTEN.findall(a.of(one.text))), len(_WRITTEN.findall(b.of(other.text)))))


def _span(text: Prepared, start: int, end: int) -> Span:
    return text.folded.original(text.places[start][0], text.places[end - 1][1])
