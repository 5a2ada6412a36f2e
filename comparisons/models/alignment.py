"""Which sentences of different articles say the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Alignment(models.Model):
    """The finished alignment of one event for one set of revisions; rebuilt as a whole."""

    event = models.OneToOneField("comparisons.Event", on_delete=models.CASCADE, related_name="alignment")
    engine = models.CharField(max_length=40)
    # Of the engine and the revisions and pins it saw: the same fingerprint needs no second run.
    fingerprint = models.CharField(max_length=64)
    finished_at = models.DateTimeField()
    # How many inconsistent triples there are, and the surest as [one end, the middle, the other end], ids of segments.
    inconsistent = models.PositiveIntegerField(default=0)
    triples = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"alignment of event {self.event_id}"


class Link(models.Model):
    """Evidence that two segments of different articles say the same; `a` is the one with the smaller id.

    Proposed links come and go with every run of the engine; confirmed and rejected ones are a person's word and stay.
    """

    class Kind(models.TextChoices):
        VERBATIM = "verbatim"
        VARIANT = "variant"
        EDITED = "edited"
        REWRITTEN = "rewritten"

    class State(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    class Origin(models.TextChoices):
        ENGINE = "engine"
        PERSON = "person"

    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="links")
    a = models.ForeignKey("comparisons.Segment", on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey("comparisons.Segment", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    score = models.FloatField()
    share = models.FloatField()
    moved = models.BooleanField(default=False)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.ENGINE)
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    engine = models.CharField(max_length=40, blank=True)
    evidence = models.JSONField(default=dict)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["event", "id"]
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="link_once_per_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="link_in_one_direction"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id}-{self.b_id} {self.kind}"


class Group(models.Model):
    """Segments of two or more articles tied by links: one row of the comparison grid."""

    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="groups")

    class Meta:
        ordering = ["event", "id"]

    def __str__(self) -> str:
        return f"group {self.pk}"


class GroupMember(models.Model):
    """A segment's place in a group; a segment is in one group at most."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    segment = models.OneToOneField("comparisons.Segment", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["group", "segment"]

    def __str__(self) -> str:
        return f"segment {self.segment_id} in group {self.group_id}"
