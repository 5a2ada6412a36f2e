"""Bringing in a file: first what it would do, then doing it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from comparisons import access
from comparisons.forms import ImportForm
from comparisons.intake.article import Refused
from comparisons.models import CoverageImport, Job
from comparisons.queries.state import is_unanswered
from comparisons.services import request_import
from comparisons.views.events import STOP_POLLING
from comparisons.views.finding import found, typed

LINES_A_PAGE = 200
# What a reader must look at comes first.
ORDER = {"refused": 0, "updated": 1, "taken": 2, "skipped": 3}


@require_http_methods(["GET", "POST"])
def import_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand in a file, for a dry run."""
    chosen = found(access.collections_for(request.user), "collection", slug=slug)
    access.require_change(request.user, chosen)
    form = ImportForm(typed(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            wanted = request_import(
                collection=chosen, filename=file.name, content=file.read(), dry_run=True, requested_by=request.user
            )
            return redirect("import_detail", wanted.pk)
        except Refused as refused:
            form.add_error("file", " ".join(refused.problems.values()))
    context = {"form": form, "collection": chosen}
    return render(request, "comparisons/import_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def import_detail(request: HttpRequest, import_id: int) -> HttpResponse:
    """What a file would do or did; a POST does it."""
    wanted = _find(request, import_id)
    if request.method == "POST":
        return _import_for_good(request, wanted)
    return render(request, "comparisons/import_detail.html", _context(request, wanted))


@require_GET
def import_progress(request: HttpRequest, import_id: int) -> HttpResponse:
    """How far the reading of a file is, and its report at the end."""
    context = _context(request, _find(request, import_id))
    return render(request, "comparisons/_import_body.html", context, status=200 if context["moving"] else STOP_POLLING)


def _find(request: HttpRequest, import_id: int) -> CoverageImport:
    rows = access.imports_for(request.user).select_related("collection", "job", "requested_by").defer("content")
    return found(rows, "import", pk=import_id)


def _import_for_good(request: HttpRequest, checked: CoverageImport) -> HttpResponse:
    if not checked.dry_run:
        messages.info(request, "This file is imported already.")
        return redirect("import_detail", checked.pk)
    wanted = request_import(
        collection=checked.collection,
        filename=checked.filename,
        content=bytes(checked.content),
        dry_run=False,
        requested_by=request.user,
    )
    return redirect("import_detail", wanted.pk)


def _context(request: HttpRequest, wanted: CoverageImport) -> dict[str, Any]:
    job, report = wanted.job, wanted.report
    lines = sorted(report.get("lines", []), key=lambda line: (ORDER.get(line["outcome"], 9), line["line"]))
    return {
        "wanted": wanted,
        "collection": wanted.collection,
        "job": job,
        "moving": job is not None and job.state in (Job.State.QUEUED, Job.State.RUNNING),
        "unanswered": job is not None and is_unanswered(job),
        "report": report,
        "wanted_count": report.get("taken", 0) + report.get("updated", 0),
        "page": Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page")),
    }
