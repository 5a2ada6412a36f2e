"""The cheapest way to put every unit into exactly one of many unitary alignments, exactly and within a budget."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

Number = Fraction | float

# A second does some two million.
MOST_STEPS = 40_000_000
# Prices are floating point: what they rule out must be dearer by more than they can be wrong.
MARGIN = 1e-9


class TooLarge(Exception):
    """The exact alignment would take too long."""


class Budget:
    """So many steps may be taken. It counts steps, and not seconds, so that what is too large is so everywhere."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        """Nothing is spent yet."""
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps. Raises TooLarge where none are left."""
        self.left -= steps
        if self.left < 0:
            raise TooLarge


class Unitary(NamedTuple):
    """Units in their order, of different annotators, and what it costs to align them."""

    units: tuple[int, ...]
    cost: Number


def promising(found: Sequence[Unitary], units: int) -> list[Unitary]:
    """Without those that no best cover has.

    Every unit has a price, and no unitary alignment costs less than its units' prices: so all prices together are no
    more than the best cover costs, and whoever costs more than its units by what some cover costs more than that, is in
    none that is better (prices as in the dual of the covering problem; Balas and Ho, Mathematical Programming Study 12,
    1980, pp. 37-60).
    """
    rough = [(one, float(one.cost)) for one in found]
    prices = _prices(rough, units)
    dearer = [cost - sum(prices[unit] for unit in one.units) for one, cost in rough]
    order = sorted(range(len(found)), key=lambda at: (dearer[at], rough[at][1], found[at].units))
    taken: set[int] = set()
    some = 0.0
    for at in order:
        if taken.isdisjoint(found[at].units):
            taken.update(found[at].units)
            some += rough[at][1]
    room = some - sum(prices) + MARGIN * (1 + some)
    return [one for one, more in zip(found, dearer, strict=True) if more <= room]


def _prices(rough: Sequence[tuple[Unitary, float]], units: int) -> list[float]:
    """A price for each unit, as high as the prices of the others let it be."""
    having: list[list[tuple[Unitary, float]]] = [[] for _ in range(units)]
    for one, cost in rough:
        for unit in one.units:
            having[unit].append((one, cost))
    prices = [min(cost / len(one.units) for one, cost in found) for found in having]
    for unit, found in enumerate(having):
        prices[unit] += min(cost - sum(prices[other] for other in one.units) for one, cost in found)
    return prices


def cheapest(found: Sequence[Unitary], units: int, budget: Budget) -> Number:
    """Place the units from left to right; what is placed is a bit set, and equal sets keep the cheaper way."""
    choices: list[list[tuple[int, Number]]] = [[] for _ in range(units)]
    for one in found:
        choices[one.units[0]].append((sum(1 << unit for unit in one.units), one.cost))
    reached: list[dict[int, Number]] = [{} for _ in range(units + 1)]
    reached[0][0] = 0
    for unit, here in enumerate(choices):
        for placed, cost in reached[unit].items():
            budget.spend(len(here))
            for mask, more in here:
                if not mask & placed:
                    _keep(reached, unit, placed | mask, cost + more)
        reached[unit] = {}
    return min(reached[-1].values())


def _keep(reached: list[dict[int, Number]], unit: int, placed: int, cost: Number) -> None:
    step = _next(placed, unit)
    known = reached[step].get(placed)
    if known is None or cost < known:
        reached[step][placed] = cost


def _next(placed: int, unit: int) -> int:
    """The first unit from `unit` on that is not placed."""
    return unit + (~(placed >> unit) & ((placed >> unit) + 1)).bit_length() - 1
