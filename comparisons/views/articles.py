"""Articles: reading one, adding one by pasting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from comparisons import access
from comparisons.forms import ArticleForm
from comparisons.intake.article import Refused
from comparisons.models import Article, Event, Outlet
from comparisons.queries.texts import paragraphs
from comparisons.services import Stored, store_article
from comparisons.views.finding import found, typed

OUTLETS_OFFERED = 500
SAID = {
    Stored.TAKEN: "The article from {outlet} is in.",
    Stored.UPDATED: "{outlet} had this article already: the new text is its newest revision.",
    Stored.SKIPPED: "{outlet} has this very text already, so nothing changed.",
}


@require_GET
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article: its text with the typed segments, and what is known of it."""
    rows = access.articles_for(request.user).select_related("event__collection", "outlet", "current")
    chosen = found(rows, "article", pk=article_id)
    context = {
        "article": chosen,
        "event": chosen.event,
        "revision": chosen.current,
        "revisions": chosen.revisions.count(),
        "paragraphs": paragraphs(chosen),
    }
    return render(request, "comparisons/article.html", context)


@require_http_methods(["GET", "POST"])
def article_new(request: HttpRequest, event_id: int) -> HttpResponse:
    """Add an article to an event by pasting it."""
    event = access.get_event_for(request.user, event_id)
    access.require_change(request.user, event.collection)
    form = ArticleForm(typed(request))
    if form.is_valid():
        stored = _store(request, event, form)
        if stored:
            return redirect("event", event.pk)
    outlets = Outlet.objects.values_list("name", flat=True)[:OUTLETS_OFFERED]
    context = {"form": form, "event": event, "outlets": outlets}
    return render(request, "comparisons/article_form.html", context, status=422 if form.errors else 200)


def _store(request: HttpRequest, event: Event, form: ArticleForm) -> Article | None:
    try:
        stored, outcome = store_article(event=event, piece=form.piece, requested_by=request.user)
    except Refused as refused:
        form.refuse(refused.problems)
        return None
    messages.success(request, SAID[outcome].format(outlet=stored.outlet))
    return stored
