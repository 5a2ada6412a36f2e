"""The doors for reading cases and decisions."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from annotator.annotations.queries import with_places
from annotator.review.models import Case, CaseMember, Comment, Decision
from annotator.teams.access import projects_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action


def cases_for(user: Any) -> QuerySet[Case]:
    """The cases that `user` may see: those of projects whose review is theirs, whole."""
    decisions = Decision.objects.select_related("reviewer").prefetch_related("accepted", "gold")
    return (
        Case.objects.filter(project__in=projects_for(user, Action.REVIEW))
        .select_related("project", "event")
        .prefetch_related(
            Prefetch("members", whole_members(CaseMember.objects.all())),
            Prefetch("decisions", decisions),
            Prefetch("comments", whole_comments()),
        )
    )


def whole_members(rows: QuerySet[CaseMember]) -> QuerySet[CaseMember]:
    """`rows` with their annotations whole. These are joined: SQLite does not look up more than a thousand by number."""
    places = with_places()
    places.add_prefix("annotation")
    joined = ("annotation__project", "annotation__code__version", "annotation__annotator")
    return rows.select_related(*joined).prefetch_related(places)


def whole_comments() -> QuerySet[Comment]:
    """What was said, with who said it and who was named."""
    return Comment.objects.select_related("author").prefetch_related("mentions__person")


def get_case_for(user: Any, pk: Any) -> Case:
    """One case to decide or discuss.

    Http404 for any other, and for members without the role: how many cases there are says what others have annotated.
    """
    mine = Case.objects.filter(pk=pk, project__in=projects_for(user, Action.REVIEW))
    case = mine.select_related("project", "event").first()
    if case is None:
        raise Http404("There is no such case, or its review is not yours.")
    return case


def open_counts(user: Any, project: Project) -> QuerySet[Case, Any]:
    """For each event of a project with cases: event_id, event__title, open and decided (counts)."""
    rows = Case.objects.filter(project=project, project__in=projects_for(user, Action.REVIEW))
    undecided, decided = (Count("pk", filter=Q(state=state)) for state in (Case.State.OPEN, Case.State.DECIDED))
    counted = rows.values("event_id", "event__title").annotate(open=undecided, decided=decided)
    return counted.order_by("-open", "event_id")
