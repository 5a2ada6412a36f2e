"""Typed stretches of a revision."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Segment(models.Model):
    """A typed stretch [start, end) of a revision, in code points of its text."""

    class Kind(models.TextChoices):
        HEADLINE = "headline"
        BYLINE = "byline"
        DATELINE = "dateline"
        CAPTION = "caption"
        SUBHEADING = "subheading"
        SENTENCE = "sentence"
        BOILERPLATE = "boilerplate"
        CORRECTION = "correction"

    revision = models.ForeignKey("comparisons.Revision", on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # A person's word on the kind: no rule changes it any more.
    kind_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind_set_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="segment_position_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="segment_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"

    @property
    def is_aligned(self) -> bool:
        """Whether it carries a statement, and so takes part in an alignment."""
        return self.kind in ALIGNED_KINDS


# What carries statements. Bylines, datelines and boilerplate have no partners worth a link.
ALIGNED_KINDS = (
    Segment.Kind.HEADLINE,
    Segment.Kind.CAPTION,
    Segment.Kind.SUBHEADING,
    Segment.Kind.SENTENCE,
    Segment.Kind.CORRECTION,
)
