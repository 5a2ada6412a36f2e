"""The table of a collection's spellings, and what its texts suggest for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from comparisons import access
from comparisons.models import Collection, Spelling
from comparisons.queries.spellings import suggestions
from comparisons.services.spellings import SpellingRefused, remove_spelling, set_spelling
from comparisons.views.choice import number_in
from comparisons.views.finding import found


@require_http_methods(["GET", "POST"])
def spellings(request: HttpRequest, slug: str) -> HttpResponse:
    """GET: the table. POST: accept, dismiss or remove a pair."""
    chosen = found(access.collections_for(request.user), "collection", slug=slug)
    access.require_change(request.user, chosen)
    if request.method == "POST":
        _change(request, chosen)
        return redirect("spellings", chosen.slug)
    rows = list(Spelling.objects.filter(collection=chosen).select_related("set_by"))
    context = {
        "collection": chosen,
        "accepted": [row for row in rows if row.state == Spelling.State.ACCEPTED],
        "dismissed": [row for row in rows if row.state == Spelling.State.DISMISSED],
        "suggestions": suggestions(chosen),
    }
    return render(request, "comparisons/spellings.html", context)


def _change(request: HttpRequest, collection: Collection) -> None:
    if removed := number_in(request.POST.get("remove", "")):
        remove_spelling(collection=collection, spelling_id=removed, person=request.user)
        return
    try:
        set_spelling(
            collection=collection,
            spelling=request.POST.get("spelling", ""),
            same_as=request.POST.get("same_as", ""),
            accepted=request.POST.get("say") != "dismiss",
            person=request.user,
        )
    except SpellingRefused as refused:
        messages.error(request, str(refused))
