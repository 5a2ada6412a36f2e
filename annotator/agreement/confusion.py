"""Which code one annotator gave where another gave a different one, or nothing; and where that was. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from annotator.agreement.units import SENTENCE, EventUnits, Judged

# The row of an annotator who gave no other code there.
NOTHING = ""
# So many passages are kept behind a cell.
MOST = 20

Codes = frozenset[str]
NO_CODES: Codes = frozenset()


class Confusion:
    """Sentences, two annotators at a time: both gave a code, or one gave `a` alone and the other `b` alone."""

    def __init__(self, codes: Sequence[str]) -> None:
        """Nothing is counted yet; `codes` give the order."""
        self._order = {code: place for place, code in enumerate([NOTHING, *codes])}
        self._cells: Counter[tuple[str, str]] = Counter()
        self._behind: dict[str, list[list[int]]] = {}
        self._open_pairs: dict[frozenset[str], set[tuple[str, str]]] = {}

    def add(self, event: EventUnits, judged: Mapping[str, Judged]) -> None:
        """Count the marked sentences of one event that two annotators judged."""
        for unit, given in sorted(self._given(judged[SENTENCE])):
            people = event.judges(SENTENCE, unit)
            here = [event.event, *unit]
            gave = {person: frozenset(codes) for person, codes in given.items()}
            alike = Counter(gave.values())
            if len(gave) < len(people):
                alike[NO_CODES] = len(people) - len(gave)
            self._count_equal(alike)
            for (mine, some), (theirs, others) in combinations(alike.items(), 2):
                self._count_unequal(mine, theirs, some * others, here)
            if len(alike) > 1:
                self._keep("all", here)
                self._keep(f"outlet:{event.outlet(SENTENCE, unit)}", here)
                self._keep_pairs(gave, people, here)

    @property
    def differing(self) -> list[list[int]]:
        """The first passages on which any two annotators differ."""
        return self._behind.get("all", [])

    def result(self) -> dict[str, Any]:
        """`cells` are [a, b, how often], a before b in the order of the codes and "" for nothing.

        `passages` are the first 20 behind each cell, code, outlet and two annotators, and behind all of them: [event,
        revision, number of the sentence].
        """
        ordered = sorted(self._cells.items(), key=lambda entry: [self._order[code] for code in entry[0]])
        cells = [[a, b, number] for (a, b), number in ordered]
        return {"cells": cells, "passages": dict(sorted(self._behind.items()))}

    def _given(self, judged: Judged) -> Iterator[tuple[tuple[int, int], dict[str, set[str]]]]:
        given: dict[Any, dict[str, set[str]]] = {}
        for code in judged.marks.keys() & self._order.keys():
            for unit, people in judged.marks[code].items():
                for person in people:
                    given.setdefault(unit, {}).setdefault(person, set()).add(code)
        yield from given.items()

    def _count_equal(self, alike: Mapping[Codes, int]) -> None:
        gave: Counter[str] = Counter()
        for codes, people in alike.items():
            for code in codes:
                gave[code] += people
        for code, count in gave.items():
            if count > 1:
                self._cells[code, code] += count * (count - 1) // 2

    def _count_unequal(self, mine: Codes, theirs: Codes, pairs: int, here: list[int]) -> None:
        for a in sorted(mine - theirs) or [NOTHING]:
            for b in sorted(theirs - mine) or [NOTHING]:
                cell = (a, b) if self._order[a] <= self._order[b] else (b, a)
                self._cells[cell] += pairs
                self._keep(f"cell:{cell[0]}:{cell[1]}", here)
        for code in mine ^ theirs:
            self._keep(f"code:{code}", here)

    def _keep_pairs(self, gave: Mapping[str, Codes], people: frozenset[str], here: list[int]) -> None:
        """Only the pairs that have room left are looked at: with many annotators nearly all are full soon."""
        if people not in self._open_pairs:
            self._open_pairs[people] = set(combinations(sorted(people), 2))
        wanting = self._open_pairs[people]
        for a, b in [(a, b) for a, b in wanting if gave.get(a, NO_CODES) != gave.get(b, NO_CODES)]:
            if not self._keep(f"pair:{a}:{b}", here):
                wanting.discard((a, b))

    def _keep(self, key: str, here: list[int]) -> bool:
        kept = self._behind.setdefault(key, [])
        if len(kept) >= MOST:
            return False
        if here not in kept:
            kept.append(here)
        return True
