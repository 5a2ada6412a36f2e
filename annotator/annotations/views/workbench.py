"""The workbench, and the buttons that hand work in and show it to the team."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from annotator.annotations import services
from annotator.annotations.brief import brief_rows
from annotator.annotations.models import Assignment
from annotator.annotations.queries import (
    actors_of,
    annotations_for,
    assignments_for,
    get_project_event,
    is_released,
    own_order,
    text_as_wire,
    unread,
)
from annotator.annotations.veil import Veil, is_closed, veil_for_all, veil_over
from annotator.codebooks.queries import codes_as_wire, current_version
from annotator.teams.access import get_project_for, may, person
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused
from comparisons.models import Event
from comparisons.queries.state import alignment_state
from comparisons.queries.texts import Column, as_it_is
from comparisons.views.choice import number_in
from comparisons.views.showing import shown_context


@require_GET
def workbench(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """The texts of an event side by side, to be marked."""
    project = get_project_for(request.user, slug)
    event = get_project_event(project, event_id)
    own = assignments_for(request.user).filter(project=project, event=event, annotator=request.user.pk)
    assignment = own.select_related("project").first()
    may_look = project.masks_outlets and may(request.user, project, Action.PREPARE)
    looks = may_look and "veiled" in request.GET
    veil = veil_for_all(request.user, project, event) if looks else veil_over(request.user, project, event)
    shown = veil.article if veil else as_it_is
    context = shown_context(request, event, own_order(assignment), shown=shown)
    left = [shown(text) for text in unread(assignment)] if assignment and project.read_first else []
    data = _workbench_data(request, project, event, assignment, context["columns"], veil)
    data["canAnnotate"] = data["canAnnotate"] and not left
    context |= {
        "project": project,
        "event": event,
        "assignment": assignment,
        "state": alignment_state(event),
        "workbench": data,
        "can_annotate": data["canAnnotate"],
        "unread": left if is_at_work(assignment, data["released"]) else [],
        "released": data["released"],
        "veiled": veil is not None,
        "may_look": may_look,
        "texts_closed": is_closed(request.user, project),
        "may_release": may(request.user, project, Action.RELEASE),
        "may_prepare": may(request.user, project, Action.PREPARE),
        "may_review": may(request.user, project, Action.REVIEW),
    }
    return render(request, "annotator/annotations/workbench.html", context)


def is_at_work(assignment: Assignment | None, released: bool) -> bool:
    """Whether its annotator may still change what they say."""
    return assignment is not None and assignment.state != Assignment.State.SUBMITTED and not released


def _workbench_data(
    request: HttpRequest,
    project: Project,
    event: Event,
    assignment: Assignment | None,
    columns: list[Column],
    veil: Veil | None,
) -> dict[str, Any]:
    """What the browser code works with."""
    released = is_released(project, event)
    can_annotate = is_at_work(assignment, released)
    version = current_version(project)
    texts = [text_as_wire(column) for column in columns]
    annotations = brief_rows(
        annotations_for(request.user).filter(project=project, event=event),
        revisions={text["revision"] for text in texts},
        person=request.user.get_username(),
        codebook_version=version.number,
        veil=veil,
    )
    return {
        "project": project.slug,
        "event": event.pk,
        "person": request.user.get_username(),
        "canAnnotate": can_annotate and may(request.user, project, Action.ANNOTATE),
        "assignment": {"id": assignment.pk, "state": assignment.state} if assignment else None,
        "released": released,
        "codebookVersion": version.number,
        "codes": codes_as_wire(version),
        "actors": actors_of(project, event.pk),
        "texts": texts,
        "annotations": annotations,
        "apiRoot": "/api/v1/",
    }


@require_POST
def read(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Say that one has read an article of one's event."""
    project = get_project_for(request.user, slug)
    event = get_project_event(project, event_id)
    own = Assignment.objects.filter(project=project, event=event, annotator=request.user.pk).first()
    article = request.POST.get("article", "")
    if own is None:
        messages.error(request, "This event is not assigned to you. Ask a lead to assign it.")
    else:
        try:
            services.mark_read(assignment=own, article=number_in(article) or 0)
        except Refused as refused:
            messages.error(request, refused.problems["article"])
    return redirect("workbench", slug, event.pk)


@require_POST
def assignment_submit(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Hand one's assignment in."""
    project = get_project_for(request.user, slug)
    event = get_project_event(project, event_id)
    own = Assignment.objects.filter(project=project, event=event, annotator=request.user.pk).first()
    if own is None:
        messages.error(request, "This event is not assigned to you. Ask a lead to assign it.")
    else:
        services.submit(assignment=own)
        messages.success(request, f"“{event}” is submitted. A lead can reopen it for you until it is released.")
    return redirect("project", slug)


@require_POST
def release(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Let the annotators of an event see each other's work."""
    project = get_project_for(request.user, slug, Action.RELEASE)
    event = get_project_event(project, event_id)
    services.release(project=project, event=event, released_by=person(request))
    messages.success(request, f"“{event}” is released: its annotators now see each other's work.")
    return redirect("project", slug)
