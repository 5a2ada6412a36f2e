"""Boundary similarity: how alike whole segmentations of one text are.

Fournier, Evaluating text segmentation using boundary edit distance, ACL 2013, section 4.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, combinations

from annotator.agreement.coefficients.result import Coefficient, Reason, undefined


def boundary_similarity(masses: Sequence[Sequence[int]], near: int = 2) -> Coefficient:
    """B, the mean over all pairs of segmentations, each given as the lengths of its segments in order.

    1 - (boundaries that only one has + near misses, each weighted by its distance / `near`) / (those + matches). A
    near miss is a pair of boundaries less than `near` apart. `units` are the places where a boundary could be.
    Undefined for fewer than two segmentations, for unequal totals, and where no pair has any boundary.
    """
    lengths = {sum(one) for one in masses}
    if len(masses) < 2:
        return undefined(Reason.NO_PAIRS)
    if len(lengths) > 1:
        return undefined(Reason.LENGTHS)
    places = max(lengths.pop() - 1, 0)
    found = [_pair(_boundaries(a), _boundaries(b), near) for a, b in combinations(masses, 2)]
    values = [value for value in found if value is not None]
    if not values:
        return undefined(Reason.NO_VARIATION, places)
    return Coefficient(float(sum(values, Fraction(0)) / len(values)), places)


def _boundaries(masses: Sequence[int]) -> set[int]:
    return set(list(accumulate(masses))[:-1])


def _pair(first: set[int], second: set[int], near: int) -> Fraction | None:
    matches = len(first & second)
    alone, misses = _near_misses(sorted(first - second), sorted(second - first), near)
    compared = alone + len(misses) + matches
    if not compared:
        return None
    return 1 - (alone + sum((Fraction(miss, near) for miss in misses), Fraction(0))) / compared


def _near_misses(mine: list[int], theirs: list[int], near: int) -> tuple[int, list[int]]:
    """How many boundaries stay alone, and the distances of those paired: as many pairs as can be, then the closest.

    Pairs never cross in a best pairing, so that two sorted lists can be walked like an edit distance.
    """
    # Pairs (negative, so that less is better), their distance, and each one's.
    nothing: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    above = [nothing] * (len(theirs) + 1)
    for here in mine:
        row = [nothing]
        for j, there in enumerate(theirs):
            choices = [above[j + 1], row[j]]
            apart = abs(here - there)
            if apart < near:
                pairs, distance, misses = above[j]
                choices.append((pairs - 1, distance + apart, (*misses, apart)))
            row.append(min(choices))
        above = row
    paired = list(above[-1][2])
    return len(mine) + len(theirs) - 2 * len(paired), paired
