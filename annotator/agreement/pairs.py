"""Two annotators at a time: what they judged, marked, and marked both, event by event. Pure.

It is kept by who judged the same units, and read off as columns of numbers: so twenty annotators, of whom there are
190 pairs, cost little more than three.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import binary, bootstrap
from annotator.agreement.coefficients.result import Reason

People = frozenset[str]
Pair = tuple[str, str]
Numbers = NDArray[Any]
SPAN = "span"


@dataclass
class _Event:
    """What some annotators judged in one event: units, and (code, who) marked so much."""

    units: int = 0
    marked: dict[tuple[str, str], int] = field(default_factory=dict)
    squares: dict[tuple[str, str], int] = field(default_factory=dict)
    both: dict[tuple[str, Pair], int] = field(default_factory=dict)


class Pairs:
    """Units of one kind (spans: code points) judged, marked, and marked by both."""

    def __init__(self, kind: str) -> None:
        """Nothing is counted yet."""
        self.kind = kind
        self._events: dict[People, dict[int, _Event]] = {}

    def judged(self, event: int, people: People, units: int) -> None:
        """So many units of an event were judged by these annotators."""
        self._of(event, people).units += units

    def marked(
        self,
        event: int,
        people: People,
        code: str,
        amounts: Mapping[str, int],
        squares: Mapping[str, int] | None = None,
    ) -> None:
        """So much of these annotators' units was marked by each (spans: and the squares of its stretches)."""
        here = self._of(event, people)
        for one, amount in amounts.items():
            here.marked[code, one] = here.marked.get((code, one), 0) + amount
        for one, amount in (squares or {}).items():
            here.squares[code, one] = here.squares.get((code, one), 0) + amount

    def both(self, event: int, people: People, code: str, amounts: Mapping[Pair, int]) -> None:
        """So much of these annotators' units was marked by both; the names of a pair in order."""
        here = self._of(event, people).both
        for pair, amount in amounts.items():
            here[code, pair] = here.get((code, pair), 0) + amount

    def result(self, codes: Sequence[str], weights: Numbers, places: Mapping[int, int]) -> list[dict[str, Any]]:
        """Every two annotators who judged the same units: all codes, and each that one of them used.

        `weights` say how often each event was drawn in each resample, `places` its column there.
        """
        blocks: dict[Pair, list[tuple[Numbers, Numbers]]] = {}
        for people, events in self._events.items():
            drawn = weights[:, [places[event] for event in events]]
            for pair, block in self._blocks(sorted(people), list(events.values()), codes):
                blocks.setdefault(pair, []).append((drawn, block))
        return [self._entry(pair, codes, found) for pair, found in sorted(blocks.items())]

    def _of(self, event: int, people: People) -> _Event:
        return self._events.setdefault(people, {}).setdefault(event, _Event())

    def _blocks(
        self, people: Sequence[str], events: Sequence[_Event], codes: Sequence[str]
    ) -> Iterator[tuple[Pair, Numbers]]:
        """Of each pair a row an event: units, then for each code what one alone marked, what they marked, squares."""
        number, person = ({name: place for place, name in enumerate(names)} for names in (codes, people))
        pairs = {pair: place for place, pair in enumerate(combinations(people, 2))}
        marked, squares = (np.zeros((len(events), len(codes), len(people))) for _ in range(2))
        both = np.zeros((len(events), len(codes), len(pairs)))
        for row, one in enumerate(events):
            for table, amounts in ((marked, one.marked), (squares, one.squares)):
                for (code, who), amount in amounts.items():
                    if code in number:
                        table[row, number[code], person[who]] = amount
            for (code, pair), amount in one.both.items():
                if code in number:
                    both[row, number[code], pairs[pair]] = amount
        units = np.array([[one.units] for one in events], dtype=float)
        for pair, place in pairs.items():
            a, b = (person[name] for name in pair)
            either, own = marked[:, :, a] + marked[:, :, b], squares[:, :, a] + squares[:, :, b]
            yield pair, np.hstack((units, either - 2 * both[:, :, place], either, own))

    def _entry(self, pair: Pair, codes: Sequence[str], found: Sequence[tuple[Numbers, Numbers]]) -> dict[str, Any]:
        # Whole numbers below 2 ** 53: these sums are exact, whatever their order.
        sums = np.sum([block.sum(axis=0) for _, block in found], axis=0)
        drawn = np.sum([weights @ block for weights, block in found], axis=0)
        units, (apart, marked, squares) = int(sums[0]), (sums[1:].reshape(3, len(codes)).astype(int)).tolist()
        parts = list(zip(apart, marked, squares, strict=True))
        used = [place for place, part in enumerate(parts) if part[1]]
        each = {codes[place]: self._facts([parts[place]], units, 1, drawn, [place]) for place in used}
        whole = self._facts([parts[place] for place in used], units, len(codes), drawn, used)
        return {"annotators": list(pair), **whole, "codes": each}

    def _facts(
        self, parts: Sequence[tuple[int, int, int]], units: int, codes: int, drawn: Numbers, used: Sequence[int]
    ) -> dict[str, Any]:
        """A value with its interval, and what stands beside it; of spans the share that is marked, and no number."""
        value = self._value(parts, units)
        around = None if value is None else bootstrap.interval(self._resampled(drawn, used))
        low, high, resamples = around or (None, None, 0)
        amount = sum(marked for _, marked, _ in parts)
        facts: dict[str, Any] = {
            "value": value,
            "reason": str(Reason.NO_VARIATION if value is None else Reason.NONE),
            "low": low,
            "high": high,
            "resamples": resamples,
            "units": units,
            "prevalence": binary.share(amount, 2 * units * codes),
        }
        if self.kind != SPAN:
            unequal = sum(apart for apart, _, _ in parts)
            facts |= {"marked": amount, "percent": binary.share(units * codes - unequal, units * codes)}
        return facts

    def _value(self, parts: Sequence[tuple[int, int, int]], units: int) -> float | None:
        """Every unit has two judgements, so that nothing needs a scale. A stretch counts in both orders."""
        if self.kind == SPAN:
            return binary.u_alpha([(2 * apart, marked, own) for apart, marked, own in parts], 2 * units, 1)
        return binary.alpha([(apart, marked) for apart, marked, _ in parts], 2 * units, 1)

    def _resampled(self, drawn: Numbers, used: Sequence[int]) -> Numbers:
        """The same value of every resample at once; NaN where it is undefined."""
        codes = (drawn.shape[1] - 1) // 3
        length = 2 * drawn[:, :1]
        apart, marked, own = (drawn[:, 1 + n * codes : 1 + (n + 1) * codes][:, used] for n in range(3))
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.kind == SPAN:
                blank = length - marked
                expected = 2 * marked * blank / (length * length - own - blank)
                # Sorted: the order of the codes must not change the last digit.
                chance = np.sort(np.where((marked > 0) & (blank > 0), expected, 0.0), axis=1).sum(axis=1)
                values = 1 - 2 * apart.sum(axis=1) / length[:, 0] / chance
            else:
                chance = (marked * (length - marked)).sum(axis=1)
                values = (chance - (length[:, 0] - 1) * apart.sum(axis=1)) / chance
        return np.where(chance > 0, values, np.nan)
