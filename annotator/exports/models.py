"""Export files that were asked for."""

from django.conf import settings
from django.db import models


class ExportRun(models.Model):
    """One file of labels: asked for, and, when its job is done, there to fetch."""

    class Format(models.TextChoices):
        JSONL = "jsonl"
        CSV = "csv"

    class Layer(models.TextChoices):
        GOLD = "gold"
        ANNOTATORS = "annotators"
        ALL = "all"

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="exports")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    job = models.OneToOneField("comparisons.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    format = models.CharField(max_length=10, choices=Format)
    layer = models.CharField(max_length=20, choices=Layer, default=Layer.GOLD)
    rows = models.PositiveIntegerField(null=True, blank=True)
    file = models.FileField(upload_to="exports/", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.project} {self.layer} as {self.format}"
