"""People, projects, who is in which, and API tokens."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who can sign in. What they may do follows from their memberships (`permissions.py`)."""


class Project(models.Model):
    """A team's study of one collection."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    collection = models.ForeignKey("comparisons.Collection", on_delete=models.PROTECT, related_name="+")
    # Whether annotators read all texts of an event before they mark anything.
    read_first = models.BooleanField(default=False)
    # Whether the order of the columns goes round among the annotators of an event.
    counterbalanced = models.BooleanField(default=False)
    # Whether annotators work without knowing who wrote what, until an event is released.
    masks_outlets = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's role in one project."""

    class Role(models.TextChoices):
        LEAD = "lead"
        REVIEWER = "reviewer"
        ANNOTATOR = "annotator"
        READER = "reader"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["project", "user__username"]
        constraints = [models.UniqueConstraint(fields=["project", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} is {self.role} of {self.project}"


class ApiToken(models.Model):
    """A key for the REST API. Only its SHA-256 is kept; the token itself is shown once, when it is made."""

    class Scope(models.TextChoices):
        READ = "read"
        WRITE = "write"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True)
    # The first characters, so that a person can tell their tokens apart.
    hint = models.CharField(max_length=16)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.READ)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.hint}… ({self.scope})"
