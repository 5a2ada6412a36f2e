"""Collections and the events in them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from comparisons import access
from comparisons.forms import CollectionForm, EventForm
from comparisons.queries.lists import events_of, with_counts
from comparisons.services import create_collection, create_event
from comparisons.views.finding import found, typed

EVENTS_A_PAGE = 50


@require_GET
def collection_list(request: HttpRequest) -> HttpResponse:
    """The collections that the person may read."""
    pages = Paginator(with_counts(access.collections_for(request.user)), EVENTS_A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page")), "may_found": access.may_found(request.user)}
    return render(request, "comparisons/collection_list.html", context)


@require_http_methods(["GET", "POST"])
def collection_new(request: HttpRequest) -> HttpResponse:
    """Make a collection."""
    if not access.may_found(request.user):
        raise PermissionDenied(
            "Only leads and administrators make collections. Ask one to make it, or to make you a lead."
        )
    form = CollectionForm(typed(request))
    if form.is_valid():
        made = create_collection(**form.cleaned_data, created_by=request.user)
        return redirect("collection", made.slug)
    return render(request, "comparisons/collection_form.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """A collection: its events, how many outlets tell each, how far the comparison is."""
    chosen = found(access.collections_for(request.user), "collection", slug=slug)
    context = {
        "collection": chosen,
        "page": Paginator(events_of(chosen), EVENTS_A_PAGE).get_page(request.GET.get("page")),
        "may_change": access.may_change(request.user, chosen),
    }
    return render(request, "comparisons/collection.html", context)


@require_http_methods(["GET", "POST"])
def event_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an event to a collection."""
    chosen = found(access.collections_for(request.user), "collection", slug=slug)
    access.require_change(request.user, chosen)
    form = EventForm(typed(request))
    if form.is_valid():
        made = create_event(collection=chosen, title=form.cleaned_data["title"])
        return redirect("event", made.pk)
    context = {"form": form, "collection": chosen}
    return render(request, "comparisons/event_form.html", context, status=422 if form.errors else 200)
