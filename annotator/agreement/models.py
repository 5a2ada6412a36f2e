"""What agreement is computed on, and what came out."""

from django.conf import settings
from django.db import models


class FirstWork(models.Model):
    """What one annotator handed in for one event the first time: blind, and never changed afterwards.

    A copy, and not a reading of the history: a second submission overwrites when the first one was, and what was the
    current text then. It is made in the transaction of the submission.
    """

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="first_works")
    event = models.ForeignKey("comparisons.Event", on_delete=models.PROTECT, related_name="+")
    annotator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    # The newest version of the codebook then, and the revisions that were current then.
    codebook_version = models.PositiveIntegerField()
    revisions = models.JSONField(default=list)
    # [id, kind, code, [[revision, start, end], ...], [article, ...]] each, and answers where there are; code points.
    judgements = models.JSONField(default=list)
    # SHA-256 of all of the above.
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["project", "event", "annotator"]
        constraints = [
            models.UniqueConstraint(fields=["project", "event", "annotator"], name="first_work_once"),
        ]

    def __str__(self) -> str:
        return f"{self.annotator_id} on {self.event_id}: {len(self.judgements)} judgements"


class AgreementReport(models.Model):
    """The figures of one set of first works. The same set is never computed twice: it has the same fingerprint."""

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="agreement_reports")
    fingerprint = models.CharField(max_length=64)
    # Ids of the first works it is about.
    works = models.JSONField(default=list)
    job = models.OneToOneField("comparisons.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    figures = models.JSONField(null=True)
    # Wanted and computed apart: it takes long.
    gamma_job = models.OneToOneField("comparisons.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    gamma = models.JSONField(null=True)
    # Where annotators differ, behind each cell; kept apart, so that a page reads it only when asked.
    passages = models.JSONField(default=dict)
    file = models.FileField(upload_to="agreement/", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["project", "fingerprint"], name="agreement_report_once")]

    def __str__(self) -> str:
        return f"agreement in {self.project_id}, {len(self.works)} works"
