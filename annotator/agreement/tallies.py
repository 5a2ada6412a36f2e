"""Whole numbers that add up over events. Pure.

Each code is measured on units, or on a continuum, of its own, so that codes may overlap. Because a tally is whole
numbers, the order of events cannot change a digit, and a resample of events is a sum. `apart` is scaled by a common
multiple of all (annotators - 1) in the study: it makes the 1/(m - 1) of m annotators whole.
"""

from collections.abc import Mapping
from itertools import combinations
from math import lcm

from annotator.agreement.pairs import Pairs
from annotator.agreement.spans import SPAN, tally_spans
from annotator.agreement.study import Study
from annotator.agreement.tally import Tally
from annotator.agreement.units import EventUnits, Judged


class Counter:
    """Counts event after event: a tally of each, and over all events the pairs of annotators."""

    def __init__(self, scale: int) -> None:
        """`scale` is `scale_of` the study."""
        self.scale = scale
        self.pairs: dict[str, Pairs] = {}

    def add(self, event: EventUnits, judged: Mapping[str, Judged]) -> Tally:
        """The tally of an event, of which `judged` are the units."""
        tally = Tally(event.event, tuple(sorted(event.everyone)))
        for kind, own in judged.items():
            pairs = self.pairs.setdefault(kind, Pairs(kind))
            for (outlet, people), number in own.units.items():
                if len(people) >= 2 and number:
                    _count_units(tally.bases.setdefault((kind, outlet), [0, 0, 0]), len(people), number)
                    pairs.judged(event.event, people, number)
            for code, units in own.marks.items():
                for unit, marked in units.items():
                    people = event.judges(kind, unit)
                    if len(people) >= 2:
                        counts = tally.codes.setdefault((kind, event.outlet(kind, unit), code), [0, 0, 0])
                        _count_mark(counts, len(marked), len(people), self.scale)
                        pairs.marked(event.event, people, code, dict.fromkeys(marked, 1))
                        pairs.both(event.event, people, code, dict.fromkeys(combinations(sorted(marked), 2), 1))
        tally_spans(event, tally, self.pairs.setdefault(SPAN, Pairs(SPAN)), self.scale)
        return tally


def scale_of(study: Study) -> int:
    """A common multiple of the numbers of annotators less one, over all that can come up in the study."""
    numbers: set[int] = set()
    for works in study.by_event().values():
        seen = {work.revisions for work in works}
        elsewhere = {place[0] for work in works for one in work.judgements for place in one.places}
        alike = len(seen) == 1 and elsewhere <= set(works[0].revisions)
        numbers.update({len(works) - 1} if alike else range(1, len(works)))
    return lcm(*(numbers - {0}))


def _count_units(counts: list[int], judges: int, number: int) -> None:
    counts[0] += number * judges
    counts[1] += number * judges * (judges - 1) // 2
    counts[2] += number


def _count_mark(counts: list[int], marked: int, judges: int, scale: int) -> None:
    unequal = marked * (judges - marked)
    counts[0] += unequal * (scale // (judges - 1))
    counts[1] += marked
    counts[2] += unequal
