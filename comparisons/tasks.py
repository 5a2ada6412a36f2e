"""Celery tasks: an id in, one call, nothing else. What is to be done and how it ended stands in the job row."""

from celery import shared_task

from comparisons import jobs
from comparisons.models import CoverageImport
from comparisons.pipeline import align_job
from comparisons.services.imports import import_coverage
from comparisons.services.spellings import apply_spellings


@shared_task
def align(*, job_id: str) -> None:
    """Align the event of a job."""
    jobs.run(job_id, align_job)


@shared_task
def respell(*, job_id: str) -> None:
    """Queue the alignments of a job's collection that its changed spellings touch."""
    jobs.run(job_id, apply_spellings)


@shared_task
def take_in(*, job_id: str) -> None:
    """Read the file of an import, and store what is good in it unless it is a dry run."""
    jobs.run(job_id, lambda lease: import_coverage(CoverageImport.objects.get(job=lease.job), lease))


@shared_task
def sweep() -> int:
    """Show that a worker is there, and find what got stuck."""
    jobs.pulse()
    return jobs.sweep()
