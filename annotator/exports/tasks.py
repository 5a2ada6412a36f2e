"""Celery tasks of exports."""

from celery import shared_task

from annotator.exports.models import ExportRun
from annotator.exports.services import write_export
from comparisons import jobs


@shared_task
def write(*, job_id: str) -> None:
    """Write the file of an export."""
    jobs.run(job_id, lambda lease: write_export(ExportRun.objects.select_related("project").get(job=lease.job), lease))
