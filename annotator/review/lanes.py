"""Lanes beside the texts: for each article a lane a person, and in it a bar for each of their marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.annotations.models import Annotation
from annotator.review.queries import CasePage


@dataclass(frozen=True)
class Bar:
    """One place of a mark, [start, end) in code points of its article's text, and the case that it is part of."""

    page: CasePage
    annotation: Annotation
    start: int
    end: int
    quote: str

    @property
    def sign(self) -> str:
        """What stands on the bar, so that its colour is not alone: the code's key, else how its name begins."""
        return self.annotation.code.key or self.annotation.code.name[:1]


@dataclass
class MarkLane:
    """What one person marked in an article, in the order of its text."""

    annotator: str
    bars: list[Bar] = field(default_factory=list)


def lanes_by_article(pages: Sequence[CasePage], articles: Iterable[int]) -> dict[int, list[MarkLane]]:
    """For each article a lane for everybody who handed the event in, those who marked nothing too. Asks nothing."""
    names = sorted({lane.annotator for page in pages for lane in page.lanes})
    found = {pk: {name: MarkLane(name) for name in names} for pk in articles}
    for page in pages:
        for annotation in page.members:
            for anchor in annotation.anchors.all():
                lanes = found.get(anchor.revision.article_id)
                if lanes and anchor.start < anchor.end:
                    bar = Bar(page, annotation, anchor.start, anchor.end, anchor.quote)
                    lanes[annotation.annotator.username].bars.append(bar)
    for lanes in found.values():
        for lane in lanes.values():
            lane.bars.sort(key=lambda bar: (bar.start, -bar.end))
    return {pk: list(lanes.values()) for pk, lanes in found.items()}


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
        for page in pages
        for annotation in page.members
    ]
