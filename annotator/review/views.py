"""The reviewers' pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from annotator.annotations.faults import NotNow, QuoteMismatch, Stale
from annotator.annotations.queries import get_project_event
from annotator.codebooks.queries import current_version
from annotator.review import queries, services
from annotator.review.forms import DecisionForm
from annotator.review.models import Case
from annotator.teams.access import get_project_for, person
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused


@require_GET
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """The events that have cases."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    context = {"project": project, "events": queries.open_counts(request.user, project)}
    return render(request, "annotator/review/review.html", context)


@require_GET
def review_event(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """The cases of an event, one below the other."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    event = get_project_event(project, event_id)
    pages = queries.case_pages(request.user, project, event)
    codes = list(current_version(project).codes.all())
    context = {
        "project": project,
        "event": event,
        "pages": pages,
        "codes": codes,
        "outlets": dict(event.articles.values_list("pk", "outlet__name")),
        "open_count": sum(page.case.state == Case.State.OPEN for page in pages),
    }
    return render(request, "annotator/review/event.html", context)


@require_POST
def decide(request: HttpRequest, slug: str, case_id: int) -> HttpResponse:
    """Settle a case, or take its decision back, and go on to the next."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    case = queries.get_case_for(request.user, case_id)
    members = [member.annotation for member in queries.cases_for(request.user).get(pk=case.pk).members.all()]
    form = DecisionForm(request.POST, members=members, codes=list(current_version(project).codes.all()))
    back = f"{reverse('review_event', args=[slug, case.event_id])}#case-{case.pk}"
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, " ".join(map(str, problems)))
        return redirect(back)
    try:
        _act(request, case, form)
    except (Refused, QuoteMismatch, NotNow) as error:
        messages.error(request, str(error))
    except Stale:
        messages.warning(request, "Another reviewer decided this case a moment ago. Here is how it stands now.")
    return redirect(back)


def _act(request: HttpRequest, case: Case, form: DecisionForm) -> None:
    said = form.cleaned_data
    if said["choice"] == "reopen":
        services.reopen_case(case=case, reviewer=person(request), version=said["version"], reason=said["reason"])
        return
    services.decide(
        case=case,
        reviewer=person(request),
        version=said["version"],
        accept=said["accept"] if said["choice"] == "accept" else (),
        new=said.get("new"),
        reason=said["reason"],
    )
