"""The judgements that a change of the rows concerns, for the pages of the texts."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from annotator.annotations.models import Anchor, Annotation
from annotator.annotations.queries import annotations_for
from comparisons.models import Event
from comparisons.slots import Mark, Place

Kind = Annotation.Kind
# A span stands in one text, however the rows stand.
CONCERNED = (Kind.CONTRAST, Kind.OMISSION)


def event_marks(user: Any, event: Event, revisions: Collection[int]) -> list[Mark]:
    """The contrasts and omissions on an event with a place in these texts, of those that `user` may see; one query."""
    rows = annotations_for(user).filter(event=event, kind__in=CONCERNED).order_by()
    anchors = Anchor.objects.filter(annotation__in=rows, revision__in=revisions).order_by(
        "annotation__created_at", "annotation_id", "position"
    )
    anchors = anchors.select_related("annotation__code", "annotation__annotator", "annotation__project")
    places: dict[Any, list[Place]] = {}
    firsts: dict[Any, Anchor] = {}
    for anchor in anchors:
        firsts.setdefault(anchor.annotation_id, anchor)
        places.setdefault(anchor.annotation_id, []).append((anchor.revision_id, anchor.start, anchor.end))
    return [_mark(firsts[pk], places[pk]) for pk in places]


def _mark(first: Anchor, places: list[Place]) -> Mark:
    annotation = first.annotation
    gold = annotation.layer == Annotation.Layer.GOLD
    whose = "decided in review" if gold else f"by {annotation.annotator.get_username()}"
    return Mark(
        label=f"{annotation.get_kind_display()}, {annotation.code.name}, {whose} in {annotation.project}",
        quote=first.quote,
        url=reverse("workbench", args=[annotation.project.slug, annotation.event_id]),
        places=places,
    )
