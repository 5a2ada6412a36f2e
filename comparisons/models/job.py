"""What background work is wanted and how far it is. These rows are the truth; the broker only rings the bell."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Wanted work. `comparisons/jobs/` holds the only doors that change one."""

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The name of the Celery task that does it, and what it is about: one queued job per key at a time.
    task = models.CharField(max_length=100)
    key = models.CharField(max_length=120)
    collection = models.ForeignKey(
        "comparisons.Collection", null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    event = models.ForeignKey("comparisons.Event", null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    label = models.CharField(max_length=300)
    # Shown to the one who asked only: an export says by its size what others have annotated.
    private = models.BooleanField(default=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    # Fencing: only who holds this id may write progress or finish.
    owner = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    progress = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(state="queued"), name="job_queued_once_per_key"),
            models.UniqueConstraint(fields=["key"], condition=Q(state="running"), name="job_running_once_per_key"),
        ]
        indexes = [
            models.Index(fields=["state", "created_at"]),
            models.Index(fields=["event", "-created_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.state})"


class WorkerPulse(models.Model):
    """When a worker last answered; a page that waits for one that is not there can say so."""

    name = models.CharField(max_length=120, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.seen_at}"
