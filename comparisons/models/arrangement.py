"""What people did to an alignment by hand: appended, and taken back by a further act."""

from django.conf import settings
from django.db import models


class Arrangement(models.Model):
    """One act of a person on the rows of an event.

    `words` holds what it changed: [a, b, before, after] for each pair of segments, the states being those of a link,
    or "" where no person had said anything.
    """

    class Act(models.TextChoices):
        LINK = "link"
        UNLINK = "unlink"
        HAND_BACK = "hand_back", "hand back"
        CONFIRM = "confirm"
        TAKE_OUT = "take_out", "take out"
        MOVE = "move"
        MERGE = "merge"
        SPLIT = "split"

    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="arrangements")
    act = models.CharField(max_length=20, choices=Act)
    words = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["event", "id"]

    def __str__(self) -> str:
        return f"{self.act} by {self.made_by_id}"
