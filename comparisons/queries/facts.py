"""How large an event is, in the numbers that stand under its title."""

from dataclasses import dataclass

from django.db.models import Count

from comparisons.models import Event, Group, Segment
from comparisons.models.segment import ALIGNED_KINDS


@dataclass(frozen=True)
class EventFacts:
    """What an event holds now; sentences are the segments that take part in an alignment."""

    articles: int
    outlets: int
    sentences: int
    groups: int


def event_facts(event: Event) -> EventFacts:
    """Count an event's articles, outlets, sentences and groups, in three queries."""
    counted = event.articles.exclude(current=None).aggregate(
        articles=Count("pk"), outlets=Count("outlet", distinct=True)
    )
    current = event.articles.values("current_id")
    sentences = Segment.objects.filter(revision__in=current, kind__in=ALIGNED_KINDS).count()
    return EventFacts(**counted, sentences=sentences, groups=Group.objects.filter(event=event).count())
