"""The pages of an event: its grid, and how its alignment is getting on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from comparisons import access, slots
from comparisons.models import Event
from comparisons.queries.acts import last_acts
from comparisons.queries.facts import event_facts
from comparisons.queries.state import alignment_state
from comparisons.queries.texts import article_list
from comparisons.services import request_alignment
from comparisons.views.showing import shown_context

# htmx takes this status as the end of polling.
STOP_POLLING = 286


@require_GET
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """The comparison grid of an event, or what there is before the first alignment."""
    found = access.get_event_for(request.user, event_id)
    context = _state_context(request, found)
    if context["state"].alignment and context["facts"].articles > 1:
        context |= arranged_context(request, found)
    else:
        context["articles"] = article_list(found)
    context |= {"links": slots.event_links(request.user, found), "poll_query": _poll_query(request, context)}
    return render(request, "comparisons/event.html", context)


@require_GET
def event_progress(request: HttpRequest, event_id: int) -> HttpResponse:
    """How far an event's alignment is; with the grid at the end, for a page that has none yet."""
    found = access.get_event_for(request.user, event_id)
    context = _state_context(request, found)
    if context["state"].moving:
        return render(request, "comparisons/_event_progress.html", context)
    if "first" in request.GET and context["state"].alignment:
        context |= arranged_context(request, found)
    else:
        context["fresh"] = True
    return render(request, "comparisons/_event_progress.html", context, status=STOP_POLLING)


@require_POST
def event_align(request: HttpRequest, event_id: int) -> HttpResponse:
    """Want an event aligned (again)."""
    found = access.get_event_for(request.user, event_id)
    access.require_change(request.user, found.collection)
    if found.locked_at:
        messages.error(request, "The rows are locked, so nothing was aligned. Open them first.")
    else:
        request_alignment(event=found, requested_by=request.user)
    return redirect("event", found.pk)


def arranged_context(request: HttpRequest, event: Event) -> dict[str, Any]:
    """A view with its reasons, and what a person needs who may put the grid's rows right and is about to (`hands`)."""
    context = {**shown_context(request, event), "explain": True}
    choice = context["choice"]
    context["may_arrange"] = choice.view == "grid" and access.may_change_links(request.user, event)
    if context["may_arrange"] and choice.arrange:
        query = request.GET.copy()
        query["arrange"] = "1"
        context |= {"hands": last_acts(event, request.user), "hands_query": query.urlencode()}
    return context


def _state_context(request: HttpRequest, event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "event_url": reverse("event", args=[event.pk]),
        "facts": event_facts(event),
        "state": alignment_state(event),
        "may_change": access.may_change(request.user, event.collection),
    }


def _poll_query(request: HttpRequest, context: dict[str, Any]) -> str:
    query = request.GET.copy()
    query.pop("first", None)
    if "columns" not in context:
        query["first"] = "1"
    return f"?{query.urlencode()}" if query else ""
