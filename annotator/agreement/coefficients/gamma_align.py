"""The alignment of least disorder between the units of several annotators, exactly.

A unitary alignment takes one unit, or none, of each annotator; an alignment puts every unit in exactly one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from operator import add

from annotator.agreement.coefficients.continuum import Unit
from annotator.agreement.coefficients.gamma_cover import MARGIN, Budget, Number, Unitary, cheapest, promising

# Units, how far each is from the others together, and the units that may still join them.
_Growing = tuple[tuple[int, ...], tuple[Number, ...], list[int]]

# What it costs to weigh up a unitary alignment, in steps of the search for the best cover.
WEIGHING = 10


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


def least_disorder(annotators: Sequence[Sequence[Unit]], weights: Weights, budget: Budget) -> Number:
    """The least sum of the unitary alignments' disorders, over the mean number of units an annotator has.

    Raises TooLarge. Needs two annotators and a unit at least.
    """
    flat = sorted(
        ((unit, person) for person, found in enumerate(annotators) for unit in found),
        key=lambda entry: (entry[0][0] + entry[0][1], entry[0][0], entry[1]),
    )
    found = promising(list(_unitary(flat, len(annotators), weights.rough(), budget)), len(flat))
    exact = [Unitary(one.units, _cost(flat, one.units, len(annotators), weights)) for one in found]
    return cheapest(exact, len(flat), budget) / _pairs(len(annotators)) * len(annotators) / len(flat)


def _cost(flat: Sequence[tuple[Unit, int]], units: Sequence[int], annotators: int, weights: Weights) -> Number:
    """The disorder of a unitary alignment, times the number of pairs of annotators."""
    apart = sum(weights.apart(flat[one][0], flat[other][0]) for one, other in combinations(units, 2))
    return apart + weights.empty * (_pairs(annotators) - _pairs(len(units)))


def _unitary(flat: Sequence[tuple[Unit, int]], annotators: int, weights: Weights, budget: Budget) -> Iterator[Unitary]:
    """The unitary alignments that may be in a best alignment, with their costs in floating point.

    None is from which it would be cheaper to take a unit out: that alone costs as much as all pairs of annotators
    apart. So no unit is further from the others together than `_most` says, and what is further while an alignment
    grows stays so (a sharper form of the bound of Mathet et al. 2015, p. 457).
    """
    near = _near(flat, annotators, weights)
    most = _most(annotators, annotators, weights)
    growing: list[_Growing] = [((first,), (0.0,), list(near[first])) for first in range(len(flat))]
    while growing:
        units, apart, after = growing.pop()
        budget.spend(WEIGHING)
        if max(apart) <= _most(annotators, len(units), weights):
            cost = sum(apart) / 2 + weights.empty * (_pairs(annotators) - _pairs(len(units)))
            yield Unitary(units, cost)
        for unit in after:
            distances = [near[one][unit] for one in units]
            longer = (*map(add, apart, distances), sum(distances))
            if max(longer) <= most:
                others = [one for one in after if one > unit and one in near[unit]]
                growing.append(((*units, unit), longer, others))


def _most(annotators: int, units: int, weights: Weights) -> Number:
    """How far a unit may be from all others of a unitary alignment together: else it is better off alone."""
    return weights.empty * (_pairs(annotators) + units - 1) * (1 + MARGIN)


def _near(flat: Sequence[tuple[Unit, int]], annotators: int, weights: Weights) -> list[dict[int, Number]]:
    """For each unit those after it, of other annotators, that it may share a unitary alignment with."""
    most = _most(annotators, annotators, weights)
    found: list[dict[int, Number]] = [{} for _ in flat]
    for (i, (a, person)), (j, (b, other)) in combinations(enumerate(flat), 2):
        if person != other:
            apart = weights.apart(a, b)
            if apart <= most:
                found[i][j] = apart
    return found


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
