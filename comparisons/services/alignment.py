"""Wanting an alignment, and a person's word on its links."""

from django.db import transaction
from django.utils import timezone

from comparisons import jobs
from comparisons.access import Person
from comparisons.models import Event, Job, Link, Segment
from comparisons.text.diff import classify


class LinkRefused(ValueError):
    """These two segments cannot be linked; the message says why."""


@transaction.atomic
def request_alignment(*, event: Event, requested_by: Person | None = None) -> Job:
    """Queue the alignment of an event, once, however many changes ask for it."""
    return jobs.enqueue(
        task="comparisons.tasks.align",
        key=f"align:{event.pk}",
        label=f"Align “{event.title}”",
        collection=event.collection,
        event=event,
        requested_by=requested_by if requested_by and requested_by.pk else None,
    )


@transaction.atomic
def decide_link(*, link: Link, state: str, decided_by: Person) -> Link:
    """Confirm, reject or hand back a link, and align again around that word."""
    link.state = state
    link.decided_by_id = decided_by.pk
    link.decided_at = timezone.now()
    link.save(update_fields=["state", "decided_by", "decided_at"])
    request_alignment(event=link.event, requested_by=decided_by)
    return link


@transaction.atomic
def link_by_hand(*, event: Event, one: Segment, other: Segment, decided_by: Person) -> Link:
    """A confirmed link between two segments of different articles. Raises LinkRefused."""
    if one.revision.article_id == other.revision.article_id:
        raise LinkRefused("Both sentences are in the same article. Choose one from another outlet.")
    a, b = sorted((one, other), key=lambda segment: segment.pk)
    kind, share = classify(*(segment.revision.text[segment.start : segment.end] for segment in (a, b)))
    link, _ = Link.objects.update_or_create(
        a=a,
        b=b,
        defaults={
            "event": event,
            "kind": kind,
            "score": 1.0,
            "share": share,
            "origin": Link.Origin.PERSON,
            "state": Link.State.CONFIRMED,
            "decided_by_id": decided_by.pk,
            "decided_at": timezone.now(),
        },
    )
    request_alignment(event=event, requested_by=decided_by)
    return link
