"""Who publishes, one outlet's piece on one event, and its immutable texts."""

from django.conf import settings
from django.db import models


class Outlet(models.Model):
    """Who publishes."""

    class Kind(models.TextChoices):
        AGENCY = "agency"
        NEWSPAPER = "newspaper"
        BROADCASTER = "broadcaster"
        STATE = "state"
        ONLINE = "online"

    name = models.CharField(max_length=120, unique=True)
    country = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, blank=True, choices=Kind)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One outlet's piece on one event. What it says is in its revisions; `current` is the newest."""

    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=20, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    current = models.ForeignKey("comparisons.Revision", null=True, on_delete=models.PROTECT, related_name="+")
    # What the last alignment found of where it comes from: see comparisons/sourcing.py.
    reuse = models.JSONField(default=dict, blank=True)
    # [start, end, [article ids], how many in all] for what it quotes as others do; offsets in its current text.
    quotations = models.JSONField(default=list, blank=True)
    # A person's word on the source outranks it: another article of the event, or none where only the time is set.
    source = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    source_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    source_set_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["published_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "outlet", "external_id"],
                condition=~models.Q(external_id=""),
                name="article_external_id_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.title or self.event.title}"


class Revision(models.Model):
    """One immutable text of an article: canonical (NFC, newlines as \\n), with what was handed in beside it.

    Offsets into `text` are Unicode code points. When the article has a title that its text does not begin with, the
    text is the title, an empty line, and what was handed in; `body_start` says where that begins.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    body_start = models.PositiveIntegerField(default=0)
    original_title = models.TextField(blank=True)
    original_text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.UniqueConstraint(fields=["article", "digest"], name="revision_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} r{self.number}"
