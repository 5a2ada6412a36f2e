"""What review does when annotators hand their work in."""

from typing import Any

from django.dispatch import receiver

from annotator.annotations.signals import work_changed
from annotator.review.cases import gather_cases
from annotator.teams.models import Project
from comparisons.models import Event


@receiver(work_changed)
def gather_again(*, project: Project, event: Event, **_: Any) -> None:
    """Cases follow the submitted work in the same transaction."""
    gather_cases(project=project, event=event)
