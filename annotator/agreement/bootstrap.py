"""Percentile intervals by resampling events. Pure.

What is drawn anew is what was sampled: the event, never the code point or the sentence, which would make intervals many
times too narrow (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13). The numbers of an
event are packed into one big whole number, so that a resample of all figures at once is a single sum, and exact.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from struct import unpack

import numpy as np
from numpy.typing import NDArray

SAMPLES = 1000
SEED = 19930513
# The ends of the interval, in thousandths of the resamples: the middle 95 %.
MIDDLE = (25, 975)
# Bytes in a 64-bit word.
WORD = 8

Vector = Mapping[int, int]


def resamples(
    events: Sequence[Vector],
    borders: Sequence[int],
    samples: int,
    seed: int,
    beat: Callable[[int], None] = lambda done: None,
) -> Iterator[list[int]]:
    """The sums of columns of numbers over as many events as there are, drawn with replacement; `samples` times.

    An event maps the number of a column to a whole number >= 0. `borders` cut the columns, from the first to behind
    the last, into parts of which most events have few. The order of the events matters: sort them.
    """
    width = _width(events)
    parts = [
        (stop - start, [_pack(event, start, stop, width) for event in events]) for start, stop in pairwise(borders)
    ]
    chance = random.Random(seed)
    places = range(len(events))
    for done in range(samples):
        drawn = chance.choices(places, k=len(events))
        sums: list[int] = []
        for columns, packed in parts:
            # An event that has nothing here is left out: to add a 0 costs as much as to add anything.
            sums += _unpack(sum(filter(None, map(packed.__getitem__, drawn))), columns, width)
        yield sums
        beat(done + 1)


def weights(events: int, samples: int, seed: int) -> NDArray[np.float64]:
    """How often each of so many events is drawn in each resample: the draws of `resamples`, as a table."""
    chance = random.Random(seed)
    table = np.zeros((samples, events))
    for row in table:
        row += np.bincount(chance.choices(range(events), k=events), minlength=events)
    return table


def interval(values: Sequence[float | None]) -> tuple[float, float, int] | None:
    """The ends of the middle 95 % of the defined values (nearest rank), and how many were defined; None for none."""
    defined = sorted(value for value in values if value is not None)
    if not defined:
        return None
    low, high = (-(-len(defined) * share // 1000) for share in MIDDLE)
    return defined[low - 1], defined[high - 1], len(defined)


def _width(events: Sequence[Vector]) -> int:
    """64-bit words that hold a column's sum even when every draw is the event with most in it."""
    most = max((number for event in events for number in event.values()), default=0)
    return (most * max(len(events), 1)).bit_length() // 64 + 1


def _pack(event: Vector, start: int, stop: int, width: int) -> int:
    room, size = bytearray((stop - start) * width * WORD), width * WORD
    for column, number in event.items():
        if start <= column < stop:
            place = (column - start) * size
            room[place : place + size] = number.to_bytes(size, "little")
    return int.from_bytes(room, "little")


def _unpack(total: int, columns: int, width: int) -> list[int]:
    room, size = total.to_bytes(columns * width * WORD, "little"), width * WORD
    if width == 1:
        return list(unpack(f"<{columns}Q", room))
    return [int.from_bytes(room[at : at + size], "little") for at in range(0, len(room), size)]
