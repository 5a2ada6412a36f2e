"""A project's events with how far the work on each is, as one person may know it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from annotator.annotations.models import Assignment, Release
from annotator.annotations.queries import assignments_for
from annotator.teams.models import Membership, Project, User
from annotator.teams.permissions import Action, roles_for
from comparisons.models import Event


@dataclass(frozen=True)
class EventWork:
    """An event, the assignments on it that the person may see, and whether it is released to the team."""

    event: Event
    assignments: list[Assignment]
    released: bool
    mine: Assignment | None

    @property
    def unsubmitted(self) -> list[Assignment]:
        """Those of `assignments` that are still being worked on."""
        return [one for one in self.assignments if one.state != Assignment.State.SUBMITTED]


def with_work(project: Project, events: list[Event], user: Any) -> list[EventWork]:
    """Each event with what `user` may know of the work on it, in two queries: their own, or all for who sees all."""
    seen: dict[int, list[Assignment]] = defaultdict(list)
    rows = assignments_for(user).filter(project=project, event__in=events).select_related("annotator")
    for assignment in rows.order_by("annotator__username"):
        seen[assignment.event_id].append(assignment)
    released = set(Release.objects.filter(project=project, event__in=events).values_list("event_id", flat=True))
    return [
        EventWork(
            event=event,
            assignments=seen[event.pk],
            released=event.pk in released,
            mine=next((one for one in seen[event.pk] if one.annotator_id == user.pk), None),
        )
        for event in events
    ]


def annotators_of(project: Project) -> list[User]:
    """The members who may be given an event."""
    members = Membership.objects.filter(project=project, role__in=roles_for(Action.ANNOTATE), user__is_active=True)
    return [member.user for member in members.select_related("user")]
