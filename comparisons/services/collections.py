"""Making collections and events."""

from django.db import transaction

from comparisons.access import Person
from comparisons.models import Collection, Event


def create_collection(*, slug: str, name: str, created_by: Person | None = None) -> Collection:
    """A new collection, which `created_by` may change. Raises IntegrityError for a slug in use."""
    with transaction.atomic():
        return Collection.objects.create(slug=slug, name=name, created_by_id=created_by.pk if created_by else None)


def create_event(*, collection: Collection, title: str) -> Event:
    """A new event in a collection."""
    return Event.objects.create(collection=collection, title=title.strip())
