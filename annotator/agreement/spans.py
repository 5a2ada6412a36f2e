"""Spans of one event, code by code: whole numbers for u-alpha and for F1, over all annotators and two at a time. Pure.

Each code has a continuum of its own, so that spans of different codes may overlap. Two overlapping spans of one
annotator with the same code are one stretch of the continuum; they are counted in `merged`, and stay two for F1.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from annotator.agreement.pairs import SPAN, Pairs
from annotator.agreement.tally import Tally
from annotator.agreement.units import EventUnits, People

Span = tuple[int, int]
# person -> their spans of one code in one text
Marks = Mapping[str, Sequence[Span]]


def tally_spans(event: EventUnits, tally: Tally, pairs: Pairs, scale: int) -> None:
    """Count the spans of an event in the texts that two annotators saw. Lengths are code points times annotators.

    Of a code: apart (scaled), marked length, squares of its stretches; strict hits, lenient hits, spans times other
    annotators; spans.
    """
    for revision, people in event.seen.items():
        if len(people) >= 2:
            text = event.texts[revision]
            base = tally.bases.setdefault((SPAN, text.outlet), [0, 0])
            base[0] += text.length * len(people)
            base[1] += 1
            pairs.judged(event.event, people, text.length)
    for (revision, code), marks in _by_text_and_code(event).items():
        people = event.seen[revision]
        if len(people) >= 2:
            merged = {person: list(_merged(spans)) for person, spans in marks.items()}
            tally.merged += sum(map(len, marks.values())) - sum(map(len, merged.values()))
            counts = tally.codes.setdefault((SPAN, event.texts[revision].outlet, code), [0] * 7)
            more = _count(event, code, marks, merged, people, pairs, scale)
            for place, amount in enumerate(more):
                counts[place] += amount


def _by_text_and_code(event: EventUnits) -> dict[tuple[int, str], dict[str, list[Span]]]:
    found: dict[tuple[int, str], dict[str, list[Span]]] = {}
    for work in event.works:
        for one in work.judgements:
            if one.kind == SPAN:
                for revision, start, end in one.places:
                    if revision in event.seen and start < end:
                        found.setdefault((revision, one.code), {}).setdefault(work.annotator, []).append((start, end))
    return found


def _count(
    event: EventUnits, code: str, marks: Marks, merged: Marks, people: People, pairs: Pairs, scale: int
) -> Sequence[int]:
    lengths = {person: sum(end - start for start, end in spans) for person, spans in merged.items()}
    squares = {person: sum((end - start) ** 2 for start, end in spans) for person, spans in merged.items()}
    judges = len(people)
    apart, meeting = _meetings(merged, judges)
    pairs.marked(event.event, people, code, lengths, squares)
    pairs.both(event.event, people, code, meeting)
    strict, lenient = _hits(marks)
    spans = sum(map(len, marks.values()))
    apart *= scale // (judges - 1)
    return apart, sum(lengths.values()), sum(squares.values()), strict, lenient, spans * (judges - 1), spans


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Overlapping spans as one; spans that only touch stay two."""
    at: Span | None = None
    for start, end in sorted(spans):
        if at is None or start >= at[1]:
            if at is not None:
                yield at
            at = (start, end)
        else:
            at = (at[0], max(at[1], end))
    if at is not None:
        yield at


def _meetings(merged: Marks, judges: int) -> tuple[int, Counter[tuple[str, str]]]:
    """The length times ordered pairs on which annotators differ, and for how long each two agree on a unit."""
    events = sorted(
        (place, begins, person)
        for person, spans in merged.items()
        for start, end in spans
        for place, begins in ((start, True), (end, False))
    )
    there: set[str] = set()
    apart, last = 0, 0
    meeting: Counter[tuple[str, str]] = Counter()
    for place, begins, person in events:
        width, last = place - last, place
        if there and width:
            apart += width * 2 * len(there) * (judges - len(there))
            for pair in combinations(sorted(there), 2):
                meeting[pair] += width
        (there.add if begins else there.discard)(person)
    return apart, meeting


def _hits(marks: Marks) -> tuple[int, int]:
    """Ordered pairs of annotators and a span of the one that the other has too: equal, and meeting."""
    strict = lenient = 0
    if len(marks) == 1:
        return strict, lenient
    known = {person: (set(spans), _Reach(spans)) for person, spans in marks.items()}
    for first, spans in marks.items():
        for second, (equal, reach) in known.items():
            if first != second:
                strict += sum(span in equal for span in spans)
                lenient += sum(reach.meets(start, end) for start, end in spans)
    return strict, lenient


class _Reach:
    """Whether some of many spans meets another one."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1] if self.ends else end))

    def meets(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a code point with one of them."""
        before = bisect_right(self.starts, end - 1)
        return bool(before) and self.ends[before - 1] > start
