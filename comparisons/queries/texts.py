"""The texts of an event with their segments, as the grid and the article page take them."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.models import Article, Event, Segment


@dataclass(frozen=True)
class Column:
    """One article with its current text cut into segments."""

    article: Article
    segments: Sequence[Segment]

    @property
    def text(self) -> str:
        """The current revision's text."""
        return self.article.current.text if self.article.current else ""

    def slice(self, segment: Segment) -> str:
        """What a segment says."""
        return self.text[segment.start : segment.end]


def columns(event: Event, articles: Sequence[int] | None = None) -> list[Column]:
    """The articles of an event in the order of publication, or those named, with texts and segments: two queries."""
    rows = event.articles.select_related("outlet", "current").exclude(current=None)
    if articles is not None:
        rows = rows.filter(pk__in=articles)
    found = list(rows.order_by("published_at", "id"))
    by_revision: dict[int, list[Segment]] = {}
    for segment in Segment.objects.filter(revision__in=[article.current_id for article in found]):
        by_revision.setdefault(segment.revision_id, []).append(segment)
    return [Column(article, by_revision.get(article.current_id or 0, [])) for article in found]
