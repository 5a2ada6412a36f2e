"""Storing what an outlet wrote."""

import enum

from django.db import transaction

from comparisons.access import Person
from comparisons.intake.article import ArticleInput, Body, compose
from comparisons.models import Article, Event, Outlet, Revision
from comparisons.pipeline import segment_revision
from comparisons.services.alignment import request_alignment


class Stored(enum.StrEnum):
    """What became of an article that was handed in."""

    TAKEN = "taken"
    UPDATED = "updated"
    SKIPPED = "skipped"


@transaction.atomic
def store_article(*, event: Event, piece: ArticleInput, requested_by: Person | None = None) -> tuple[Article, Stored]:
    """Store one outlet's piece on an event, and queue the event's alignment when that changed something.

    The same piece again (by external id, else URL, else outlet and title) is the same article: an unchanged text is
    skipped, another text becomes a new revision. Raises Refused.
    """
    body = compose(piece.title, piece.text)
    # One storer per event at a time, so that the same file handed in twice at once makes each article once.
    Event.objects.select_for_update().get(pk=event.pk)
    article = find_article(event, piece, body)
    if article and article.revisions.filter(digest=body.digest).exists():
        return article, Stored.SKIPPED
    outcome = Stored.UPDATED if article else Stored.TAKEN
    article = article or _new_article(event, piece)
    _store_revision(article, body, piece)
    if not event.locked_at:
        request_alignment(event=event, requested_by=requested_by)
    return article, outcome


def identity(piece: ArticleInput, body: Body) -> tuple[str, str, str]:
    """What makes two pieces on one event the same article: outlet, and external id, else URL, title or very text."""
    for field, value in (("external_id", piece.external_id), ("url", piece.url), ("title", piece.title)):
        if value:
            return piece.outlet, field, value
    return piece.outlet, "text", body.digest


def find_article(event: Event, piece: ArticleInput, body: Body) -> Article | None:
    """The article of an event that `piece` is a state of, if it is known: the first that was stored, of several."""
    outlet, field, value = identity(piece, body)
    known = event.articles.filter(outlet__name=outlet).order_by("id")
    if field == "text":
        return known.filter(revisions__digest=value).first()
    if field == "title":
        return known.filter(title=value, external_id="", url="").first()
    return known.filter(**{field: value}).first()


def _new_article(event: Event, piece: ArticleInput) -> Article:
    outlet, _ = Outlet.objects.get_or_create(name=piece.outlet, defaults={"language": piece.language})
    return Article.objects.create(
        event=event,
        outlet=outlet,
        title=piece.title,
        url=piece.url,
        byline=piece.byline,
        dateline=piece.dateline,
        published_at=piece.published_at,
        language=piece.language,
        external_id=piece.external_id,
    )


def _store_revision(article: Article, body: Body, piece: ArticleInput) -> Revision:
    revision = Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        text=body.text,
        digest=body.digest,
        body_start=body.start,
        original_title=piece.title,
        original_text=piece.text,
    )
    segment_revision(revision)
    article.current = revision
    # Both were about the text before; the next alignment finds them anew.
    article.reuse, article.quotations = {}, []
    article.save(update_fields=["current", "reuse", "quotations"])
    return revision
