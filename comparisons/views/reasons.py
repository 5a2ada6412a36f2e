"""Why a cell of the grid stands where it does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from comparisons import access
from comparisons.models import Article, Segment
from comparisons.queries.why import why
from comparisons.views.choice import number_in


@require_GET
def event_why(request: HttpRequest, event_id: int) -> HttpResponse:
    """What ties a sentence (?segment=) to an article (?article=), or how near the nearest came.

    A part of a page when htmx asks; a page of its own for those without JavaScript.
    """
    event = access.get_event_for(request.user, event_id)
    segment, article = (number_in(request.GET.get(name, "")) for name in ("segment", "article"))
    try:
        answer = why(event, segment or 0, article or 0)
    except (Segment.DoesNotExist, Article.DoesNotExist) as error:
        raise Http404("This sentence is not in the current texts of the event. Look at the event again.") from error
    name = "_why.html" if "HX-Request" in request.headers else "why.html"
    return render(request, f"comparisons/{name}", {"event": event, "why": answer})
