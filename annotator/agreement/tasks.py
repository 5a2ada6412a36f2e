"""Celery tasks of agreement."""

from celery import shared_task

from annotator.agreement import services
from annotator.agreement.models import AgreementReport
from comparisons import jobs


@shared_task
def compute(*, job_id: str) -> None:
    """Compute the figures of a report."""
    reports = AgreementReport.objects.select_related("project")
    jobs.run(job_id, lambda lease: services.compute_report(reports.get(job=lease.job), lease))


@shared_task
def compute_gamma(*, job_id: str) -> None:
    """Compute gamma for a report."""
    reports = AgreementReport.objects.select_related("project")
    jobs.run(job_id, lambda lease: services.compute_gamma(reports.get(gamma_job=lease.job), lease))
