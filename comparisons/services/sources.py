"""A person's word on where an article comes from."""

from django.db import transaction
from django.utils import timezone

from comparisons.access import Person
from comparisons.models import Article

MOST_STEPS = 1000


class SourceRefused(ValueError):
    """This article cannot be the source; the message says why."""


@transaction.atomic
def set_source(*, article: Article, source: Article | None, person: Person) -> None:
    """Say that an article was made from `source`, or from none of the event's articles. Raises SourceRefused."""
    if source is not None:
        _check(article, source)
    article.source = source
    article.source_set_by_id, article.source_set_at = person.pk, timezone.now()
    article.save(update_fields=["source", "source_set_by", "source_set_at"])


def unset_source(*, article: Article) -> None:
    """Take a person's word on the source back; what the engine finds counts again."""
    article.source, article.source_set_by, article.source_set_at = None, None, None
    article.save(update_fields=["source", "source_set_by", "source_set_at"])


def _check(article: Article, source: Article) -> None:
    if source.event_id != article.event_id:
        raise SourceRefused("This article is of another event. Choose one of the same.")
    if source.pk == article.pk:
        raise SourceRefused("An article is not its own source. Choose another.")
    said = dict(Article.objects.filter(event=article.event_id).exclude(source=None).values_list("pk", "source_id"))
    at: int | None = source.pk
    for _ in range(MOST_STEPS):
        at = said.get(at) if at is not None else None
        if at == article.pk:
            raise SourceRefused("That one was said to come from this article. Change it there first.")
        if at is None:
            return
