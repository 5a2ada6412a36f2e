"""How many spans of one annotator another has too. Easy to read, and not corrected for chance."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

from annotator.agreement.coefficients.continuum import Continuum, Unit
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined

Hits = Callable[[Sequence[Unit], Sequence[Unit]], int]


def strict_f1(continua: Sequence[Continuum]) -> Coefficient:
    """F1 over pairs of annotators: a span is a hit when the other has one with the same borders and label.

    (hits of one in the other + hits of the other in the one) / (spans of both), summed over all pairs and texts before
    the division (F1 as in Hripcsak and Rothschild, JAMIA 12, 2005, p. 297). `units` are the spans that were compared.
    """
    return _f1(continua, _equal_hits)


def lenient_f1(continua: Sequence[Continuum]) -> Coefficient:
    """F1 as in `strict_f1`, but a span is a hit when it shares a code point with one of the same label."""
    return _f1(continua, _meeting_hits)


def _f1(continua: Sequence[Continuum], hits_in: Hits) -> Coefficient:
    hits = spans = 0
    for continuum in continua:
        for first, second in combinations(continuum.units.values(), 2):
            hits += hits_in(first, second) + hits_in(second, first)
            spans += len(first) + len(second)
    return Coefficient(hits / spans, spans) if spans else undefined(Reason.NO_PAIRS)


def _equal_hits(mine: Sequence[Unit], theirs: Sequence[Unit]) -> int:
    known = set(theirs)
    return sum(unit in known for unit in mine)


def _meeting_hits(mine: Sequence[Unit], theirs: Sequence[Unit]) -> int:
    by_label: dict[Hashable, list[tuple[int, int]]] = {}
    for start, end, label in theirs:
        by_label.setdefault(label, []).append((start, end))
    reach = {label: _reach(found) for label, found in by_label.items()}
    return sum(_meets(start, end, *reach[label]) for start, end, label in mine if label in reach)


def _reach(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Starts in order, and beside each the farthest end of the spans up to it."""
    starts, ends, farthest = [], [], 0
    for start, end in sorted(spans):
        farthest = max(farthest, end)
        starts.append(start)
        ends.append(farthest)
    return starts, ends


def _meets(start: int, end: int, starts: list[int], ends: list[int]) -> bool:
    before = bisect_left(starts, end)
    return bool(before) and ends[before - 1] > start
