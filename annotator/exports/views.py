"""The export page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.exports.formats import FORMATS
from annotator.exports.models import ExportRun
from annotator.exports.rows import labels_for
from annotator.teams.access import get_project_for
from annotator.teams.permissions import Action

LAYER_WORDS = {
    ExportRun.Layer.GOLD: "What reviewers accepted.",
    ExportRun.Layer.ANNOTATORS: "What each annotator said, before review.",
    ExportRun.Layer.ALL: "Both, told apart by the field layer.",
}


@require_GET
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Files to download at once, and how a program asks for them."""
    project = get_project_for(request.user, slug, Action.EXPORT)
    layers = [
        {
            "id": layer.value,
            "words": words,
            "count": labels_for(request.user, project, layer).count(),
            "links": [(form, f"api-labels-{form}") for form in FORMATS],
        }
        for layer, words in LAYER_WORDS.items()
    ]
    host = request.build_absolute_uri("/").rstrip("/")
    return render(request, "annotator/exports/export.html", {"project": project, "layers": layers, "host": host})
