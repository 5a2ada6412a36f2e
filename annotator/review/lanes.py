"""Lanes beside the texts: for each article a lane a person, and in it a bar for each of their marks.

What is said of a whole article stands at the head of its lanes, and what is said of the event above all texts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.annotations.models import Annotation
from annotator.codebooks.models import Code
from annotator.review.event_cases import EventCases, Mark

Kind = Annotation.Kind


@dataclass(frozen=True)
class Bar:
    """One place of a mark, [start, end) in code points of its article's text; none for what is said of a whole."""

    mark: Mark
    start: int = 0
    end: int = 0
    quote: str = ""

    @property
    def sign(self) -> str:
        """What stands on the bar, so that its colour is not alone."""
        return sign_of(self.mark.code)


@dataclass
class MarkLane:
    """What one person marked in an article, in the order of its text; before it what they said of it as a whole."""

    annotator: str
    bars: list[Bar] = field(default_factory=list)
    whole: list[Bar] = field(default_factory=list)


def sign_of(code: Code) -> str:
    """The code's key, else how its name begins."""
    return code.key or code.name[:1]


def lanes_by_article(cases: EventCases, articles: Iterable[int]) -> dict[int, list[MarkLane]]:
    """For each article a lane for everybody who handed the event in, those who marked nothing too. Asks nothing.

    Only the cases of the page have their bars here; the browser adds those of the others where it shows their words.
    """
    quotes = _quotes(cases)
    found = {pk: {name: MarkLane(name) for name in cases.people} for pk in articles}
    for mark in cases.marks:
        for article, revision, start, end in mark.anchors:
            lane = found.get(article, {}).get(mark.annotator)
            quote = quotes.get((mark.id, revision, start, end))
            if lane and start < end and quote is not None:
                lane.bars.append(Bar(mark, start, end, quote))
            elif lane and mark.kind == Kind.DOCUMENT:
                lane.whole.append(Bar(mark))
    for lanes in found.values():
        for lane in lanes.values():
            lane.bars.sort(key=lambda bar: (bar.start, -bar.end))
    return {pk: list(lanes.values()) for pk, lanes in found.items()}


def lanes_of_event(cases: EventCases) -> list[MarkLane]:
    """A lane for everybody with what they said of the event as a whole; none where nobody said anything of it."""
    lanes = {name: MarkLane(name) for name in cases.people}
    for mark in cases.marks:
        if mark.kind == Kind.EVENT:
            lanes[mark.annotator].whole.append(Bar(mark))
    return list(lanes.values()) if any(lane.whole for lane in lanes.values()) else []


def _quotes(cases: EventCases) -> dict[tuple[str, int, int, int], str]:
    return {
        (str(annotation.pk), anchor.revision_id, anchor.start, anchor.end): anchor.quote
        for page in cases.pages
        for annotation in page.members
        for anchor in annotation.anchors.all()
    }


def marks_as_wire(cases: EventCases, articles: Collection[int]) -> dict[str, Any]:
    """For the browser: the codes by slug, and the marks on these articles with their case and their places."""
    codes = {mark.code.slug: mark.code for mark in cases.marks}
    return {
        "codes": {slug: {"name": code.name, "hue": code.hue, "sign": sign_of(code)} for slug, code in codes.items()},
        "marks": [
            {
                "id": mark.id,
                "case": mark.case,
                "code": mark.code.slug,
                "by": mark.annotator,
                "decided": mark.decided,
                "anchors": [
                    {"article": article, "revision": revision, "start": start, "end": end}
                    for article, revision, start, end in mark.anchors
                    if article in articles
                ],
            }
            for mark in cases.marks
            if any(article in articles for article, *_ in mark.anchors)
        ],
    }
