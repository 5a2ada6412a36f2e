"""Guarded rows are handed out here only: what is not yours is not there (404), what your role lacks is said (403)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from annotator.teams.models import Membership, Project, User
from annotator.teams.permissions import Action, Role, roles_for
from comparisons.models import Collection, Event
from comparisons.prepared import Given, Prepared


def person(request: Any) -> User:
    """Who makes a request. Every page and resource asks for a sign-in first, so there is somebody."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied("Sign in first.")
    return user


def projects_for(user: Any, action: Action = Action.READ_PROJECT) -> QuerySet[Project]:
    """The projects in which `user` may do `action`; administrators may do everything."""
    if not getattr(user, "is_authenticated", False):
        return Project.objects.none()
    if user.is_superuser:
        return Project.objects.all()
    memberships = Membership.objects.filter(user=user, role__in=roles_for(action))
    return Project.objects.filter(pk__in=memberships.values("project_id"))


def get_project_for(user: Any, slug: str, action: Action = Action.READ_PROJECT) -> Project:
    """One project. Http404 when `user` is not in it, PermissionDenied when their role may not do `action`."""
    project = find_project_for(user, slug)
    if project is None:
        raise Http404("There is no such project, or you are not a member of it.")
    require(user, project, action)
    return project


def find_project_for(user: Any, slug: str) -> Project | None:
    """The project that `user` may read under `slug`, with its collection; one query, which tells their role as well."""
    # No row has what is no slug, and of NUL or half a surrogate pair no database even takes the question.
    if not getattr(user, "is_authenticated", False) or not slug_re.fullmatch(slug):
        return None
    if user.is_superuser:
        return Project.objects.select_related("collection").filter(slug=slug).first()
    membership = _MEMBERSHIP.first(user=user.pk, slug=slug)
    if membership is None:
        return None
    user._crossframe_found_in = (membership.project_id, Role(membership.role))
    return membership.project


_MEMBERSHIP: Prepared[Membership] = Prepared(
    lambda: (
        Membership.objects.select_related("project__collection")
        .filter(user=Given.number("user"), project__slug=Given.text("slug"))
        .order_by()
    )
)


def require(user: Any, project: Project, action: Action) -> None:
    """Raise PermissionDenied, naming the roles that may, when `user` may not do `action` in `project`."""
    if not may(user, project, action):
        roles = " or ".join(sorted(roles_for(action)))
        raise PermissionDenied(f"To {action} in “{project}” you need the role {roles}. A lead can give it to you.")


def may(user: Any, project: Project, action: Action) -> bool:
    """Whether `user` may do `action` in `project`."""
    return user.is_superuser or role_of(user, project) in roles_for(action)


def role_of(user: Any, project: Project) -> Role | None:
    """The role of `user` in `project`, read once per request's user object."""
    found: tuple[int, Role] | None = getattr(user, "_crossframe_found_in", None)
    if found is not None and found[0] == project.pk:
        return found[1]
    known: dict[int, Role] | None = getattr(user, "_crossframe_roles", None)
    if known is None:
        rows = Membership.objects.filter(user=user).order_by().values_list("project_id", "role")
        known = user._crossframe_roles = {pk: Role(role) for pk, role in rows}
    return known.get(project.pk)


def collections_for(user: Any, access: str) -> QuerySet[Collection]:
    """The answer to the question that the texts ask: change with the table's roles, read with any, and one's own.

    Who is not to know who wrote what reads nothing as an annotator: `opening`.
    """
    if not getattr(user, "is_authenticated", False):
        return Collection.objects.none()
    if user.is_superuser:
        return Collection.objects.all()
    memberships = Membership.objects.filter(user=user)
    if access == "change":
        memberships = memberships.filter(role__in=roles_for(Action.CHANGE_COVERAGE))
    else:
        memberships = opening(memberships)
    return Collection.objects.filter(Q(pk__in=memberships.values("project__collection")) | Q(created_by=user))


def opening(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Of some memberships those through which people read the texts of a collection as they are.

    Not so where a project hides its outlets from them, before all events of the collection are released there.
    """
    releases = Project.objects.filter(pk=OuterRef(OuterRef("project")), releases__event=OuterRef("pk"))
    waiting = Event.objects.filter(~Exists(releases), collection=OuterRef("project__collection"))
    sees = Q(project__masks_outlets=False) | Q(role__in=roles_for(Action.SEE_OUTLETS)) | ~Exists(waiting)
    return memberships.filter(sees, role__in=roles_for(Action.READ_PROJECT))


def hides_outlets(user: Any, project: Project) -> bool:
    """Whether `project` hides from `user` who wrote what in events that are not released; of most, asks nothing."""
    return project.masks_outlets and not may(user, project, Action.SEE_OUTLETS)


def seeing_anyway(project: Project) -> QuerySet[User]:
    """Those from whom a project hides its outlets in vain: through something else they read its collection."""
    members = Membership.objects.filter(project=project).exclude(role__in=roles_for(Action.SEE_OUTLETS))
    elsewhere = opening(Membership.objects.filter(project__collection=project.collection_id).exclude(project=project))
    otherwise = Q(pk__in=elsewhere.values("user")) | Q(is_superuser=True) | Q(pk=project.collection.created_by_id)
    return User.objects.filter(otherwise, pk__in=members.values("user"))


def may_found(user: Any) -> bool:
    """Whether `user` may make collections and projects: administrators, staff, and who leads a project already."""
    if not getattr(user, "is_authenticated", False):
        return False
    return user.is_staff or user.is_superuser or Membership.objects.filter(user=user, role=Role.LEAD).exists()


def may_link(user: Any, collection: Collection) -> bool:
    """Whether `user` may decide on links in `collection`: its projects' reviewers and leads, and who may change it."""
    return (
        projects_for(user, Action.CHANGE_LINKS).filter(collection=collection).exists()
        or collections_for(user, "change").filter(pk=collection.pk).exists()
    )
