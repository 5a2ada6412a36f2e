"""What agreement does when annotators hand their work in."""

from typing import Any

from django.dispatch import receiver

from annotator.agreement.first_work import keep_first_works
from annotator.annotations.signals import work_changed
from annotator.teams.models import Project
from comparisons.models import Event


@receiver(work_changed)
def keep_first_work(*, project: Project, event: Event, **_: Any) -> None:
    """What is handed in for the first time is copied in the same transaction."""
    keep_first_works(project, [event.pk])
