"""A person's word on what a segment is."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from comparisons.access import Person
from comparisons.models import Article, Segment
from comparisons.services.alignment import request_alignment


class KindRefused(ValueError):
    """The kind cannot be set like this; the message says why."""


@transaction.atomic
def set_kind(*, article: Article, segments: Sequence[int], kind: str, person: Person) -> int:
    """Say of segments of an article's current text what they are, for good, and queue a new alignment.

    Returns how many changed. Raises KindRefused.
    """
    if kind not in Segment.Kind.values:
        raise KindRefused("There is no such kind.")
    rows = Segment.objects.filter(revision=article.current_id, pk__in=segments)
    if not segments or rows.count() != len(set(segments)):
        raise KindRefused("Choose sentences of the current text.")
    changed = rows.exclude(kind=kind).count()
    rows.update(kind=kind, kind_set_by=person.pk, kind_set_at=timezone.now())
    if changed and not article.event.locked_at:
        request_alignment(event=article.event, requested_by=person)
    return changed
