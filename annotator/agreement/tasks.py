"""Celery tasks of agreement."""

from celery import shared_task

from annotator.agreement.models import AgreementReport
from annotator.agreement.services import compute_report
from comparisons import jobs


@shared_task
def compute(*, job_id: str) -> None:
    """Compute the figures of a report."""
    jobs.run(
        job_id,
        lambda lease: compute_report(AgreementReport.objects.select_related("project").get(job=lease.job), lease),
    )
