"""What an annotator has read, and how long they were at it."""

from django.db import models


class Read(models.Model):
    """An annotator says that they have read an article of their event."""

    assignment = models.ForeignKey("annotations.Assignment", on_delete=models.CASCADE, related_name="reads")
    article = models.ForeignKey("comparisons.Article", on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["assignment", "article"]
        constraints = [models.UniqueConstraint(fields=["assignment", "article"], name="read_once")]

    def __str__(self) -> str:
        return f"{self.assignment_id} read {self.article_id}"


class ReadingTime(models.Model):
    """Seconds that an annotator was active in an article during one visit; more than 60 s at rest are left out.

    The visit's own count, which only grows: the same report twice adds nothing.
    """

    assignment = models.ForeignKey("annotations.Assignment", on_delete=models.CASCADE, related_name="times")
    article = models.ForeignKey("comparisons.Article", on_delete=models.CASCADE, related_name="+")
    visit = models.UUIDField()
    seconds = models.PositiveIntegerField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["assignment", "article", "visit"]
        constraints = [models.UniqueConstraint(fields=["assignment", "article", "visit"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.assignment_id} in {self.article_id}: {self.seconds} s"
