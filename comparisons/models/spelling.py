"""Two spellings of one word, as a collection's leads say."""

from django.conf import settings
from django.db import models


class Spelling(models.Model):
    """A spelling and what it is the same as; dismissed ones are kept so that they are not suggested again."""

    class State(models.TextChoices):
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"

    collection = models.ForeignKey("comparisons.Collection", on_delete=models.CASCADE, related_name="spellings")
    spelling = models.CharField(max_length=120)
    same_as = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=State, default=State.ACCEPTED)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["same_as", "spelling"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "spelling", "same_as"], name="spelling_once_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.spelling} = {self.same_as}"
