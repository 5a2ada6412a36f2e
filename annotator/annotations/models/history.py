"""What happened to every annotation, appended and never changed."""

from django.conf import settings
from django.db import models


class AnnotationChange(models.Model):
    """One change of one annotation, with its whole content afterwards."""

    class Act(models.TextChoices):
        CREATE = "create"
        UPDATE = "update"
        DELETE = "delete"
        RESTORE = "restore"

    annotation = models.ForeignKey("annotations.Annotation", on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=Act)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["annotation", "version"]
        constraints = [models.UniqueConstraint(fields=["annotation", "version"], name="change_version_once")]

    def __str__(self) -> str:
        return f"{self.act} to v{self.version}"
