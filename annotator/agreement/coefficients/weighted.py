"""Coefficients for two values that may be nearly the same: codes on a scale.

Tables as in tables.py. `scale` lists the values from lowest to highest; without one, numbers are put in their order.
What counts is the place on the scale, not the number that stands there.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from annotator.agreement.coefficients.differences import NotNumbers, as_numbers
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined
from annotator.agreement.coefficients.tables import Unit, beyond_chance, judged_by, pairs_of_two

# How far two places are apart, of so many.
Apart = Callable[[int, int], Fraction]


def linear(steps: int, of: int) -> Fraction:
    """The share of the scale that lies between two places."""
    return Fraction(steps, of)


def quadratic(steps: int, of: int) -> Fraction:
    """The same, squared."""
    return Fraction(steps * steps, of * of)


WEIGHTS: Mapping[str, Apart] = {"linear": linear, "quadratic": quadratic}


def weighted_kappa(table: Sequence[Unit], apart: Apart, scale: Sequence[Hashable] | None = None) -> Coefficient:
    """Cohen's weighted kappa of two annotators (Psychological Bulletin 70, 1968, p. 215): 1 - observed / expected.

    Both are mean distances; the expected one is that of two annotators with the same shares who judge at random.
    """
    pairs = pairs_of_two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    places = _places({value for pair in pairs for value in pair}, scale)
    if places is None:
        return undefined(Reason.NO_ORDER, len(pairs))
    of = max(places.values()) or 1

    def distance(a: Hashable, b: Hashable) -> Fraction:
        return apart(abs(places[a] - places[b]), of)

    observed = sum((distance(*pair) for pair in pairs), Fraction(0)) * len(pairs)
    shares = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    expected = sum((shares[0][a] * shares[1][b] * distance(a, b) for a, b in product(*shares)), Fraction(0))
    if not expected:
        return undefined(Reason.NO_VARIATION, len(pairs))
    return Coefficient(float(1 - observed / expected), len(pairs))


def gwet_ac2(table: Sequence[Unit], apart: Apart, scale: Sequence[Hashable] | None = None) -> Coefficient:
    """Gwet's AC2 for any number of annotators (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, pp. 103, 149).

    AC1 where near values count as partly the same.
    """
    judged = judged_by(table)
    paired = [counts for counts in judged if counts.total() >= 2]
    if not paired:
        return undefined(Reason.NO_PAIRS)
    places = _places({value for counts in judged for value in counts}, scale)
    if places is None:
        return undefined(Reason.NO_ORDER, len(paired))
    if len(places) < 2:
        return undefined(Reason.NO_VARIATION, len(paired))
    of = max(places.values())
    alike = {(a, b): 1 - apart(abs(places[a] - places[b]), of) for a, b in product(places, repeat=2)}
    observed = sum((_agreement(counts, alike) for counts in paired), Fraction(0)) / len(paired)
    shares = [sum((Fraction(c[value], c.total()) for c in judged), Fraction(0)) / len(judged) for value in places]
    spread = sum((share * (1 - share) for share in shares), Fraction(0))
    by_chance = sum(alike.values(), Fraction(0)) * spread / (len(places) * (len(places) - 1))
    return beyond_chance(observed, by_chance, len(paired))


def _agreement(counts: Counter[Hashable], alike: Mapping[tuple[Hashable, Hashable], Fraction]) -> Fraction:
    """The mean likeness of two judgements of one unit."""
    met = sum(
        (times * (counts[b] - (a == b)) * alike[a, b] for a, times in counts.items() for b in counts), Fraction(0)
    )
    return met / (counts.total() * (counts.total() - 1))


def _places(values: set[Hashable], scale: Sequence[Hashable] | None) -> dict[Hashable, int] | None:
    """The place of each value on the scale; None where there is no order, or a value is not on the scale."""
    if scale is None:
        try:
            numbers = as_numbers(values)
        except NotNumbers:
            return None
        scale = sorted(numbers, key=numbers.__getitem__)
    places = {value: place for place, value in enumerate(scale)}
    return places if values <= places.keys() else None
