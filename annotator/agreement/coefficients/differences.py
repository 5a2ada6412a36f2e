"""How far two values are apart, squared as Krippendorff writes it: exact fractions, 0 for equal values.

Each takes how often every value was given and returns the difference between two values; only the ordinal one looks
at the frequencies.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Any

Difference = Callable[[Any, Any], Fraction]
Metric = Callable[[Mapping[Hashable, int]], Difference]


class NoOrder(ValueError):
    """The values cannot be put in order."""


class NotNumbers(ValueError):
    """The values are not numbers."""


def nominal(totals: Mapping[Hashable, int]) -> Difference:
    """0 for equal values and 1 for all others."""
    return lambda a, b: Fraction(a != b)


def interval(totals: Mapping[Hashable, int]) -> Difference:
    """(a - b) squared (Krippendorff 2004, p. 233). Raises NotNumbers."""
    numbers = as_numbers(totals)
    return lambda a, b: (numbers[a] - numbers[b]) ** 2


def ratio(totals: Mapping[Hashable, int]) -> Difference:
    """((a - b) / (a + b)) squared (Krippendorff 2004, p. 234); 0 for two zeros. Raises NotNumbers."""
    numbers = as_numbers(totals)

    def apart(a: Any, b: Any) -> Fraction:
        together = numbers[a] + numbers[b]
        return ((numbers[a] - numbers[b]) / together) ** 2 if together else Fraction(numbers[a] != numbers[b])

    return apart


def ordinal(totals: Mapping[Hashable, int]) -> Difference:
    """The square of how many values were given from a to b, the ends counted half (Krippendorff 2004, p. 233).

    Raises NoOrder for values that are not all numbers: the alphabet is no order of meaning.
    """
    try:
        numbers = as_numbers(totals)
    except NotNumbers as error:
        raise NoOrder from error
    places: dict[Hashable, Fraction] = {}
    below = 0
    for value in sorted(numbers, key=numbers.__getitem__):
        places[value] = below + Fraction(totals[value], 2)
        below += totals[value]
    return lambda a, b: (places[a] - places[b]) ** 2


def jaccard(totals: Mapping[Hashable, int]) -> Difference:
    """1 - |a ∩ b| / |a ∪ b| between sets (Jaccard 1912); 0 for two empty sets."""
    return lambda a, b: 1 - _overlap(a, b)


def masi(totals: Mapping[Hashable, int]) -> Difference:
    """MASI between sets (Passonneau 2006, LREC, section 3) as a distance: Jaccard distance x lack of monotonicity.

    The second factor is 0 for equal sets, 1/3 for one within the other, 2/3 for other overlaps, 1 for none. This is
    the reading behind the published value for set-valued items; some libraries take 1 - Jaccard x monotonicity.
    """
    return lambda a, b: (1 - _overlap(a, b)) * (1 - _monotonicity(a, b))


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> Fraction:
    return Fraction(len(a & b), len(a | b)) if a | b else Fraction(1)


def _monotonicity(a: frozenset[Any], b: frozenset[Any]) -> Fraction:
    if a == b:
        return Fraction(1)
    if a <= b or b <= a:
        return Fraction(2, 3)
    return Fraction(1, 3) if a & b else Fraction(0)


def as_numbers(values: Iterable[Hashable]) -> dict[Hashable, Fraction]:
    """Values as exact fractions; a float counts as the decimal number that it is written as. Raises NotNumbers."""
    found: dict[Hashable, Fraction] = {}
    for value in values:
        if not isinstance(value, int | float | Fraction):
            raise NotNumbers(f"{value!r} is not a number.")
        found[value] = value if isinstance(value, Fraction) else Fraction(str(+value))
    return found
