"""Projects: all of them, a new one, and one with its events and who works on them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from annotator.annotations import services
from annotator.annotations.models import Assignment
from annotator.annotations.queries import assignments_for
from annotator.annotations.veil import is_closed
from annotator.codebooks.services import create_project
from annotator.pages.forms import AssignForm, ProjectForm
from annotator.pages.progress import annotators_of, with_work
from annotator.pages.waiting import work_for
from annotator.teams.access import get_project_for, hides_outlets, may, may_found
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused
from comparisons.queries.lists import events_of
from comparisons.views.finding import typed

EVENTS_A_PAGE = 50


@require_GET
def project_list(request: HttpRequest) -> HttpResponse:
    """The person's projects."""
    context = {"work": work_for(request.user), "may_found": may_found(request.user)}
    return render(request, "annotator/pages/project_list.html", context)


@require_http_methods(["GET", "POST"])
def project_new(request: HttpRequest) -> HttpResponse:
    """Found a project; its founder leads it."""
    if not may_found(request.user):
        raise PermissionDenied("Only leads and administrators found projects. Ask one of them.")
    form = ProjectForm(request.user, typed(request))
    if form.is_valid():
        try:
            made = create_project(**form.cleaned_data, created_by=request.user)
            return redirect("project", made.slug)
        except Refused as refused:
            for name, message in refused.problems.items():
                form.add_error(name, message)
    return render(request, "annotator/pages/project_form.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """A project's events, with the work on each as far as the person may know of it."""
    chosen = get_project_for(request.user, slug)
    page = Paginator(events_of(chosen.collection), EVENTS_A_PAGE).get_page(request.GET.get("page"))
    may_assign = may(request.user, chosen, Action.ASSIGN)
    context = {
        "project": chosen,
        "page": page,
        "lines": with_work(chosen, list(page.object_list), request.user),
        "annotators": annotators_of(chosen) if may_assign else [],
        "hides_outlets": hides_outlets(request.user, chosen),
        "texts_closed": is_closed(request.user, chosen),
        "may_assign": may_assign,
        "may_release": may(request.user, chosen, Action.RELEASE),
        "may_annotate": may(request.user, chosen, Action.ANNOTATE),
        "may_review": may(request.user, chosen, Action.REVIEW),
        "sees_all": may(request.user, chosen, Action.SEE_ALL_ANNOTATIONS),
        "may_change": may(request.user, chosen, Action.CHANGE_COVERAGE),
    }
    return render(request, "annotator/pages/project.html", context)


@require_POST
def assign(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the ticked events to an annotator."""
    chosen = get_project_for(request.user, slug, Action.ASSIGN)
    form = AssignForm(chosen, annotators_of(chosen), request.POST)
    if not form.is_valid():
        for error in [message for found in form.errors.values() for message in found]:
            messages.error(request, str(error))
        return redirect("project", slug)
    annotator, events = form.cleaned_data["annotator"], form.cleaned_data["events"]
    with transaction.atomic():
        for event in events:
            services.assign(project=chosen, event=event, annotator=annotator)
    number = len(events)
    messages.success(request, f"{annotator} has {number} {'event' if number == 1 else 'events'} to annotate.")
    return redirect("project", slug)


@require_POST
def reopen(request: HttpRequest, slug: str, assignment_id: int) -> HttpResponse:
    """Hand a submitted assignment back to its annotator."""
    chosen = get_project_for(request.user, slug, Action.ASSIGN)
    rows = assignments_for(request.user).filter(project=chosen, pk=assignment_id).select_related("annotator")
    assignment: Assignment | None = rows.first()
    if assignment is None:
        raise Http404("There is no such assignment in this project.")
    try:
        services.reopen(assignment=assignment)
        messages.success(request, f"{assignment.annotator} can go on annotating this event.")
    except services.NotNow as reason:
        messages.error(request, str(reason))
    return redirect("project", slug)
