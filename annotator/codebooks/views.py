"""The page of a project's codebook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.codebooks.queries import current_version
from annotator.teams.access import get_project_for


@require_GET
def codebook(request: HttpRequest, slug: str) -> HttpResponse:
    """The codes of the newest version, to read."""
    project = get_project_for(request.user, slug)
    version = current_version(project)
    context = {"project": project, "version": version, "codes": version.codes.all()}
    return render(request, "annotator/codebooks/codebook.html", context)
