"""Half-open stretches of a text, counted in Unicode code points."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points [start, end) of one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]


def overlap(one: Span, other: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two spans share at least one code point; touching ends do not count."""
    return overlap(one, other) > 0


def contains(outer: Span, inner: Span) -> bool:
    """Say whether `inner` lies within `outer`, ends included."""
    return outer.start <= inner.start and inner.end <= outer.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or touch; the result is sorted and has gaps between all neighbours."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def covered(spans: Iterable[Span]) -> int:
    """Return how many code points lie in at least one span."""
    return sum(len(span) for span in merged(spans))
