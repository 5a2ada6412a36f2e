"""Who is spoken to in the discussion of a case: `@name`, and what is told to them.

Only who may see the case can be told: leads and reviewers of its project.
"""

import re
from collections.abc import Container, Iterable

from django.db.models import QuerySet
from django.utils import timezone

from annotator.review.models import Comment, Mention
from annotator.teams.access import projects_for
from annotator.teams.models import Project, User
from annotator.teams.permissions import Action, roles_for

# What Django takes in a user name, after an @ that is not in the middle of an address.
NAME = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")
# A sentence may end behind a name.
ENDINGS = ".+-@"


def may_be_told(project: Project) -> QuerySet[User]:
    """The people who take part in the discussion of a project's cases."""
    members = User.objects.filter(memberships__project=project, memberships__role__in=roles_for(Action.COMMENT))
    return members.filter(is_active=True).order_by("username")


def spoken_to(text: str, people: Iterable[User]) -> tuple[list[User], list[str]]:
    """Those of `people` whom a text names, and the names in it that are none of theirs."""
    there = list(people)
    # As it is written first: two names may differ in capitals only.
    known = {one.username.casefold(): one for one in there} | {one.username: one for one in there}
    named = dict.fromkeys(_name(found, known) for found in NAME.findall(text))
    told = dict.fromkeys(known[name] for name in named if name in known)
    return list(told), [name for name in named if name and name not in known]


def _name(found: str, known: Container[str]) -> str:
    for name in (found, found.casefold()):
        while name and name not in known and name.endswith(tuple(ENDINGS)):
            name = name[:-1]
        if name in known:
            return name
    return found.rstrip(ENDINGS)


def tell(comment: Comment, project: Project) -> None:
    """Tell those whom a comment names, but its author."""
    told, _ = spoken_to(comment.text, may_be_told(project))
    Mention.objects.bulk_create(Mention(comment=comment, person=one) for one in told if one.pk != comment.author_id)


def untold(text: str, project: Project) -> list[str]:
    """The names in a text that nobody is told by."""
    return spoken_to(text, may_be_told(project))[1]


def mentions_for(user: User, project: Project | None = None) -> QuerySet[Mention]:
    """What waits for `user`, the newest first: where they were named and have not looked or answered since."""
    rows = Mention.objects.filter(
        person=user, seen_at=None, comment__case__project__in=projects_for(user, Action.COMMENT)
    )
    if project is not None:
        rows = rows.filter(comment__case__project=project)
    return rows.select_related("comment__author", "comment__case__event", "comment__case__project").order_by("-pk")


def see(mentions: QuerySet[Mention]) -> int:
    """Take mentions from the list of what waits; how many."""
    return Mention.objects.filter(pk__in=list(mentions.values_list("pk", flat=True))).update(seen_at=timezone.now())
