"""The veil over one event."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from annotator.annotations.veil.known import Known
from comparisons.models import Article, Outlet, Revision
from comparisons.text import anchor as places
from comparisons.text.mask import masked


class Veil:
    """One event as one annotator may see it."""

    def __init__(self, known: Known, event_id: int) -> None:
        self._known, self._event = known, event_id

    def article(self, article: Article) -> Article:
        """The article under its letter, with nothing that tells whose it is; the same object, which cannot be saved."""
        if Article.current.is_cached(article) and article.current:
            article.current.text = self.text(article.current)
            article.current.original_title = article.current.original_text = ""
        article.outlet = Outlet(name=self.label(article.pk))
        article.title = self.words(article.title)
        article.url = article.byline = article.dateline = article.external_id = ""
        article.source, article.source_set_by, article.source_set_at = None, None, None
        article.reuse = {}
        return article

    def label(self, article_id: int) -> str:
        """What stands for an article's outlet: "Outlet A"."""
        return self._labels.get(article_id, "an outlet")

    def words(self, words: str) -> str:
        """Some words of the event, a title say, with its names covered."""
        return masked(words, self._known.names(self._event)) if words else words

    def text(self, revision: Revision) -> str:
        """The text of a revision of the event as it is seen."""
        return self._known.masked(self._event, revision.pk, revision.text)

    def rows(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Annotations in wire form, or what a history keeps of them, or rows of an export, as they are seen."""
        self._known.read_texts(anchor["revision"] for row in rows for anchor in row["anchors"])
        return [self._row(row) for row in rows]

    def anchors(self, anchors: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Places in wire form as they are seen."""
        self._known.read_texts(anchor["revision"] for anchor in anchors)
        return [self._anchor(anchor) for anchor in anchors]

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        seen = {**row, "anchors": [self._anchor(anchor) for anchor in row["anchors"]]}
        if "absent_outlets" in row:
            seen["absent_outlets"] = [self.label(article) for article in row["absent_from"]]
        return seen

    def _anchor(self, anchor: dict[str, Any]) -> dict[str, Any]:
        start, end, text = anchor["start"], anchor["end"], self._known.text(anchor["revision"])
        seen = {**anchor, "quote": text[start:end]}
        # The places of a page come without contexts.
        if "prefix" in anchor:
            seen["prefix"], seen["suffix"] = places.context(text, start, end) if start < end else ("", "")
        if "outlet" in anchor:
            seen |= {"outlet": self.label(anchor["article"]), "title": self.words(anchor["title"])}
        return seen

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        return {pk: f"Outlet {letters(number)}" for number, pk in enumerate(self._known.order(self._event))}


def letters(number: int) -> str:
    """A, B, … Z, AA, AB, …: the place in a list, from 0."""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
