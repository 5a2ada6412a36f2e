"""The doors for change to who is in a project."""

from django.db import transaction

from annotator.teams.models import Membership, Project, User
from annotator.teams.permissions import Role
from comparisons.intake.article import Refused


@transaction.atomic
def set_member(*, project: Project, user: User, role: str) -> Membership:
    """Give `user` a role in `project`, in place of the one they had. Raises Refused for the last lead."""
    if role != Role.LEAD:
        _keep_a_lead(project, user)
    membership, _ = Membership.objects.update_or_create(project=project, user=user, defaults={"role": role})
    return membership


@transaction.atomic
def remove_member(*, project: Project, user: User) -> None:
    """Take `user` out of `project`; their work stays. Raises Refused for the last lead."""
    _keep_a_lead(project, user)
    Membership.objects.filter(project=project, user=user).delete()


def _keep_a_lead(project: Project, user: User) -> None:
    leads = list(
        Membership.objects.select_for_update().filter(project=project, role=Role.LEAD).values_list("user_id", flat=True)
    )
    if leads == [user.pk]:
        raise Refused({"role": "A project needs a lead. Make somebody else a lead first."})
