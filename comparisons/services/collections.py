"""Making collections and events."""

from django.db import IntegrityError, transaction

from comparisons.access import Person
from comparisons.intake.article import Refused
from comparisons.models import Collection, Event


def create_collection(*, slug: str, name: str, created_by: Person | None = None) -> Collection:
    """A new collection, which `created_by` may change. Raises Refused for a slug in use."""
    try:
        with transaction.atomic():
            return Collection.objects.create(slug=slug, name=name, created_by_id=created_by.pk if created_by else None)
    except IntegrityError as error:
        raise Refused({"slug": "This address is taken by another collection. Choose another."}) from error


def create_event(*, collection: Collection, title: str) -> Event:
    """A new event in a collection."""
    return Event.objects.create(collection=collection, title=title.strip())
