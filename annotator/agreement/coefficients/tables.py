"""Coefficients for values on units.

A table is a sequence of units; a unit maps each annotator who judged it to the value they gave. Who did not judge a
unit is not in it. All return a `Coefficient` whose `units` are those that two annotators judged.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from annotator.agreement.coefficients.result import Coefficient, Reason, undefined

Unit = Mapping[Hashable, Hashable]


def percent(table: Sequence[Unit]) -> Coefficient:
    """Observed agreement: the share of pairs of annotators, over all units, who gave the same value (0 to 1).

    Pairs count alike, as in Fleiss (Psychological Bulletin 76, 1971, p. 379) for a fixed number of annotators.
    """
    counted = _paired(table)
    if not counted:
        return undefined(Reason.NO_PAIRS)
    agreeing = sum(count * (count - 1) for counts in counted for count in counts.values())
    pairs = sum(counts.total() * (counts.total() - 1) for counts in counted)
    return Coefficient(agreeing / pairs, len(counted))


def cohen_kappa(table: Sequence[Unit]) -> Coefficient:
    """Cohen's kappa of two annotators, chance from each one's own shares (Cohen 1960, EPM 20, p. 40).

    Units that one of them did not judge drop out. Undefined for any other number of annotators.
    """
    pairs = _two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(count * second[value] for value, count in first.items())
    return _beyond_chance(pairs, Fraction(by_chance, len(pairs) ** 2))


def scott_pi(table: Sequence[Unit]) -> Coefficient:
    """Scott's pi of two annotators, chance from their pooled shares (Scott 1955, POQ 19, p. 323)."""
    pairs = _two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    pooled = Counter(value for pair in pairs for value in pair)
    by_chance = sum(count * count for count in pooled.values())
    return _beyond_chance(pairs, Fraction(by_chance, pooled.total() ** 2))


def bennett_s(table: Sequence[Unit]) -> Coefficient:
    """Bennett, Alpert and Goldstein's S (POQ 18, 1954, p. 307): chance is 1/k for the k values that were used."""
    pairs = _two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    return _beyond_chance(pairs, Fraction(1, len({value for pair in pairs for value in pair})))


def fleiss_kappa(table: Sequence[Unit]) -> Coefficient:
    """Fleiss' kappa, for the same number of annotators on every unit (Psychological Bulletin 76, 1971, p. 379).

    Units that nobody judged drop out; with uneven numbers it is undefined: use alpha.
    """
    judged = [Counter(unit.values()) for unit in table if unit]
    sizes = {counts.total() for counts in judged}
    if not judged or sizes == {1}:
        return undefined(Reason.NO_PAIRS)
    if len(sizes) > 1:
        return undefined(Reason.UNEVEN, len(judged))
    (size,) = sizes
    agreeing = sum(count * (count - 1) for counts in judged for count in counts.values())
    shares = sum(judged, Counter())
    observed = Fraction(agreeing, len(judged) * size * (size - 1))
    by_chance = Fraction(sum(count * count for count in shares.values()), shares.total() ** 2)
    return _corrected(observed, by_chance, len(judged))


def gwet_ac1(table: Sequence[Unit]) -> Coefficient:
    """Gwet's AC1 (British J. of Math. and Stat. Psychology 61, 2008, p. 34), any number of annotators.

    The agreement of a unit is that of its pairs; a value's share is its mean share over the units that anybody judged.
    """
    judged = [Counter(unit.values()) for unit in table if unit]
    paired = _paired(table)
    if not paired:
        return undefined(Reason.NO_PAIRS)
    shares: Counter[Hashable] = Counter()
    for counts in judged:
        for value, count in counts.items():
            shares[value] += Fraction(count, counts.total())  # type: ignore[assignment] # exact shares, not counts
    if len(shares) < 2:
        return undefined(Reason.NO_VARIATION, len(paired))
    observed = sum(
        (Fraction(sum(n * (n - 1) for n in c.values()), c.total() * (c.total() - 1)) for c in paired), Fraction(0)
    ) / len(paired)
    means = [share / Fraction(len(judged)) for share in shares.values()]
    return _corrected(observed, sum(p * (1 - p) for p in means) / Fraction(len(means) - 1), len(paired))


def _paired(table: Sequence[Unit]) -> list[Counter[Hashable]]:
    return [Counter(unit.values()) for unit in table if len(unit) >= 2]


def _two(table: Sequence[Unit]) -> list[tuple[Hashable, Hashable]] | Reason:
    people = sorted({person for unit in table for person in unit}, key=repr)
    if len(people) > 2:
        return Reason.NOT_TWO
    pairs = [(unit[people[0]], unit[people[1]]) for unit in table if len(unit) == 2]
    return pairs or Reason.NO_PAIRS


def _beyond_chance(pairs: Sequence[tuple[Hashable, Hashable]], by_chance: Fraction) -> Coefficient:
    return _corrected(Fraction(sum(a == b for a, b in pairs), len(pairs)), by_chance, len(pairs))


def _corrected(observed: Fraction, by_chance: Fraction, units: int) -> Coefficient:
    if by_chance == 1:
        return undefined(Reason.NO_VARIATION, units)
    return Coefficient(float((observed - by_chance) / (1 - by_chance)), units)
