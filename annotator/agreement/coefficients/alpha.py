"""Krippendorff's alpha for values on units (tables as in tables.py)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import combinations

from annotator.agreement.coefficients.differences import Metric, NoOrder, NotNumbers, nominal
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined
from annotator.agreement.coefficients.tables import Unit


def krippendorff_alpha(table: Sequence[Unit], metric: Metric = nominal) -> Coefficient:
    """Krippendorff's alpha; any number of annotators, missing values allowed.

    1 - D_o/D_e over the coincidence matrix (Krippendorff, Content Analysis, 2nd ed. 2004, pp. 219-236): a unit with
    m values adds each of its pairs 1/(m-1) times; units with fewer than two values drop out. `metric` is one of
    differences.py.
    """
    units = [Counter(unit.values()) for unit in table if len(unit) >= 2]
    if not units:
        return undefined(Reason.NO_PAIRS)
    totals: Counter[Hashable] = Counter()
    for counts in units:
        totals.update(counts)
    try:
        apart = metric(totals)
    except NoOrder:
        return undefined(Reason.NO_ORDER, len(units))
    except NotNumbers:
        return undefined(Reason.NOT_NUMBERS, len(units))
    observed = sum((weight * apart(*pair) for pair, weight in _coincidences(units).items()), Fraction(0))
    expected = sum((totals[a] * totals[b] * apart(a, b) for a, b in combinations(totals, 2)), Fraction(0))
    if not expected:
        return undefined(Reason.NO_VARIATION, len(units))
    return Coefficient(float(1 - (totals.total() - 1) * observed / expected), len(units))


def _coincidences(units: Sequence[Counter[Hashable]]) -> dict[tuple[Hashable, Hashable], Fraction]:
    """How often two different values met, each pair once and not in both orders."""
    by_size: Counter[tuple[int, Hashable, Hashable]] = Counter()
    for counts in units:
        size = counts.total()
        for (a, times), (b, others) in combinations(counts.items(), 2):
            by_size[size, a, b] += times * others
    met: dict[tuple[Hashable, Hashable], Fraction] = {}
    for (size, a, b), times in by_size.items():
        met[a, b] = met.get((a, b), Fraction(0)) + Fraction(times, size - 1)
    return met
