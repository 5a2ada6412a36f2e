"""The results page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.agreement.queries import agreement
from annotator.agreement.results import matrix, outlet_names, passages
from annotator.teams.access import get_project_for
from annotator.teams.permissions import Action


@require_GET
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Outlets by frames, the passages behind a cell, and agreement per code."""
    project = get_project_for(request.user, slug, Action.READ_RESULTS)
    outlet, code = request.GET.get("outlet", ""), request.GET.get("code", "")
    shown = matrix(request.user, project)
    found = agreement(project, request.user)
    context = {
        "project": project,
        "rows": shown.rows,
        "totals": [{"outlet": name, "count": count} for name, count in shown.totals.items()],
        "codes": [entry.code for entry in found.codes],
        "report": found,
        "outlet": outlet,
        "code": next((entry.code for entry in found.codes if entry.code.slug == code), None),
        "outlets": outlet_names(project) if outlet and code else {},
        "passages": passages(request.user, project, outlet, code) if outlet and code else None,
    }
    return render(request, "annotator/agreement/results.html", context)
