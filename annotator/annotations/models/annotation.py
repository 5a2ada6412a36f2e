"""One judgement, and where in the texts it stands."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Annotation(models.Model):
    """One judgement: of one annotator, or (layer gold) of the reviewers.

    A deleted annotation keeps its row, so that undo brings it back and its id is never used for something else.
    """

    class Kind(models.TextChoices):
        SPAN = "span"
        CONTRAST = "contrast"
        OMISSION = "omission"
        DOCUMENT = "document"
        EVENT = "event"

    class Layer(models.TextChoices):
        ANNOTATOR = "annotator"
        GOLD = "gold"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="annotations")
    event = models.ForeignKey("comparisons.Event", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.ForeignKey("codebooks.Code", on_delete=models.PROTECT, related_name="+")
    attributes = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    # How it came to be: what was searched, whether it was carried over from another one, in which order the columns
    # stood (annotations/provenance.py).
    provenance = models.JSONField(default=dict, blank=True)
    annotator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations")
    layer = models.CharField(max_length=20, choices=Layer, default=Layer.ANNOTATOR)
    version = models.PositiveIntegerField(default=1)
    # Of the content it was created with: a repeated PUT is told apart from another one under the same id.
    created_digest = models.CharField(max_length=64)
    # Ids of the articles that leave it out. A list and not rows: it is written with every save and never searched.
    absent_from = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["project", "event", "layer", "annotator"]),
            models.Index(fields=["project", "created_at", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code} by {self.annotator}"


class Anchor(models.Model):
    """A place in a revision: [start, end) in code points, with the exact quote and 32 characters on either side."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="anchors")
    position = models.PositiveSmallIntegerField()
    revision = models.ForeignKey("comparisons.Revision", on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["annotation", "position"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "position"], name="anchor_position_once"),
            # Equal only where a whole article is meant and no stretch of it.
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="anchor_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}[{self.start}:{self.end}]"
