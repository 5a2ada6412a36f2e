"""Articles: reading one, adding one by pasting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from comparisons import access
from comparisons.forms import ArticleForm
from comparisons.intake.article import Refused
from comparisons.models import Article, Event, Outlet, Segment
from comparisons.queries.sources import origin
from comparisons.queries.texts import article_list, paragraphs
from comparisons.services import Stored, store_article
from comparisons.services.kinds import KindRefused, set_kind
from comparisons.services.sources import SourceRefused, set_source, unset_source
from comparisons.views.choice import number_in
from comparisons.views.finding import found, typed

OUTLETS_OFFERED = 500
NONE = "none"
CHANGED = "Changed, and kept for good. The event is aligned again."
SAID = {
    Stored.TAKEN: "The article from {outlet} is in.",
    Stored.UPDATED: "{outlet} had this article already: the new text is its newest revision.",
    Stored.SKIPPED: "{outlet} has this very text already, so nothing changed.",
}


@require_GET
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article: its text with the typed segments, and what is known of it."""
    rows = access.articles_for(request.user).select_related(
        "event__collection", "outlet", "current", "source_set_by", "source__outlet"
    )
    chosen = found(rows, "article", pk=article_id)
    others = [one for one in article_list(chosen.event) if one.pk != chosen.pk]
    may_change = access.may_change(request.user, chosen.event.collection)
    context = {
        "others": others,
        "origin": origin(chosen, {one.pk: one for one in others}),
        "may_change": may_change,
        "kinds": Segment.Kind.choices if may_change and request.GET.get("kinds") == "1" else (),
        "article": chosen,
        "event": chosen.event,
        "revision": chosen.current,
        "revisions": chosen.revisions.count(),
        "paragraphs": paragraphs(chosen),
    }
    return render(request, "comparisons/article.html", context)


@require_POST
def article_kinds(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say what the chosen segments of an article are."""
    rows = access.articles_for(request.user).select_related("event__collection")
    chosen = found(rows, "article", pk=article_id)
    access.require_change(request.user, chosen.event.collection)
    ids = [number for text in request.POST.getlist("segments") if (number := number_in(text))]
    try:
        changed = set_kind(article=chosen, segments=ids, kind=request.POST.get("kind", ""), person=request.user)
    except KindRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, CHANGED if changed else "That is what it was already; now it stays so.")
    place = f"#s{ids[0]}" if ids else ""
    return redirect(f"{reverse('article', args=[chosen.pk])}?kinds=1{place}")


@require_POST
def article_source(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say where an article comes from (an article's id, or "none"), or leave it to the engine again (empty)."""
    rows = access.articles_for(request.user).select_related("event__collection")
    chosen = found(rows, "article", pk=article_id)
    access.require_change(request.user, chosen.event.collection)
    said = request.POST.get("source", "")
    try:
        if said:
            source = None if said == NONE else found(chosen.event.articles.all(), "article", pk=number_in(said))
            set_source(article=chosen, source=source, person=request.user)
        else:
            unset_source(article=chosen)
    except SourceRefused as refused:
        messages.error(request, str(refused))
    return redirect(reverse("article", args=[chosen.pk]) + "#source")


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
