"""The doors for reports: want one, and compute it."""

import json
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from annotator.agreement import report_file
from annotator.agreement.figures import figures_of
from annotator.agreement.first_work import keep_first_works, study_of
from annotator.agreement.models import AgreementReport, FirstWork
from annotator.agreement.queries import audience
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
    if report.figures is None and (report.job is None or report.job.state == Job.State.FAILED):
        report.works = list(found.kept.order_by("pk").values_list("pk", flat=True))
        # What a job says to everybody in the collection is that figures are computed, never of how many events.
        report.job = jobs.enqueue(
            task="annotator.agreement.tasks.compute",
            key=f"agreement:{report.pk}",
            label=f"Agreement in “{project}”",
            collection=project.collection,
            requested_by=user,
        )
        report.save(update_fields=["works", "job"])
    return report


def compute_report(report: AgreementReport, lease: Lease) -> None:
    """Compute the figures, and put them and the frozen file in place together with the end of the job."""
    works = FirstWork.objects.filter(project=report.project_id)
    wanted = set(report.works)
    study = study_of(report.project, [one for one in works.select_related("annotator") if one.pk in wanted])
    figures = figures_of(study, beat=lambda percent: lease.beat(percent=percent))
    content = json.dumps(report_file.frozen(study, figures), ensure_ascii=False, separators=(",", ":"))
    passages = figures["confusion"].pop("passages")
    with transaction.atomic():
        report.file.save(f"{report.project.slug}-{report.fingerprint[:12]}.json", ContentFile(content), save=False)
        report.figures, report.passages, report.finished_at = figures, passages, timezone.now()
        report.save(update_fields=["file", "figures", "passages", "finished_at"])
        lease.finish(percent=100)
