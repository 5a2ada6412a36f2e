"""The alpha family for units on a continuum.

Krippendorff, Mathet, Bouvry and Widlöcher, On the reliability of unitizing textual continua: further developments,
Quality & Quantity 50, 2016; Krippendorff, Content Analysis, 4th ed. 2019, section 12.6.

Positions (code points) are what pairs; a unit cannot meet itself by chance, so that each unit takes the square of its
length out of what is expected, and each blank position, a unit of its own, takes out 1. Several continua (texts) count
as one long one; the annotators of each are its keys. Units of one annotator may not overlap: measure one label at a
time (`Continuum.labelled`), or see gamma.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from annotator.agreement.coefficients.continuum import Continuum, Stretch, stretches
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined

# Where an annotator found nothing.
BLANK = object()


@dataclass
class _Coincidences:
    """How long values met, and what units take out of the expectation, by value. Exact."""

    met: dict[tuple[Hashable, Hashable], Fraction] = field(default_factory=dict)
    own: dict[Hashable, Fraction] = field(default_factory=dict)

    def meet(self, a: Hashable, b: Hashable, amount: Fraction) -> None:
        self.met[a, b] = self.met.get((a, b), Fraction(0)) + amount

    def take_out(self, value: Hashable, amount: Fraction) -> None:
        self.own[value] = self.own.get(value, Fraction(0)) + amount

    def totals(self) -> dict[Hashable, Fraction]:
        found: dict[Hashable, Fraction] = {}
        for (value, _), amount in self.met.items():
            found[value] = found.get(value, Fraction(0)) + amount
        return found


def u_alpha(continua: Sequence[Continuum]) -> Coefficient:
    """u-alpha, nominal: do annotators agree where units are and what they are? `units` are positions (code points)."""
    return _ready(continua) or _alpha(_coincidences(continua, binary=False), _positions(continua))


def bar_u_alpha(continua: Sequence[Continuum]) -> Coefficient:
    """|u-alpha, binary: do they agree on what is relevant, whatever the label? `units` are positions."""
    return _ready(continua) or _alpha(_coincidences(continua, binary=True), _positions(continua))


def cu_alpha(continua: Sequence[Continuum]) -> Coefficient:
    """cu-alpha, nominal: where two found something, do they agree what? `units` are positions that two valued."""
    unready = _ready(continua)
    if unready:
        return unready
    valued, positions = _valued(continua)
    return _alpha(valued, positions)


def ku_alpha(continua: Sequence[Continuum], label: Hashable) -> Coefficient:
    """(k)u-alpha: where one found a unit of `label` and another found something, was it that label too?"""
    unready = _ready(continua)
    if unready:
        return unready
    valued, positions = _valued(continua)
    totals = valued.totals()
    mine = totals.get(label, Fraction(0))
    if not mine:
        return undefined(Reason.NO_PAIRS, positions)
    apart = sum(amount for (a, b), amount in valued.met.items() if a == label and b != label) / mine
    others = mine * (sum(totals.values()) - mine)
    expected = others + mine * mine - valued.own.get(label, Fraction(0))
    if not others:
        return undefined(Reason.NO_VARIATION, positions)
    return Coefficient(float(1 - apart * expected / others), positions)


def coverage(continua: Sequence[Continuum], label: Hashable) -> Fraction | None:
    """The share of all that is marked with `label` that cu-alpha and (k)u-alpha look at; None when there is none."""
    if _ready(continua):
        return None
    valued, _ = _valued(continua)
    marked = sum(
        end - start
        for continuum in continua
        for found in continuum.units.values()
        for start, end, its in found
        if its == label
    )
    return valued.totals().get(label, Fraction(0)) / marked if marked else None


def _ready(continua: Sequence[Continuum]) -> Coefficient | None:
    if not _positions(continua):
        return undefined(Reason.NO_PAIRS)
    if any(continuum.has_overlaps() for continuum in continua):
        return undefined(Reason.OVERLAP, _positions(continua))
    return None


def _positions(continua: Sequence[Continuum]) -> int:
    return sum(continuum.length for continuum in continua if len(continuum.units) >= 2)


def _coincidences(continua: Sequence[Continuum], *, binary: bool) -> _Coincidences:
    found = _Coincidences()
    for continuum in continua:
        observers = len(continuum.units)
        if observers < 2:
            continue
        marked = 0
        for units in continuum.units.values():
            for start, end, label in units:
                marked += end - start
                found.take_out("unit" if binary else label, Fraction((end - start) ** 2))
        found.take_out(BLANK, Fraction(continuum.length * observers - marked))
        for stretch in stretches(continuum):
            values = Counter(_values(continuum, stretch, binary=binary))
            values[BLANK] = observers - values.total()
            _pair(found, values, stretch.width, observers)
    return found


def _pair(found: _Coincidences, values: Counter[Hashable], width: int, observers: int) -> None:
    for a, times in values.items():
        for b, others in values.items():
            met = times * (others - (a == b))
            if met:
                found.meet(a, b, Fraction(width * met, observers - 1))


def _values(continuum: Continuum, stretch: Stretch, *, binary: bool = False) -> list[Hashable]:
    if binary:
        return ["unit"] * len(stretch.there)
    return [continuum.units[person][number][2] for person, number in stretch.there.items()]


def _valued(continua: Sequence[Continuum]) -> tuple[_Coincidences, int]:
    """Only where at least two found something. A unit takes out the square of its mean overlap with the others'."""
    found = _Coincidences()
    positions = 0
    for continuum in continua:
        observers = len(continuum.units)
        if observers < 2:
            continue
        overlaps: Counter[tuple[Hashable, int]] = Counter()
        for stretch in stretches(continuum):
            if len(stretch.there) < 2:
                continue
            positions += stretch.width
            _pair(found, Counter(_values(continuum, stretch)), stretch.width, observers)
            for unit in stretch.there.items():
                overlaps[unit] += stretch.width * (len(stretch.there) - 1)
        for (person, number), overlap in overlaps.items():
            found.take_out(continuum.units[person][number][2], Fraction(overlap, observers - 1) ** 2)
    return found, positions


def _alpha(found: _Coincidences, positions: int) -> Coefficient:
    totals = found.totals()
    total = sum(totals.values(), Fraction(0))
    if not total:
        return undefined(Reason.NO_PAIRS, positions)
    apart = sum((amount for (a, b), amount in found.met.items() if a != b), Fraction(0))
    by_chance = total * total - sum((amount * amount for amount in totals.values()), Fraction(0))
    possible = total * total - sum(found.own.values(), Fraction(0))
    if not by_chance:
        return undefined(Reason.NO_VARIATION, positions)
    return Coefficient(float(1 - (apart / total) * possible / by_chance), positions)
