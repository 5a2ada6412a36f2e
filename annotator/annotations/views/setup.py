"""How a project is annotated, which a lead says; and how long annotators were at it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from annotator import spreadsheet
from annotator.annotations import services
from annotator.annotations.queries import reading_of
from annotator.teams.access import get_project_for, seeing_anyway
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused
from comparisons.views.finding import typed

TIMES_SHOWN = 200
WORDS = ("assignment__annotator__username", "article__outlet__name")
MASKS_OUTLETS = (
    "Until an event is released, annotators see Outlet A and Outlet B in place of the names, and blocks where texts "
    "name outlets and authors. The collection’s own pages open to them when all its events are released. Say so "
    "before anybody begins."
)


class SetupForm(forms.ModelForm):
    """What annotators meet before and beside the texts."""

    class Meta:
        model = Project
        fields = ("read_first", "counterbalanced", "masks_outlets")
        labels = {
            "read_first": "Read first",
            "counterbalanced": "Columns in another order for each annotator",
            "masks_outlets": "Hide the outlets",
        }
        help_texts = {
            "read_first": "Annotators say of every text of an event that they have read it, before they mark anything.",
            "counterbalanced": "Each text stands first for as many of an event’s annotators. The order is kept with "
            "every mark.",
            "masks_outlets": MASKS_OUTLETS,
        }


@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest, slug: str) -> HttpResponse:
    """The settings, and the time that was spent."""
    project = get_project_for(request.user, slug, Action.PREPARE)
    form = SetupForm(typed(request), instance=project)
    if form.is_valid():
        try:
            services.prepare_study(project=project, **form.cleaned_data)
            messages.success(request, "Saved. It holds from the next time that somebody opens an event.")
            return redirect("setup", slug)
        except Refused as refused:
            for name, message in refused.problems.items():
                form.add_error(name, message)
            project.refresh_from_db()
    rows = list(reading_of(project)[: TIMES_SHOWN + 1])
    context = {
        "project": project,
        "form": form,
        "seeing_anyway": list(seeing_anyway(project)) if project.masks_outlets else [],
        "times": [
            {
                "event": row["assignment__event__title"],
                "annotator": row["assignment__annotator__username"],
                "outlet": row["article__outlet__name"],
                "minutes": row["active"] // 60,
                "seconds": row["active"] % 60,
            }
            for row in rows[:TIMES_SHOWN]
        ],
        "cut": len(rows) > TIMES_SHOWN,
    }
    return render(request, "annotator/annotations/setup.html", context, status=422 if form.errors else 200)


@require_GET
def times(request: HttpRequest, slug: str) -> HttpResponse:
    """The active time of each annotator in each article, in seconds."""
    project = get_project_for(request.user, slug, Action.PREPARE)
    lines = [spreadsheet.line(("event", "annotator", "article", "outlet", "active_seconds"))]
    for row in reading_of(project):
        annotator, outlet = (spreadsheet.cell(row[name]) for name in WORDS)
        lines.append(spreadsheet.line((row["assignment__event"], annotator, row["article"], outlet, row["active"])))
    headers = {"Content-Disposition": f'attachment; filename="{project.slug}-times.csv"'}
    return HttpResponse("".join(lines), content_type="text/csv; charset=utf-8", headers=headers)
