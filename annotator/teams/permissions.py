"""Who may do what: one table, for pages and the API alike. `access.py` is how everything else asks it."""

import enum

from annotator.teams.models import Membership

Role = Membership.Role


class Action(enum.StrEnum):
    """Something that a member of a project may do or not."""

    READ_PROJECT = "read the project and its texts"
    CHANGE_COVERAGE = "bring coverage in and change the collection"
    CHANGE_LINKS = "confirm, reject and make links"
    CHANGE_CODEBOOK = "publish a version of the codebook"
    CHANGE_MEMBERS = "add members and change roles"
    PREPARE = "say who plays a part in an event, and how it is to be annotated"
    ASSIGN = "assign events and reopen assignments"
    SEE_OUTLETS = "see who wrote what, also where a project hides it until an event is released"
    RELEASE = "release an event's annotations to the team"
    ANNOTATE = "annotate assigned events"
    SEE_ALL_ANNOTATIONS = "see every annotator's work before it is released"
    REVIEW = "decide cases"
    COMMENT = "discuss cases"
    READ_RESULTS = "read agreement and results"
    EXPORT = "export the labels they may see"


EVERYONE = frozenset(Role)
LEADS = frozenset({Role.LEAD})
REVIEWERS = frozenset({Role.LEAD, Role.REVIEWER})

ROLES: dict[Action, frozenset[Role]] = {
    Action.READ_PROJECT: EVERYONE,
    Action.CHANGE_COVERAGE: LEADS,
    Action.CHANGE_LINKS: REVIEWERS,
    Action.CHANGE_CODEBOOK: LEADS,
    Action.CHANGE_MEMBERS: LEADS,
    Action.PREPARE: LEADS,
    Action.ASSIGN: LEADS,
    Action.SEE_OUTLETS: frozenset(Role) - {Role.ANNOTATOR},
    Action.RELEASE: LEADS,
    Action.ANNOTATE: frozenset({Role.ANNOTATOR}),
    Action.SEE_ALL_ANNOTATIONS: REVIEWERS,
    Action.REVIEW: REVIEWERS,
    Action.COMMENT: REVIEWERS,
    Action.READ_RESULTS: EVERYONE,
    Action.EXPORT: EVERYONE,
}


def roles_for(action: Action) -> frozenset[Role]:
    """The roles that may do `action`."""
    return ROLES[action]
