"""Tallies of many events as columns of numbers, and every value that can be read off their sums. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.agreement import binary
from annotator.agreement.coefficients.result import Reason
from annotator.agreement.pairs import SPAN
from annotator.agreement.tally import Key, Tally

# The outlet of what is summed over all of them.
ALL = ""
Read = Callable[[Sequence[int]], float | None]


@dataclass
class Ledger:
    """Which column holds what: (kind, outlet or ALL, code or "") has its numbers from a first column on.

    With no code they are those of `Tally.bases`, with one those of `Tally.codes`. The columns that values are read
    from come first, `read` of them; what only stands beside them comes after.
    """

    scale: int
    first: dict[Key, int] = field(default_factory=dict)
    beside: dict[Key, int] = field(default_factory=dict)
    read: int = 0
    columns: int = 0

    @classmethod
    def of(cls, found: Iterable[Tally], scale: int) -> "Ledger":
        """A ledger with a place for all that the tallies count."""
        ledger = cls(scale)
        entries = {key: len(numbers) for tally in found for key, numbers in _entries(tally)}
        for key in sorted(entries):
            ledger.first[key] = ledger.columns
            ledger.columns += _read(key)
        ledger.read = ledger.columns
        for key in sorted(entries):
            ledger.beside[key] = ledger.columns
            ledger.columns += entries[key] - _read(key)
        return ledger

    def vector(self, tally: Tally) -> dict[int, int]:
        """One event as column and number."""
        found: dict[int, int] = {}
        for key, numbers in _entries(tally):
            read = _read(key)
            for place, number in enumerate(numbers):
                if number:
                    column = self.first[key] + place if place < read else self.beside[key] + place - read
                    found[column] = found.get(column, 0) + number
        return found

    def total(self, vectors: Iterable[Mapping[int, int]]) -> list[int]:
        """The sum over events."""
        sums = [0] * self.columns
        for vector in vectors:
            for column, number in vector.items():
                sums[column] += number
        return sums

    def reader(self, kind: str, outlet: str, codes: Sequence[str]) -> Read:
        """What reads the value of a code, or of several together, off sums; None where it is undefined."""
        at = [self.first[kind, outlet, code] for code in codes if (kind, outlet, code) in self.first]
        base = self.first.get((kind, outlet, ""))
        scale = self.scale
        if base is None or not at:
            return lambda sums: None
        if kind == SPAN:
            return lambda sums: binary.u_alpha([(sums[n], sums[n + 1], sums[n + 2]) for n in at], sums[base], scale)
        return lambda sums: binary.alpha([(sums[n], sums[n + 1]) for n in at], sums[base], scale)

    def facts(self, sums: Sequence[int], kind: str, outlet: str, codes: Sequence[str]) -> dict[str, Any]:
        """What stands beside a value: why there is none, n, how much was marked, its share, and plain agreement.

        `units` are units that two annotators judged; of spans, code points of all their texts. `marked` are judgements
        "it is there"; of spans, spans. Of several codes `prevalence` is the share of all that could be marked.
        """
        base = self._numbers(sums, (kind, outlet, ""), 2 if kind == SPAN else 3)
        found = [self._numbers(sums, (kind, outlet, code), 7 if kind == SPAN else 3) for code in codes]
        units = base[0] if kind == SPAN else base[2]
        facts: dict[str, Any] = {"units": units, "prevalence": _share(found, 1, base[0])}
        if kind == SPAN:
            facts["marked"] = sum(numbers[6] for numbers in found)
            facts["f1_strict"], facts["f1_lenient"] = (_ratio(found, hits, 5) for hits in (3, 4))
        else:
            facts["marked"] = sum(numbers[1] for numbers in found)
            unequal = _share(found, 2, base[1])
            facts["percent"] = None if unequal is None else _equal(found, base[1])
        facts["reason"] = str(Reason.NO_VARIATION if base[0] else Reason.NO_PAIRS)
        return facts

    def _numbers(self, sums: Sequence[int], key: Key, size: int) -> Sequence[int]:
        if key not in self.first:
            return [0] * size
        first, beside, read = self.first[key], self.beside[key], _read(key)
        return [*sums[first : first + read], *sums[beside : beside + size - read]]


def _share(found: Sequence[Sequence[int]], place: int, whole: int) -> float | None:
    return binary.share(sum(numbers[place] for numbers in found), whole * len(found))


def _equal(found: Sequence[Sequence[int]], pairs: int) -> float | None:
    whole = pairs * len(found)
    return binary.share(whole - sum(numbers[2] for numbers in found), whole)


def _ratio(found: Sequence[Sequence[int]], part: int, whole: int) -> float | None:
    return binary.share(sum(numbers[part] for numbers in found), sum(numbers[whole] for numbers in found))


def _read(key: Key) -> int:
    """How many of an entry's numbers values are read from."""
    if not key[2]:
        return 1
    return 3 if key[0] == SPAN else 2


def _entries(tally: Tally) -> Iterable[tuple[Key, Sequence[int]]]:
    """Every entry twice: for its outlet, and for all of them."""
    for (kind, outlet), numbers in tally.bases.items():
        yield from _twice((kind, outlet, ""), numbers)
    for key, numbers in tally.codes.items():
        yield from _twice(key, numbers)


def _twice(key: Key, numbers: Sequence[int]) -> Iterable[tuple[Key, Sequence[int]]]:
    yield (key[0], ALL, key[2]), numbers
    if key[1] != ALL:
        yield key, numbers
