"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.pages.waiting import work_for
from annotator.review.mentions import mentions_for
from annotator.teams.access import may_found, person
from comparisons.access import collections_for
from comparisons.queries.lists import with_counts

COLLECTIONS_SHOWN = 12


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The person's projects with what waits for them, where they were named, and the collections they may read."""
    collections = list(with_counts(collections_for(request.user))[: COLLECTIONS_SHOWN + 1])
    context = {
        "work": work_for(request.user),
        "mentions": mentions_for(person(request)),
        "collections": collections[:COLLECTIONS_SHOWN],
        "more_collections": len(collections) > COLLECTIONS_SHOWN,
        "may_found": may_found(request.user),
    }
    return render(request, "annotator/pages/home.html", context)
