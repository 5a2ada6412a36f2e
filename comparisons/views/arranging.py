"""Putting the rows of an event right, and locking them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from comparisons import access
from comparisons.models import Event
from comparisons.queries.acts import SAID, Act, last_acts
from comparisons.queries.state import alignment_state
from comparisons.services import arranging
from comparisons.services.acts import arrange, current_segments
from comparisons.templatetags.telling import count
from comparisons.views.events import arranged_context

UNDO = "undo"


@require_http_methods(["GET", "POST"])
def event_arrange(request: HttpRequest, event_id: int) -> HttpResponse:
    """GET: the rows as they are now, for a page that shows them already. POST: one act, or undo."""
    event = access.get_event_for(request.user, event_id)
    access.require_link_change(request.user, event)
    if request.method == "POST":
        act_on(request, event)
        return redirect(_page(request, event))
    context = {
        "event": event,
        "state": alignment_state(event),
        "may_change": access.may_change(request.user, event.collection),
        **arranged_context(request, event),
    }
    return render(request, "comparisons/_arranged.html", context)


@require_POST
def event_lock(request: HttpRequest, event_id: int) -> HttpResponse:
    """Lock the rows of an event, or open them."""
    event = access.get_event_for(request.user, event_id)
    access.require_change(request.user, event.collection)
    locked = request.POST.get("locked") == "1"
    arranging.lock(event=event, person=request.user if locked else None)
    messages.success(
        request,
        "The rows are locked: neither the engine nor people change them."
        if locked
        else "The rows are open. What came in meanwhile is aligned now.",
    )
    return redirect(_page(request, event))


def act_on(request: HttpRequest, event: Event) -> None:
    """Do what a form without JavaScript asks for, and say what became of it."""
    try:
        if request.POST.get("act") == UNDO:
            done = f"Undone: {SAID[Act(arranging.undo(event=event, person=request.user).act)]}."
        else:
            ids = [int(text) for text in request.POST.getlist("segments") if text.isascii() and text.isdigit()]
            act = request.POST.get("act", "")
            arrange(event=event, act=act, segments=current_segments(event, ids), person=request.user)
            done = f"You {SAID[Act(act)]} this."
    except (arranging.ArrangementRefused, LookupError) as refused:
        messages.error(request, str(refused))
    else:
        touched = last_acts(event, request.user).lines[0].marks
        messages.success(request, f"{done} It touches {count(len(touched), 'annotation')}." if touched else done)


def _page(request: HttpRequest, event: Event) -> str:
    query = request.GET.urlencode()
    return reverse("event", args=[event.pk]) + (f"?{query}" if query else "")
