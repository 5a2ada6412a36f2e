"""Agreement coefficients: pure arithmetic over a table of units, no matter what was annotated.

A table is a sequence of units; a unit maps each annotator who judged it to the value they gave. Who did not judge a
unit is not in it. Sums are of integers, in one division at the end: neither the order of units nor that of annotators
or values changes the last digit.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Unit = Mapping[Hashable, Hashable]


@dataclass(frozen=True)
class Coefficient:
    """A value, or the reason why there is none; with the number of units that at least two annotators judged."""

    value: float | None
    units: int
    reason: str = ""


def percent(table: Sequence[Unit]) -> Coefficient:
    """Observed agreement: the share of pairs of annotators, over all units, who gave the same value (0 to 1).

    Pairs count alike, as in Fleiss (Psychological Bulletin 76, 1971) for a fixed number of annotators.
    """
    agreeing = pairs = units = 0
    for unit in table:
        judged = len(unit)
        if judged < 2:
            continue
        units += 1
        pairs += judged * (judged - 1)
        agreeing += sum(count * (count - 1) for count in Counter(unit.values()).values())
    if not pairs:
        return Coefficient(None, 0, "No unit was judged by two annotators.")
    return Coefficient(agreeing / pairs, units)


def krippendorff_alpha(table: Sequence[Unit]) -> Coefficient:
    """Krippendorff's alpha for nominal values; any number of annotators, missing values allowed.

    1 - D_o/D_e over the coincidence matrix (Krippendorff, Content Analysis, 2nd ed. 2004, pp. 219-232): a unit with
    m values adds each of its pairs 1/(m-1) times; units with fewer than two values drop out.
    """
    units = [Counter(unit.values()) for unit in table if len(unit) >= 2]
    if not units:
        return Coefficient(None, 0, "No unit was judged by two annotators.")
    totals: Counter[Hashable] = Counter()
    observed = Fraction(0)
    for counts in units:
        totals.update(counts)
        judged = sum(counts.values())
        unequal = judged * judged - sum(count * count for count in counts.values())
        observed += Fraction(unequal, judged - 1)
    n = sum(totals.values())
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return Coefficient(None, len(units), "All annotators gave one and the same value; nothing can vary.")
    return Coefficient(float(1 - observed * (n - 1) / expected), len(units))
