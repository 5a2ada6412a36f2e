"""The alignment of least disorder between the units of several annotators, exactly.

A unitary alignment takes one unit, or none, of each annotator; an alignment puts every unit in exactly one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from annotator.agreement.coefficients.continuum import Unit

# So many half-made alignments are kept in mind at most; beyond it the exact answer is given up.
MOST_STATES = 200_000


class TooLarge(Exception):
    """The exact alignment would take too long."""


Number = Fraction | float


@dataclass(frozen=True)
class Weights:
    """What counts how much: place (alpha), label (beta), and a unit that has no partner (delta_empty)."""

    place: Number = Fraction(1)
    label: Number = Fraction(1)
    empty: Number = Fraction(1)

    def rough(self) -> "Weights":
        """The same in floating point, for samples whose places are no whole numbers."""
        return Weights(float(self.place), float(self.label), float(self.empty))

    def apart(self, a: Unit, b: Unit) -> Number:
        """How unlike two units are (Mathet et al. 2015, pp. 451-454): distance of the ends for their lengths; label."""
        ends = abs(a[0] - b[0]) + abs(a[1] - b[1])
        lengths = a[1] - a[0] + b[1] - b[0]
        return self.empty * (self.place * _ratio(ends, lengths) ** 2 + self.label * (a[2] != b[2]))


def _ratio(ends: float, lengths: float) -> Number:
    if not ends:
        return 0
    return Fraction(ends, lengths) if isinstance(ends, int) and isinstance(lengths, int) else ends / lengths


class _Unitary(NamedTuple):
    mask: int
    # Times the number of pairs of annotators.
    cost: Number


def least_disorder(annotators: Sequence[Sequence[Unit]], weights: Weights) -> Number:
    """The least sum of the unitary alignments' disorders, over the mean number of units an annotator has.

    Raises TooLarge. Needs two annotators and a unit at least.
    """
    flat = sorted(
        ((unit, person) for person, found in enumerate(annotators) for unit in found),
        key=lambda entry: (entry[0][0] + entry[0][1], entry[0][0], entry[1]),
    )
    choices = _choices(flat, len(annotators), weights)
    pairs = len(annotators) * (len(annotators) - 1) // 2
    return _cheapest(choices) / pairs * len(annotators) / len(flat)


def _choices(flat: Sequence[tuple[Unit, int]], annotators: int, weights: Weights) -> list[list[_Unitary]]:
    """For each unit the unitary alignments in which it comes first and that may be in a best alignment.

    One whose disorder is above that of its units each alone never is (p. 457).
    """
    pairs = annotators * (annotators - 1) // 2
    near = _near(flat, pairs, annotators, weights)
    found: list[list[_Unitary]] = []
    for first in range(len(flat)):
        grown = (
            (units, cost + weights.empty * (pairs - _pairs(len(units))))
            for units, cost in _grow((first,), 0, near, flat)
        )
        found.append(
            [
                _Unitary(sum(1 << unit for unit in units), cost)
                for units, cost in grown
                if cost <= weights.empty * (pairs * len(units))
            ]
        )
    return found


def _near(flat: Sequence[tuple[Unit, int]], pairs: int, annotators: int, weights: Weights) -> list[dict[int, Number]]:
    """For each unit those after it, of other annotators, that it may share a unitary alignment with."""
    most = weights.empty * (pairs * annotators)
    found: list[dict[int, Number]] = [{} for _ in flat]
    for (i, (a, person)), (j, (b, other)) in combinations(enumerate(flat), 2):
        if person != other:
            apart = weights.apart(a, b)
            if apart <= most:
                found[i][j] = apart
    return found


def _grow(
    units: tuple[int, ...], cost: Number, near: Sequence[dict[int, Number]], flat: Sequence[tuple[Unit, int]]
) -> Iterator[tuple[tuple[int, ...], Number]]:
    yield units, cost
    for after in near[units[-1]] if len(units) == 1 else _shared(units, near):
        if all(flat[unit][1] != flat[after][1] for unit in units):
            more = sum(near[unit][after] for unit in units)
            yield from _grow((*units, after), cost + more, near, flat)


def _shared(units: tuple[int, ...], near: Sequence[dict[int, Number]]) -> list[int]:
    return [after for after in near[units[-1]] if all(after in near[unit] for unit in units[:-1])]


def _pairs(units: int) -> int:
    return units * (units - 1) // 2


def _cheapest(choices: Sequence[Sequence[_Unitary]]) -> Number:
    """Place the units from left to right; what is placed is a bit set, and equal sets keep the cheaper way."""
    reached: list[dict[int, Number]] = [{} for _ in range(len(choices) + 1)]
    reached[0][0] = 0
    states = 0
    for unit in range(len(choices)):
        for placed, cost in reached[unit].items():
            for choice in choices[unit]:
                if choice.mask & placed:
                    continue
                after = placed | choice.mask
                step = _next(after, unit)
                total = cost + choice.cost
                known = reached[step].get(after)
                if known is None or total < known:
                    reached[step][after] = total
        states += len(reached[unit])
        if states > MOST_STATES:
            raise TooLarge
        reached[unit] = {}
    return min(reached[-1].values())


def _next(placed: int, unit: int) -> int:
    """The first unit from `unit` on that is not placed."""
    return unit + (~(placed >> unit) & ((placed >> unit) + 1)).bit_length() - 1
