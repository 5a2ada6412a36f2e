"""Versioned schemes of codes."""

from django.db import models


class Codebook(models.Model):
    """A project's scheme; what it says is in its versions."""

    project = models.OneToOneField("teams.Project", on_delete=models.CASCADE, related_name="codebook")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class CodebookVersion(models.Model):
    """One published state of a codebook. It never changes: an annotation made with it keeps its meaning."""

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["codebook", "number"]
        constraints = [models.UniqueConstraint(fields=["codebook", "number"], name="codebook_version_once")]

    def __str__(self) -> str:
        return f"{self.codebook} v{self.number}"


class Code(models.Model):
    """One thing an annotator may say, as one version of the codebook defines it."""

    version = models.ForeignKey(CodebookVersion, on_delete=models.CASCADE, related_name="codes")
    position = models.PositiveIntegerField()
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    definition = models.TextField()
    include = models.TextField(blank=True)
    exclude = models.TextField(blank=True)
    example = models.TextField(blank=True)
    # A place in the palette of fifteen (static/css/codes.css), 1-15: colour and underline pattern together.
    hue = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=1, blank=True)
    # What is asked beside it, in order: definitions as codebooks/attributes.py describes them.
    attributes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "slug"], name="code_slug_once"),
            models.UniqueConstraint(fields=["version", "position"], name="code_position_once"),
        ]

    def __str__(self) -> str:
        return self.name
