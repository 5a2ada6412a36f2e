"""Wanting an alignment."""

from django.db import transaction

from comparisons import jobs
from comparisons.access import Person
from comparisons.models import Event, Job


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
