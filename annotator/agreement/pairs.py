"""Two annotators at a time. Pure.

What each annotator marked is counted once, by who judged the same units; only what two marked both is counted pair by
pair. So twenty annotators cost little more than three.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from annotator.agreement import binary
from annotator.agreement.coefficients.result import Reason

People = frozenset[str]
Pair = tuple[str, str]
SPAN = "span"


class Pairs:
    """Units of one kind (spans: code points) judged, marked, and marked by both."""

    def __init__(self, kind: str) -> None:
        """Nothing is counted yet."""
        self.kind = kind
        self._units: Counter[People] = Counter()
        self._marked: dict[tuple[People, str], Counter[str]] = {}
        self._squares: dict[tuple[People, str], Counter[str]] = {}
        self._both: dict[str, Counter[Pair]] = {}

    def judged(self, people: People, units: int) -> None:
        """So many units were judged by these annotators."""
        self._units[people] += units

    def marked(
        self, people: People, code: str, amounts: Mapping[str, int], squares: Mapping[str, int] | None = None
    ) -> None:
        """So much of the units of these annotators was marked by each (spans: and the squares of its stretches)."""
        self._marked.setdefault((people, code), Counter()).update(amounts)
        if squares:
            self._squares.setdefault((people, code), Counter()).update(squares)

    def both(self, code: str, amounts: Mapping[Pair, int]) -> None:
        """So much was marked by both; the names of a pair in order."""
        self._both.setdefault(code, Counter()).update(amounts)

    def result(self, codes: Sequence[str]) -> list[dict[str, Any]]:
        """Every two annotators who judged the same units: all codes, and each that one of them used."""
        units: Counter[Pair] = Counter()
        for people, number in self._units.items():
            for pair in combinations(sorted(people), 2):
                units[pair] += number
        marked = self._by_pair(self._marked)
        squares = self._by_pair(self._squares)
        return [
            {"annotators": list(pair), "units": number, **self._values(pair, number, codes, marked, squares)}
            for pair, number in sorted(units.items())
        ]

    def _by_pair(self, amounts: Mapping[tuple[People, str], Mapping[str, int]]) -> Counter[tuple[Pair, str]]:
        found: Counter[tuple[Pair, str]] = Counter()
        for (people, code), by_person in amounts.items():
            for pair in combinations(sorted(people), 2):
                amount = by_person.get(pair[0], 0) + by_person.get(pair[1], 0)
                if amount:
                    found[pair, code] += amount
        return found

    def _values(
        self, pair: Pair, units: int, codes: Iterable[str], marked: Mapping[Any, int], squares: Mapping[Any, int]
    ) -> dict[str, Any]:
        parts = {}
        for code in codes:
            amount = marked.get((pair, code), 0)
            if amount:
                apart = amount - 2 * self._both.get(code, Counter())[pair]
                parts[code] = (apart, amount, squares.get((pair, code), 0))
        each = {code: self._value([part], units) for code, part in parts.items()}
        return {**self._value(list(parts.values()), units), "codes": each}

    def _value(self, parts: Sequence[tuple[int, int, int]], units: int) -> dict[str, Any]:
        """Every unit has two judgements, so that nothing needs a scale. A stretch counts in both orders."""
        if self.kind == SPAN:
            value = binary.u_alpha([(2 * apart, marked, own) for apart, marked, own in parts], 2 * units, 1)
        else:
            value = binary.alpha([(apart, marked) for apart, marked, _ in parts], 2 * units, 1)
        return {"value": value, "reason": str(Reason.NO_VARIATION if value is None else Reason.NONE)}
