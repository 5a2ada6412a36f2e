"""Looking for words in annotations: what a person finds is what they see."""

from typing import Any

from django.db.models import Q

from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, whole
from annotator.annotations.veil import Veils
from annotator.annotations.wire import as_wire
from annotator.teams.models import Project

# A search shows so many annotations.
MOST_FOUND = 100


def search_annotations(user: Any, project: Project, words: str) -> list[Annotation]:
    """The annotations that `user` may see whose quote, note or code has the words, the newest first: two queries.

    Where the project hides its outlets, the quotes are as they are seen, and words that are hidden are not found.
    """
    if not words.strip():
        return []
    says = Q(note__icontains=words) | Q(code__name__icontains=words)
    quotes = Q(pk__in=annotations_for(user).filter(project=project, anchors__quote__icontains=words).values("pk"))
    rows = annotations_for(user).filter(says | quotes, project=project).select_related("event")
    found = list(whole(rows).order_by("-created_at", "pk")[:MOST_FOUND])
    return [one for one in _seen(user, found) if _has(one, words.casefold())] if project.masks_outlets else found


def _seen(user: Any, annotations: list[Annotation]) -> list[Annotation]:
    """The same annotations with the quotes that the person sees; they cannot be saved so."""
    rows = Veils(user).rows(annotations, [as_wire(annotation) for annotation in annotations])
    for annotation, row in zip(annotations, rows, strict=True):
        for anchor, seen in zip(annotation.anchors.all(), row["anchors"], strict=True):
            anchor.quote = seen["quote"]
    return annotations


def _has(annotation: Annotation, words: str) -> bool:
    said = (annotation.note, annotation.code.name, *(anchor.quote for anchor in annotation.anchors.all()))
    return any(words in one.casefold() for one in said)
