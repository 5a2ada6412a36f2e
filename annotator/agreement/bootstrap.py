"""Percentile intervals by resampling events. Pure.

What is drawn anew is what was sampled: the event, never the code point or the sentence, which would make intervals many
times too narrow (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13). How often each event
was drawn is a table, so that the sums of all figures in all resamples are products of two tables, and exact.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000
SEED = 19930513
# The ends of the interval, in thousandths of the resamples: the middle 95 %.
MIDDLE = (25, 975)
# So many resamples are summed at a time.
AT_ONCE = 100
# Whole numbers below 2 ** 53 are exact in floating point, and so are their sums.
EXACT_BITS = 53

Vector = Mapping[int, int]
Numbers = NDArray[np.float64]


def weights(events: int, samples: int, seed: int) -> Numbers:
    """How often each of so many events is drawn in each resample: a row a resample, of as many draws as events.

    The order of the events matters: sort them.
    """
    # NumPy's generator in the state of Python's: the draws of `random.Random(seed).choices`, all at once.
    *key, place = random.Random(seed).getstate()[1]
    chance = np.random.RandomState()
    chance.set_state(("MT19937", np.array(key, dtype=np.uint32), place, 0, 0.0))
    table = np.zeros((samples, events))
    for row in table:
        row += np.bincount((chance.random_sample(events) * events).astype(int), minlength=events)
    return table


def resamples(
    events: Sequence[Vector], columns: int, drawn: Numbers, beat: Callable[[int], None] = lambda done: None
) -> Iterator[list[int]]:
    """The sums of columns of numbers over the events of each resample, as often as `weights` drew them.

    An event maps the number of a column to a whole number >= 0; columns from `columns` on are left out.
    """
    size = EXACT_BITS - len(events).bit_length()
    limbs = _limbs(events, columns, size)
    for first in range(0, len(drawn), AT_ONCE):
        rows = drawn[first : first + AT_ONCE]
        # Every part of a number is summed in floating point, and put together as a whole number.
        parts = [(rows @ limb).astype(int).tolist() for limb in limbs]
        for place, sums in enumerate(zip(*parts, strict=True), first + 1):
            yield sums[0] if len(sums) == 1 else [_joined(limb, size) for limb in zip(*sums, strict=True)]
            beat(place)


def interval(values: Sequence[float | None] | Numbers) -> tuple[float, float, int] | None:
    """The ends of the middle 95 % of the defined values (nearest rank), and how many were defined; None for none.

    Undefined is None, or NaN in a table.
    """
    known = np.asarray(values, dtype=float)
    defined = np.sort(known[~np.isnan(known)])
    if not defined.size:
        return None
    low, high = (-(-defined.size * share // 1000) for share in MIDDLE)
    return float(defined[low - 1]), float(defined[high - 1]), defined.size


def _limbs(events: Sequence[Vector], columns: int, size: int) -> list[Numbers]:
    """The numbers as tables of their lowest `size` bits, the next ones, and so on: an event a row."""
    most = max((number for event in events for number in event.values()), default=0)
    limbs = [np.zeros((len(events), columns)) for _ in range(-(-most.bit_length() // size) or 1)]
    for row, event in enumerate(events):
        for column, number in event.items():
            if column < columns:
                for n, limb in enumerate(limbs):
                    limb[row, column] = number >> size * n & (1 << size) - 1
    return limbs


def _joined(parts: Sequence[int], size: int) -> int:
    return sum(part << size * n for n, part in enumerate(parts))
