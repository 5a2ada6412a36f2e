"""Collections and events as their lists show them."""

from django.db.models import Count, OuterRef, QuerySet, Subquery

from comparisons.models import Collection, Event, Job


def with_counts(collections: QuerySet[Collection]) -> QuerySet[Collection]:
    """Collections with `event_count` and `article_count`."""
    return collections.annotate(
        event_count=Count("events", distinct=True), article_count=Count("events__articles", distinct=True)
    ).order_by("name", "id")


def events_of(collection: Collection) -> QuerySet[Event]:
    """A collection's events, newest first, with `outlet_count`, `article_count`, and `work`.

    `work` is the state of the newest alignment job.
    """
    jobs = Job.objects.filter(event=OuterRef("pk"), task="comparisons.tasks.align").order_by("-created_at")
    return (
        Event.objects.filter(collection=collection)
        .annotate(
            outlet_count=Count("articles__outlet", distinct=True),
            article_count=Count("articles", distinct=True),
            work=Subquery(jobs.values("state")[:1]),
        )
        .select_related("alignment")
        .order_by("-created_at", "-id")
    )
