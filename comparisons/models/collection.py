"""Collections of events; access to texts is given per collection."""

from django.conf import settings
from django.db import models


class Collection(models.Model):
    """A set of events that belong together."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """One happening that several outlets covered."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="events")
    title = models.CharField(max_length=300)
    # Locked: neither engine nor people change its rows until the lock is opened.
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    locked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["collection", "title"])]

    def __str__(self) -> str:
        return self.title
