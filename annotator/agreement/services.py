"""The doors for reports: want one, and compute it."""

import json
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from annotator.agreement import report_file
from annotator.agreement.figures import figures_of
from annotator.agreement.first_work import keep_first_works, study_of
from annotator.agreement.gamma_figures import gamma_of
from annotator.agreement.models import AgreementReport, FirstWork
from annotator.agreement.queries import audience
from annotator.agreement.study import Study
from annotator.teams.models import Project
from comparisons import jobs
from comparisons.jobs import Lease
from comparisons.models import Job


@transaction.atomic
def request_report(*, project: Project, user: Any) -> AgreementReport:
    """The report of the work whose agreement `user` may see: the one that is there, or a new one with its job."""
    keep_first_works(project)
    found = audience(project, user)
    report, _ = AgreementReport.objects.get_or_create(project=project, fingerprint=found.fingerprint)
    if report.figures is None and _is_free(report.job):
        report.works = list(found.kept.order_by("pk").values_list("pk", flat=True))
        report.job = _want(project, user, "compute", f"agreement:{report.pk}", f"Agreement in “{project}”")
        report.save(update_fields=["works", "job"])
    return report


@transaction.atomic
def request_gamma(*, project: Project, user: Any) -> AgreementReport:
    """The same report, with gamma: a job of its own, since it takes long."""
    report = request_report(project=project, user=user)
    if report.gamma is None and _is_free(report.gamma_job):
        report.gamma_job = _want(project, user, "compute_gamma", f"gamma:{report.pk}", f"Gamma in “{project}”")
        report.save(update_fields=["gamma_job"])
    return report


def _is_free(job: Job | None) -> bool:
    return job is None or job.state == Job.State.FAILED


def _want(project: Project, user: Any, task: str, key: str, label: str) -> Job:
    """A job for the one who asked: that there is a new one says that others have handed something in."""
    return jobs.enqueue(
        task=f"annotator.agreement.tasks.{task}",
        key=key,
        label=label,
        collection=project.collection,
        requested_by=user,
        private=True,
    )


def compute_report(report: AgreementReport, lease: Lease) -> None:
    """Compute the figures, and put them and the frozen file in place together with the end of the job."""
    study = _study(report)
    figures = figures_of(study, beat=lambda percent: lease.beat(percent=percent))
    content = json.dumps(report_file.frozen(study, figures), ensure_ascii=False, separators=(",", ":"))
    passages = figures["confusion"].pop("passages")
    with transaction.atomic():
        report.file.save(f"{report.project.slug}-{report.fingerprint[:12]}.json", ContentFile(content), save=False)
        report.figures, report.passages, report.finished_at = figures, passages, timezone.now()
        report.save(update_fields=["file", "figures", "passages", "finished_at"])
        lease.finish(percent=100)


def compute_gamma(report: AgreementReport, lease: Lease) -> None:
    """Compute gamma, and put it in place together with the end of the job."""
    found = gamma_of(_study(report), beat=lambda percent: lease.beat(percent=percent))
    with transaction.atomic():
        report.gamma = found
        report.save(update_fields=["gamma"])
        lease.finish(percent=100)


def _study(report: AgreementReport) -> Study:
    wanted = set(report.works)
    works = FirstWork.objects.filter(project=report.project_id)
    return study_of(report.project, [work for work in works if work.pk in wanted])
