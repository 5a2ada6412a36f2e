"""The doors for reading cases and decisions."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from annotator.annotations.models import Annotation
from annotator.annotations.queries import whole
from annotator.review.models import Case, CaseMember, Decision
from annotator.teams.access import projects_for, require
from annotator.teams.permissions import Action


def cases_for(user: Any) -> QuerySet[Case]:
    """The cases that `user` may see: those of projects whose review is theirs, whole."""
    members = CaseMember.objects.prefetch_related(Prefetch("annotation", whole(Annotation.objects.all())))
    decisions = Decision.objects.select_related("reviewer").prefetch_related("accepted", "gold")
    return (
        Case.objects.filter(project__in=projects_for(user, Action.REVIEW))
        .select_related("project", "event")
        .prefetch_related(Prefetch("members", members), Prefetch("decisions", decisions), "comments__author")
    )


def get_case_for(user: Any, pk: Any) -> Case:
    """One case; Http404 for one that is not there for `user`, PermissionDenied for a member without the role."""
    case = Case.objects.filter(pk=pk, project__in=projects_for(user)).select_related("project", "event").first()
    if case is None:
        raise Http404("There is no such case, or it is not in your projects.")
    require(user, case.project, Action.REVIEW)
    return case
