"""Cutting a revision into typed segments, by rule, by what an outlet repeats, and by what people said before."""

from comparisons.models import Article, Revision, Segment
from comparisons.text.fold import fold_key
from comparisons.text.segment import repeated_lines
from comparisons.text.segment import segment as cut
from comparisons.text.spans import Span

BATCH = 1000
# An outlet's lines are looked up in so many of its newest articles on other events.
MOST_TEXTS = 30


def segment_revision(revision: Revision) -> list[Segment]:
    """Cut a revision into segments and store them; a revision that has segments keeps them.

    What a person said of the same words in an earlier revision of the article holds here too.
    """
    existing = list(revision.segments.all())
    if existing:
        return existing
    title_end = len(revision.text[: revision.body_start].rstrip())
    headline = Span(0, title_end) if title_end else None
    article = revision.article
    found = cut(revision.text, language=article.language, headline=headline, boilerplate=_repeated(revision))
    said = _said_before(article)
    rows = [
        Segment(
            revision=revision,
            position=position,
            paragraph=piece.paragraph,
            kind=piece.kind,
            start=piece.start,
            end=piece.end,
        )
        for position, piece in enumerate(found)
    ]
    for row in rows if said else ():
        before = said.get(fold_key(revision.text[row.start : row.end]))
        if before is not None:
            row.kind, row.kind_set_by_id, row.kind_set_at = before.kind, before.kind_set_by_id, before.kind_set_at
    return Segment.objects.bulk_create(rows, batch_size=BATCH)


def _repeated(revision: Revision) -> frozenset[str]:
    """The lines of a text that its outlet repeats from event to event, by `fold_key`."""
    article = revision.article
    others = Article.objects.filter(outlet=article.outlet_id).exclude(event=article.event_id).exclude(current=None)
    texts = others.order_by("-id").values_list("current__text", flat=True)[:MOST_TEXTS]
    mine = {line.strip() for line in revision.text.split("\n")} - {""}
    # Only lines that stand here are folded: the texts of an outlet are many, what they share is little.
    shared = ["\n".join(mine.intersection(line.strip() for line in text.split("\n"))) for text in texts]
    return repeated_lines(["\n".join(mine), *shared])


def _said_before(article: Article) -> dict[str, Segment]:
    """The segments of an article whose kind a person set, by what they say; the newest word counts."""
    rows = Segment.objects.filter(revision__article=article, kind_set_at__isnull=False).select_related("revision")
    return {fold_key(row.revision.text[row.start : row.end]): row for row in rows.order_by("kind_set_at", "id")}
