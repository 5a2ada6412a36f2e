"""What waits for a person, over all their projects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from annotator.annotations.models import Assignment, Release
from annotator.review.models import Case
from annotator.teams.access import may, projects_for, role_of
from annotator.teams.models import Project
from annotator.teams.permissions import Action, Role


@dataclass
class ProjectWork:
    """A project, the person's role in it, and what waits there for them."""

    project: Project
    role: Role | None
    to_annotate: list[Assignment] = field(default_factory=list)
    open_cases: int = 0
    to_release: int = 0
    may_review: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits."""
        return not (self.to_annotate or self.open_cases or self.to_release)


def work_for(user: Any) -> list[ProjectWork]:
    """Every project of `user` with what waits in it, in a fixed number of queries."""
    projects = list(projects_for(user).select_related("collection").order_by("name"))
    assignments = _unsubmitted(user)
    cases, releases = _open_cases(user), _to_release(user)
    return [
        ProjectWork(
            project=project,
            role=role_of(user, project),
            to_annotate=assignments.get(project.pk, []),
            open_cases=cases.get(project.pk, 0),
            to_release=releases.get(project.pk, 0),
            may_review=may(user, project, Action.REVIEW),
        )
        for project in projects
    ]


def _unsubmitted(user: Any) -> dict[int, list[Assignment]]:
    rows = Assignment.objects.filter(annotator=user, project__in=projects_for(user, Action.ANNOTATE))
    waiting = rows.exclude(state=Assignment.State.SUBMITTED).select_related("event").order_by("created_at", "id")
    found: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in waiting:
        found[assignment.project_id].append(assignment)
    return found


def _open_cases(user: Any) -> dict[int, int]:
    rows = Case.objects.filter(project__in=projects_for(user, Action.REVIEW), state=Case.State.OPEN)
    return dict(rows.order_by().values_list("project_id").annotate(Count("pk")))


def _to_release(user: Any) -> dict[int, int]:
    """How many events each project has that all their annotators have submitted and no lead has released."""
    unsubmitted = Count("pk", filter=~Q(state=Assignment.State.SUBMITTED))
    rows = Assignment.objects.filter(project__in=projects_for(user, Action.RELEASE)).order_by()
    ready = rows.values_list("project_id", "event_id").annotate(left=unsubmitted).filter(left=0)
    released = set(Release.objects.filter(project__in=projects_for(user)).values_list("project_id", "event_id"))
    return _count(project for project, event, _ in ready if (project, event) not in released)


def _count(projects: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for project in projects:
        counts[project] += 1
    return counts
