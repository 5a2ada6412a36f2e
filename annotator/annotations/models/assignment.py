"""Who is to annotate what, and what has been released."""

from django.conf import settings
from django.db import models


class Assignment(models.Model):
    """One annotator, one event. Submitted without annotations means "looked and found nothing", and counts."""

    class State(models.TextChoices):
        OPEN = "open"
        IN_PROGRESS = "in_progress", "in progress"
        SUBMITTED = "submitted"
        REOPENED = "reopened"

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="assignments")
    event = models.ForeignKey("comparisons.Event", on_delete=models.PROTECT, related_name="+")
    annotator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["project", "event", "annotator"]
        constraints = [
            models.UniqueConstraint(fields=["project", "event", "annotator"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.annotator} on {self.event} ({self.state})"


class Release(models.Model):
    """From here on the annotators of a project see each other's work on an event."""

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="releases")
    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="+")
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["project", "event"]
        constraints = [models.UniqueConstraint(fields=["project", "event"], name="release_once")]

    def __str__(self) -> str:
        return f"{self.event} released in {self.project}"
