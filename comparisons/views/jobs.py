"""What works in the background, what waits, what failed and why."""

import uuid

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from comparisons import access, jobs
from comparisons.models import Job
from comparisons.views.finding import found

JOBS_A_PAGE = 50
MOVING = (Job.State.QUEUED, Job.State.RUNNING)


@require_GET
def job_list(request: HttpRequest) -> HttpResponse:
    """The jobs that the person may know of: what moves first, then the newest; asked for by htmx, the list alone."""
    return render(request, "comparisons/job_list.html", _context(request))


@require_GET
def job_rows(request: HttpRequest) -> HttpResponse:
    """The list alone, for a page that looks again while jobs move."""
    return render(request, "comparisons/_job_rows.html", _context(request))


@require_GET
def job_bell(request: HttpRequest) -> HttpResponse:
    """The bell in the top bar."""
    moving = access.jobs_for(request.user).filter(state__in=MOVING).distinct().count()
    return render(request, "comparisons/_bell.html", {"moving": moving})


@require_POST
def job_retry(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Try a failed job again: who asked for it may, and who may change its collection."""
    job = found(access.jobs_for(request.user).select_related("collection").distinct(), "job", pk=job_id)
    if job.requested_by_id != request.user.pk:
        if job.collection is None:
            raise PermissionDenied("Only the one who asked for this job can try it again.")
        access.require_change(request.user, job.collection)
    jobs.retry(job)
    return redirect("job_list")


def _context(request: HttpRequest) -> dict[str, object]:
    rows = access.jobs_for(request.user).select_related("requested_by", "coverage_import").distinct()
    moving = list(rows.filter(state__in=MOVING).defer("coverage_import__content", "coverage_import__report"))
    settled = rows.exclude(state__in=MOVING).defer("coverage_import__content", "coverage_import__report")
    return {
        "moving": moving,
        "page": Paginator(settled, JOBS_A_PAGE).get_page(request.GET.get("page")),
        "worker_answers": jobs.worker_answers(),
        "changeable": set(access.collections_for(request.user, "change").values_list("pk", flat=True)),
    }
