"""What unitizing coefficients look at: a continuum, and the units that each annotator found on it."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# [start, end) in code points, and the label.
Unit = tuple[int, int, Hashable]


@dataclass(frozen=True)
class Continuum:
    """[begin, begin + length) in code points. Every annotator who looked is a key, with units or without."""

    length: int
    units: Mapping[Hashable, Sequence[Unit]]
    begin: int = 0

    def has_overlaps(self) -> bool:
        """Whether the units of some annotator overlap, whatever their labels."""
        return any(
            left[1] > right[0] for found in self.units.values() for left, right in pairwise(sorted(found, key=_place))
        )

    def labelled(self, label: Hashable) -> "Continuum":
        """The same continuum with the units of one label only."""
        kept = {person: [unit for unit in found if unit[2] == label] for person, found in self.units.items()}
        return Continuum(self.length, kept, self.begin)


@dataclass(frozen=True)
class Stretch:
    """A longest run of positions on which no annotator's unit begins or ends: who has which unit there."""

    width: int
    # annotator -> number of the unit among theirs
    there: Mapping[Hashable, int] = field(default_factory=dict)


def stretches(continuum: Continuum) -> Iterator[Stretch]:
    """Cut a continuum at all borders, in order. No annotator's units may overlap (`has_overlaps`)."""
    events: list[tuple[int, bool, Hashable, int]] = []
    for person, found in continuum.units.items():
        for number, (start, end, _) in enumerate(found):
            if start < end:
                events += [(start, True, person, number), (end, False, person, number)]
    # At one place what ends goes before what begins.
    events.sort(key=lambda event: event[:2])
    there: dict[Hashable, int] = {}
    place = continuum.begin
    for at, begins, person, number in events:
        if at > place:
            yield Stretch(at - place, dict(there))
            place = at
        if begins:
            there[person] = number
        else:
            del there[person]
    if continuum.begin + continuum.length > place:
        yield Stretch(continuum.begin + continuum.length - place)


def _place(unit: Unit) -> tuple[int, int]:
    return unit[0], unit[1]
