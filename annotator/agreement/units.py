"""From what annotators handed in for one event to units that they judged, kind by kind. Pure.

    sentence   a sentence of a text: does it show the code? Spans and contrasts mark the sentences they touch
    document   a text as a whole
    event      the event
    contrast   two sentences of different articles
    omission   a row of the comparison (a group, or a sentence in none) and an article that leaves it out

A unit is judged by whoever had its text before their eyes and handed the event in, whether they marked it or not.
Spans themselves have no units but their borders: spans.py.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, combinations_with_replacement, product

from annotator.agreement.study import Judgement, Study, Text, Work

SENTENCE, DOCUMENT, EVENT, CONTRAST, OMISSION = "sentence", "document", "event", "contrast", "omission"
KINDS = (SENTENCE, DOCUMENT, CONTRAST, OMISSION, EVENT)
# What touches sentences.
MARKING = ("span", "contrast")

People = frozenset[str]


@dataclass
class Judged:
    """The units of one kind in one event: how many each outlet has for each set of judges, and who marked which."""

    units: Counter[tuple[str, People]] = field(default_factory=Counter)
    # code -> unit -> who marked it
    marks: dict[str, dict[Hashable, set[str]]] = field(default_factory=dict)

    def mark(self, code: str, unit: Hashable, person: str) -> None:
        """Note that somebody marked a unit with a code; twice is as good as once."""
        self.marks.setdefault(code, {}).setdefault(unit, set()).add(person)


class EventUnits:
    """One event's texts and works, ready to be asked for the units of each kind."""

    def __init__(self, study: Study, event: int, works: Sequence[Work]) -> None:
        """Take the works of an event; a text belongs to whoever saw it or marked a place in it."""
        self.works = works
        self.event = event
        self.everyone: People = frozenset(work.annotator for work in works)
        seen: dict[int, set[str]] = {}
        for work in works:
            for revision in {*work.revisions, *(place[0] for one in work.judgements for place in one.places)}:
                if revision in study.texts:
                    seen.setdefault(revision, set()).add(work.annotator)
        self.seen: dict[int, People] = {revision: frozenset(people) for revision, people in sorted(seen.items())}
        self.texts: dict[int, Text] = {revision: study.texts[revision] for revision in self.seen}
        self.outlets = {text.article: text.outlet for text in self.texts.values()}
        self._starts = {r: [start for start, _ in text.sentences] for r, text in self.texts.items()}
        self._ends = {r: [end for _, end in text.sentences] for r, text in self.texts.items()}
        self._rows = _row_numbers(study.rows.get(event, ()), self.seen)

    def touched(self, revision: int, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences, as (revision, number), that [start, end) shares a code point with."""
        if revision not in self.texts:
            return []
        first, last = bisect_right(self._ends[revision], start), bisect_left(self._starts[revision], end)
        return [(revision, number) for number in range(first, last)]

    def sentences_of(self, judgement: Judgement) -> list[tuple[int, int]]:
        """The sentences that the places of a judgement touch."""
        return [sentence for place in judgement.places for sentence in self.touched(*place)]

    def judged(self) -> dict[str, Judged]:
        """The units of all kinds."""
        found = {kind: Judged() for kind in KINDS}
        self._count(found)
        for work in self.works:
            for one in work.judgements:
                for kind, unit in self.marked(one):
                    found[kind].mark(one.code, unit, work.annotator)
        return found

    def judges(self, kind: str, unit: Hashable) -> People:
        """Who judged a unit."""
        match kind, unit:
            case ("sentence", (int() as revision, int())) | ("document", int() as revision):
                return self.seen[revision]
            case "contrast", ((int() as first, int()), (int() as second, int())):
                return self.seen[first] & self.seen[second]
            case "omission", (row, _):
                return self._row_judges(row)
        return self.everyone

    def outlet(self, kind: str, unit: Hashable) -> str:
        """Whose unit it is: of the text, or of who leaves something out; empty for what belongs to no single one."""
        match kind, unit:
            case ("sentence", (int() as revision, int())) | ("document", int() as revision):
                return self.texts[revision].outlet
            case "omission", (_, int() as article):
                return self.outlets.get(article, "")
        return ""

    def marked(self, one: Judgement) -> Iterator[tuple[str, Hashable]]:
        """The units that a judgement marks, with their kinds."""
        if one.kind in MARKING:
            yield from ((SENTENCE, sentence) for sentence in self.sentences_of(one))
        if one.kind == CONTRAST:
            pairs = combinations(sorted(set(self.sentences_of(one))), 2)
            yield from ((CONTRAST, pair) for pair in pairs if self._are_apart(*pair))
        elif one.kind == OMISSION:
            rows = {self._row(sentence) for sentence in self.sentences_of(one)}
            yield from ((OMISSION, unit) for unit in product(rows, set(one.absent_from) & set(self.outlets)))
        elif one.kind == DOCUMENT:
            yield from ((DOCUMENT, revision) for revision in {place[0] for place in one.places} & set(self.texts))
        elif one.kind == EVENT:
            yield EVENT, self.event

    def _are_apart(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        return self.texts[first[0]].article != self.texts[second[0]].article

    def _count(self, found: Mapping[str, Judged]) -> None:
        for revision, people in self.seen.items():
            text = self.texts[revision]
            found[SENTENCE].units[text.outlet, people] += len(text.sentences)
            found[DOCUMENT].units[text.outlet, people] += 1
        found[EVENT].units["", self.everyone] += 1
        self._count_pairs(found[CONTRAST])
        rows = Counter(self._row_judges(row) for row in self._all_rows())
        for outlet in self.outlets.values():
            for people, number in rows.items():
                found[OMISSION].units[outlet, people] += number

    def _count_pairs(self, contrasts: Judged) -> None:
        """Sentences of different articles, two and two, by who saw both; without making the pairs."""
        by_people: dict[People, Counter[int]] = {}
        for revision, people in self.seen.items():
            text = self.texts[revision]
            by_people.setdefault(people, Counter())[text.article] += len(text.sentences)
        for (first, mine), (second, theirs) in combinations_with_replacement(by_people.items(), 2):
            pairs = mine.total() * theirs.total() - sum(number * theirs[article] for article, number in mine.items())
            contrasts.units["", first & second] += pairs // 2 if first == second else pairs

    def _row(self, sentence: tuple[int, int]) -> Hashable:
        return self._rows.get(sentence, sentence)

    def _all_rows(self) -> set[Hashable]:
        return {self._row((r, number)) for r, text in self.texts.items() for number in range(len(text.sentences))}

    def _row_judges(self, row: Hashable) -> People:
        if isinstance(row, tuple):
            return self.seen[row[0]]
        return self._judges_of_rows[row] if isinstance(row, int) else self.everyone

    @property
    def _judges_of_rows(self) -> dict[int, People]:
        if not hasattr(self, "_known_judges"):
            known: dict[int, People] = {}
            for (revision, _), row in self._rows.items():
                known[row] = known.get(row, frozenset()) | self.seen[revision]
            self._known_judges = known
        return self._known_judges


def _row_numbers(rows: Sequence[Sequence[tuple[int, int]]], seen: Mapping[int, People]) -> dict[tuple[int, int], int]:
    return {(revision, n): number for number, row in enumerate(rows) for revision, n in row if revision in seen}
