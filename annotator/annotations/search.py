"""Search over a project: its texts, and of the annotations those that the person may see, as everywhere."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, whole
from annotator.teams.access import get_project_for
from annotator.teams.models import Project
from comparisons.models import Event
from comparisons.queries.search import Found, Hit, search_texts

MOST_WORDS = 200
MOST_ANNOTATIONS = 100


@dataclass
class EventHits:
    """What was found in one event."""

    event: Event
    hits: list[Hit] = field(default_factory=list)


def search_annotations(user: Any, project: Project, words: str) -> list[Annotation]:
    """The annotations that `user` may see whose quote, note or code has the words: two queries, the newest first."""
    if not words.strip():
        return []
    says = Q(note__icontains=words) | Q(code__name__icontains=words)
    quotes = Q(pk__in=annotations_for(user).filter(project=project, anchors__quote__icontains=words).values("pk"))
    rows = annotations_for(user).filter(says | quotes, project=project).select_related("event")
    return list(whole(rows).order_by("-created_at", "pk")[:MOST_ANNOTATIONS])


@require_GET
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """What was looked for, in its context."""
    project = get_project_for(request.user, slug)
    words = request.GET.get("q", "").replace("\0", "").strip()[:MOST_WORDS]
    found: Found = search_texts(project.collection, words)
    by_event = groupby(found.hits, key=lambda hit: hit.article.event)
    context = {
        "project": project,
        "words": words,
        "found": found,
        "events": [EventHits(event, list(hits)) for event, hits in by_event],
        "annotations": search_annotations(request.user, project, words),
    }
    return render(request, "annotator/annotations/search.html", context)
