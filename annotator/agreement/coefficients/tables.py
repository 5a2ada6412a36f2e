"""Coefficients for values on units.

A table is a sequence of units; a unit maps each annotator who judged it to the value they gave. Who did not judge a
unit is not in it. All return a `Coefficient` whose `units` are those that two annotators judged.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
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
    pairs = pairs_of_two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(count * second[value] for value, count in first.items())
    return _of_pairs(pairs, Fraction(by_chance, len(pairs) ** 2))


def scott_pi(table: Sequence[Unit]) -> Coefficient:
    """Scott's pi of two annotators, chance from their pooled shares (Scott 1955, POQ 19, p. 323)."""
    pairs = pairs_of_two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    pooled = Counter(value for pair in pairs for value in pair)
    by_chance = sum(count * count for count in pooled.values())
    return _of_pairs(pairs, Fraction(by_chance, pooled.total() ** 2))


def bennett_s(table: Sequence[Unit], categories: int | None = None) -> Coefficient:
    """Bennett, Alpert and Goldstein's S (POQ 18, 1954, p. 307): chance is 1/k for k values.

    `categories` says how many could be given; without it k is how many were used. Raises ValueError for fewer.
    """
    pairs = pairs_of_two(table)
    if isinstance(pairs, Reason):
        return undefined(pairs)
    return _of_pairs(pairs, Fraction(1, _number({value for pair in pairs for value in pair}, categories)))


def randolph_kappa(table: Sequence[Unit], categories: int | None = None) -> Coefficient:
    """S for any number of annotators (Randolph 2005, ERIC ED490661, p. 5; Brennan and Prediger, EPM 41, 1981, p. 693).

    `categories` as in `bennett_s`.
    """
    paired = _paired(table)
    if not paired:
        return undefined(Reason.NO_PAIRS)
    by_chance = Fraction(1, _number({value for counts in paired for value in counts}, categories))
    return beyond_chance(_mean_agreement(paired), by_chance, len(paired))


def fleiss_kappa(table: Sequence[Unit]) -> Coefficient:
    """Fleiss' kappa, for the same number of annotators on every unit (Psychological Bulletin 76, 1971, p. 379).

    Units that nobody judged drop out; with uneven numbers it is undefined: use alpha.
    """
    judged = judged_by(table)
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
    return beyond_chance(observed, by_chance, len(judged))


def gwet_ac1(table: Sequence[Unit], categories: int | None = None) -> Coefficient:
    """Gwet's AC1 (British J. of Math. and Stat. Psychology 61, 2008, p. 34), any number of annotators.

    The agreement of a unit is that of its pairs; a value's share is its mean share over the units that anybody judged.
    `categories` as in `bennett_s`.
    """
    judged = judged_by(table)
    paired = _paired(table)
    if not paired:
        return undefined(Reason.NO_PAIRS)
    used = {value for counts in judged for value in counts}
    number = _number(used, categories)
    if number < 2:
        return undefined(Reason.NO_VARIATION, len(paired))
    shares = [sum((Fraction(c[value], c.total()) for c in judged), Fraction(0)) / len(judged) for value in used]
    spread = sum((share * (1 - share) for share in shares), Fraction(0))
    return beyond_chance(_mean_agreement(paired), spread / (number - 1), len(paired))


def judged_by(table: Sequence[Unit]) -> list[Counter[Hashable]]:
    """How often each value was given, for each unit that anybody judged."""
    return [Counter(unit.values()) for unit in table if unit]


def _paired(table: Sequence[Unit]) -> list[Counter[Hashable]]:
    return [Counter(unit.values()) for unit in table if len(unit) >= 2]


def _mean_agreement(paired: Sequence[Counter[Hashable]]) -> Fraction:
    """The mean over units of the share of their pairs that are equal."""
    found = [Fraction(sum(n * (n - 1) for n in c.values()), c.total() * (c.total() - 1)) for c in paired]
    return sum(found, Fraction(0)) / len(found)


def _number(used: Collection[Hashable], categories: int | None) -> int:
    if categories is not None and categories < len(used):
        raise ValueError(f"{len(used)} values were given, and only {categories} categories are said to be there.")
    return len(used) if categories is None else categories


def pairs_of_two(table: Sequence[Unit]) -> list[tuple[Hashable, Hashable]] | Reason:
    """What two annotators gave the units that both judged; or why there are no such pairs."""
    people = sorted({person for unit in table for person in unit}, key=repr)
    if len(people) > 2:
        return Reason.NOT_TWO
    pairs = [(unit[people[0]], unit[people[1]]) for unit in table if len(unit) == 2]
    return pairs or Reason.NO_PAIRS


def _of_pairs(pairs: Sequence[tuple[Hashable, Hashable]], by_chance: Fraction) -> Coefficient:
    return beyond_chance(Fraction(sum(a == b for a, b in pairs), len(pairs)), by_chance, len(pairs))


def beyond_chance(observed: Fraction, by_chance: Fraction, units: int) -> Coefficient:
    """The share of what chance leaves to be agreed on; undefined where it leaves nothing."""
    if by_chance == 1:
        return undefined(Reason.NO_VARIATION, units)
    return Coefficient(float((observed - by_chance) / (1 - by_chance)), units)
