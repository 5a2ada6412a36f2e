"""Search over a project: its texts, and of the annotations those that the person may see, as everywhere."""

from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.annotations.seeking import search_annotations
from annotator.annotations.veil import Veils
from annotator.teams.access import get_project_for
from comparisons.models import Event
from comparisons.queries.search import Found, Hit, search_texts

MOST_WORDS = 200


@dataclass
class EventHits:
    """What was found in one event."""

    event: Event
    hits: list[Hit] = field(default_factory=list)


@require_GET
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """What was looked for, in its context."""
    project = get_project_for(request.user, slug)
    words = request.GET.get("q", "").replace("\0", "").strip()[:MOST_WORDS]
    veils = Veils(request.user)
    if words and project.masks_outlets:
        veils.read_events(project, project.collection.events.values_list("pk", flat=True))
    found: Found = search_texts(project.collection, words, shown=partial(veils.article_in, project))
    by_event = groupby(found.hits, key=lambda hit: hit.article.event)
    context = {
        "project": project,
        "words": words,
        "found": found,
        "events": [EventHits(event, list(hits)) for event, hits in by_event],
        "annotations": search_annotations(request.user, project, words),
    }
    return render(request, "annotator/annotations/search.html", context)
