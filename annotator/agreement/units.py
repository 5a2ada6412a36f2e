"""From annotations to a table of units: which sentences each annotator marked with a code."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.agreement.coefficients import Unit

Place = tuple[int, int, int]


@dataclass(frozen=True)
class Sentences:
    """The units of one revision: [start, end) of each sentence, in order (code points)."""

    revision: int
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, revision: int, spans: Sequence[tuple[int, int]]) -> "Sentences":
        """The sentences of a revision from their spans in order."""
        return cls(revision, [start for start, _ in spans], [end for _, end in spans])

    def touched(self, start: int, end: int) -> range:
        """The numbers of the sentences that [start, end) shares a code point with."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


@dataclass
class EventWork:
    """What the annotators of one event did. `annotators` are those who submitted it, with or without annotations."""

    event: int
    sentences: Mapping[int, Sentences]
    annotators: Sequence[str]
    # annotator -> code -> places
    marks: Mapping[str, Mapping[str, Sequence[Place]]] = field(default_factory=dict)


def table_for(code: str, works: Iterable[EventWork]) -> list[Unit]:
    """One unit for each sentence of each event; who submitted the event marked it with `code` (1) or not (0)."""
    table: list[Unit] = []
    for work in works:
        marked = {person: _marked(work, work.marks.get(person, {}).get(code, ())) for person in work.annotators}
        for revision, sentences in sorted(work.sentences.items()):
            table += [
                {person: int((revision, number) in marked[person]) for person in work.annotators}
                for number in range(len(sentences.starts))
            ]
    return table


def _marked(work: EventWork, places: Iterable[Place]) -> set[tuple[int, int]]:
    return {
        (revision, number)
        for revision, start, end in places
        if revision in work.sentences
        for number in work.sentences[revision].touched(start, end)
    }
