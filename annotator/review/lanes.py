"""Lanes beside the texts: for each article a lane a person, and in it a bar for each of their marks.

What is said of a whole article stands at the head of its lanes, and what is said of the event above all texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.annotations.models import Annotation
from annotator.review.queries import CasePage


@dataclass(frozen=True)
class Bar:
    """One place of a mark, [start, end) in code points of its article's text, and the case that it is part of.

    A mark on a whole article, or on the event, has no place in a text.
    """

    page: CasePage
    annotation: Annotation
    start: int = 0
    end: int = 0
    quote: str = ""

    @property
    def sign(self) -> str:
        """What stands on the bar, so that its colour is not alone: the code's key, else how its name begins."""
        return self.annotation.code.key or self.annotation.code.name[:1]


@dataclass
class MarkLane:
    """What one person marked in an article, in the order of its text; before it what they said of it as a whole."""

    annotator: str
    bars: list[Bar] = field(default_factory=list)
    whole: list[Bar] = field(default_factory=list)


def lanes_by_article(pages: Sequence[CasePage], articles: Iterable[int]) -> dict[int, list[MarkLane]]:
    """For each article a lane for everybody who handed the event in, those who marked nothing too. Asks nothing."""
    found = {pk: _empty(pages) for pk in articles}
    for page, annotation in _marks(pages):
        for anchor in annotation.anchors.all():
            lane = found.get(anchor.revision.article_id, {}).get(annotation.annotator.username)
            if lane and anchor.start < anchor.end:
                lane.bars.append(Bar(page, annotation, anchor.start, anchor.end, anchor.quote))
            elif lane and annotation.kind == Annotation.Kind.DOCUMENT:
                lane.whole.append(Bar(page, annotation))
    for lanes in found.values():
        for lane in lanes.values():
            lane.bars.sort(key=lambda bar: (bar.start, -bar.end))
    return {pk: list(lanes.values()) for pk, lanes in found.items()}


def lanes_of_event(pages: Sequence[CasePage]) -> list[MarkLane]:
    """A lane for everybody with what they said of the event as a whole; none where nobody said anything of it."""
    lanes = _empty(pages)
    for page, annotation in _marks(pages):
        if annotation.kind == Annotation.Kind.EVENT:
            lanes[annotation.annotator.username].whole.append(Bar(page, annotation))
    return list(lanes.values()) if any(lane.whole for lane in lanes.values()) else []


def _empty(pages: Sequence[CasePage]) -> dict[str, MarkLane]:
    return {name: MarkLane(name) for name in sorted({lane.annotator for page in pages for lane in page.lanes})}


def _marks(pages: Sequence[CasePage]) -> Iterator[tuple[CasePage, Annotation]]:
    return ((page, annotation) for page in pages for annotation in page.members)


def marks_as_wire(pages: Sequence[CasePage]) -> list[dict[str, Any]]:
    """For the browser: each mark with its case, its hue and its places."""
    return [
        {
            "id": str(annotation.pk),
            "case": page.case.pk,
            "code": annotation.code.slug,
            "hue": annotation.code.hue,
            "anchors": [
                {"article": a.revision.article_id, "revision": a.revision_id, "start": a.start, "end": a.end}
                for a in annotation.anchors.all()
            ],
        }
        for page, annotation in _marks(pages)
    ]
