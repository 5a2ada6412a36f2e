"""Cases, what reviewers decided on them, and what was said about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

REASONS = ["ambiguous text", "unclear rule", "slip", "codebook gap"]


class ReviewRules(models.Model):
    """How a project reviews: what counts as the same place, and the reasons that decisions are given."""

    project = models.OneToOneField("teams.Project", on_delete=models.CASCADE, related_name="review_rules")
    # Two spans belong to one case from this share of common code points on (Jaccard); 0 is any overlap.
    overlap_share = models.FloatField(default=0)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(overlap_share__gte=0, overlap_share__lte=1), name="overlap_is_a_share")
        ]

    def __str__(self) -> str:
        return f"review rules of {self.project}"


class Case(models.Model):
    """Annotations of several annotators on the same place with the same kind and code, put side by side.

    `key` names its members and their versions: the same annotations make the same case, however often cases are
    gathered.
    """

    class State(models.TextChoices):
        OPEN = "open"
        DECIDED = "decided"
        # Its annotations are gone or stand in other cases; kept for what was said and decided about it.
        DISSOLVED = "dissolved"

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="cases")
    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    code_slug = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    # Where it first stands: outlet order is the page's affair, this is the earliest anchor.
    revision = models.ForeignKey("comparisons.Revision", null=True, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField(default=0)
    # Share of the submitted annotators who do not have it just like the others, 0 (all alike) to 1.
    disagreement = models.FloatField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-disagreement", "revision", "start", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "event", "key"], name="case_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code_slug} ({self.state})"

    def get_kind_words(self) -> str:
        """The kind, for a page."""
        return "whole article" if self.kind == "document" else self.kind


class CaseMember(models.Model):
    """An annotation in a case, as it was when the case was gathered."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="members")
    annotation = models.ForeignKey("annotations.Annotation", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["case", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "annotation"], name="case_member_once")]

    def __str__(self) -> str:
        return f"{self.annotation_id} in case {self.case_id}"


class Decision(models.Model):
    """An append-only act of a reviewer on a case; the newest one of a case counts."""

    class Outcome(models.TextChoices):
        ACCEPT = "accept"
        NEITHER = "neither"
        NEW = "new"
        REOPEN = "reopen"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    accepted = models.ManyToManyField("annotations.Annotation", related_name="+", blank=True)
    gold = models.ManyToManyField("annotations.Annotation", related_name="+", blank=True)
    reason = models.TextField(blank=True)
    # The merge rule that decided, in words; empty for a decision that a person made.
    rule = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "id"]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.reviewer}"


class Comment(models.Model):
    """Something said about a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["case", "id"]

    def __str__(self) -> str:
        return f"{self.author} on case {self.case_id}"


class Mention(models.Model):
    """Somebody named in a comment, and when they had a look at it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["comment", "id"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once")]

    def __str__(self) -> str:
        return f"@{self.person} in comment {self.comment_id}"
