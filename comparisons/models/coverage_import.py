"""A file of coverage that somebody handed in."""

from django.conf import settings
from django.db import models


class CoverageImport(models.Model):
    """The file as it came, and the report of what was taken, skipped and refused, by line."""

    collection = models.ForeignKey("comparisons.Collection", on_delete=models.CASCADE, related_name="imports")
    job = models.OneToOneField("comparisons.Job", null=True, on_delete=models.SET_NULL, related_name="coverage_import")
    filename = models.CharField(max_length=255)
    content = models.BinaryField()
    dry_run = models.BooleanField(default=True)
    report = models.JSONField(default=dict)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.filename} ({'dry run' if self.dry_run else 'import'})"
