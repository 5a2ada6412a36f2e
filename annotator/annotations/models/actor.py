"""Who plays a part in an event, as a project names them."""

from django.db import models


class Actor(models.Model):
    """A person or party of an event that answers to attributes may name, in the order of the project's list."""

    project = models.ForeignKey("teams.Project", on_delete=models.CASCADE, related_name="actors")
    event = models.ForeignKey("comparisons.Event", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["project", "event", "position"]
        constraints = [models.UniqueConstraint(fields=["project", "event", "name"], name="actor_once")]

    def __str__(self) -> str:
        return self.name
