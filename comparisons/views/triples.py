"""The questions that the links of an event leave open, and their answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from comparisons import access
from comparisons.queries.state import alignment_state
from comparisons.queries.triples import open_triples
from comparisons.views.arranging import act_on


@require_http_methods(["GET", "POST"])
def event_triples(request: HttpRequest, event_id: int) -> HttpResponse:
    """GET: the inconsistent triples of an event. POST: link or unlink two sentences of one."""
    event = access.get_event_for(request.user, event_id)
    if request.method == "POST":
        access.require_link_change(request.user, event)
        act_on(request, event)
        return redirect("event_triples", event.pk)
    state = alignment_state(event)
    context = {
        "event": event,
        "state": state,
        "triples": open_triples(state.alignment),
        "may_settle": access.may_change_links(request.user, event) and not event.locked_at,
    }
    return render(request, "comparisons/triples.html", context)
