"""The texts of an event with their segments, as the grid and the article page take them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from comparisons.models import Article, Event, Segment

# What a site shows of an article in its place: it may hide who wrote it. The text, where it was read, keeps its length.
Shown: TypeAlias = Callable[[Article], Article]


def as_it_is(article: Article) -> Article:
    """Show an article itself."""
    return article


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


def columns(event: Event, articles: Sequence[int] | None = None, shown: Shown = as_it_is) -> list[Column]:
    """The articles of an event in the order of publication, or those named, with texts and segments: two queries."""
    rows = event.articles.select_related("outlet", "current", "source_set_by").exclude(current=None)
    if articles is not None:
        rows = rows.filter(pk__in=articles)
    found = [shown(article) for article in rows.order_by("published_at", "id")]
    by_revision: dict[int, list[Segment]] = {}
    for segment in Segment.objects.filter(revision__in=[article.current_id for article in found]):
        by_revision.setdefault(segment.revision_id, []).append(segment)
    return [Column(article, by_revision.get(article.current_id or 0, [])) for article in found]


def article_list(event: Event) -> list[Article]:
    """The articles of an event in the order of publication, without their texts: one query."""
    rows = event.articles.select_related("outlet").exclude(current=None)
    return list(rows.order_by("published_at", "id"))


@dataclass(frozen=True)
class Stretch:
    """A piece of a text as its page shows it; `segment` is None for what stands in no segment."""

    text: str
    segment: Segment | None


def paragraphs(article: Article) -> list[list[Stretch]]:
    """The current text of an article whole, paragraph by paragraph, cut where its segments are."""
    text = article.current.text if article.current else ""
    return cut(text, Segment.objects.filter(revision=article.current_id).select_related("kind_set_by"))


def cut(text: str, segments: Iterable[Segment]) -> list[list[Stretch]]:
    """A text whole, paragraph by paragraph, cut where its segments are, which come in the order of the text."""
    found: list[list[Stretch]] = []
    last, at = None, 0
    for segment in segments:
        between = text[at : segment.start]
        if segment.paragraph != last or not found:
            found.append([])
        if between.strip() or (between and found[-1]):
            found[-1].append(Stretch(between, None))
        found[-1].append(Stretch(text[segment.start : segment.end], segment))
        last, at = segment.paragraph, segment.end
    if text[at:].strip():
        found.append([Stretch(text[at:], None)])
    return found
