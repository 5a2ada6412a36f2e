"""The doors for change in review: decide, reopen, discuss. Cases are gathered in `cases.py`."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from annotator.annotations.content import Content
from annotator.annotations.faults import NotNow, Stale
from annotator.annotations.models import Annotation
from annotator.annotations.services import put_gold, withdraw_gold
from annotator.annotations.stored import stored_content
from annotator.review.cases import gather_cases
from annotator.review.mentions import mentions_for, see, tell
from annotator.review.models import Case, CaseMember, Comment, Decision
from annotator.teams.models import User
from comparisons.intake.article import Refused

Outcome = Decision.Outcome


@transaction.atomic
def decide(
    *,
    case: Case,
    reviewer: User,
    version: int,
    accept: Sequence[UUID] = (),
    new: Content | None = None,
    reason: str = "",
    rule: str = "",
) -> Decision:
    """Settle a case: accept some of its annotations, none of them, or put a new one in their place.

    `rule` names the merge rule where none but it decided.

    What is accepted becomes the gold layer; an earlier decision's gold is withdrawn. Raises Stale when another
    reviewer was first, Refused for annotations that are not in the case.
    """
    if new is not None and accept:
        raise Refused({"new": "Either accept annotations of the case or make a new one, not both."})
    _advance(case, version, Case.State.DECIDED)
    # Read once the case is ours: another gathering may have changed them until then.
    members = set(CaseMember.objects.filter(case=case).values_list("annotation_id", flat=True))
    foreign = [str(pk) for pk in accept if pk not in members]
    if foreign:
        raise Refused({"accept": f"Not in this case: {', '.join(foreign)}."})
    _withdraw(case, reviewer)
    contents = [stored_content(one) for one in _whole(accept)] if new is None else [new]
    decision = Decision.objects.create(
        case=case,
        reviewer=reviewer,
        outcome=Outcome.NEW if new else Outcome.ACCEPT if accept else Outcome.NEITHER,
        reason=reason,
        rule=rule,
    )
    decision.accepted.set(Annotation.objects.filter(pk__in=accept))
    decision.gold.set(
        [put_gold(project=case.project, event=case.event, reviewer=reviewer, content=content) for content in contents]
    )
    return decision


@transaction.atomic
def reopen_case(*, case: Case, reviewer: User, version: int, reason: str) -> Decision:
    """Take the decision on a case back, with a reason. Raises NotNow for an open case, Stale."""
    if case.state != Case.State.DECIDED:
        raise NotNow("This case is not decided.")
    _advance(case, version, Case.State.OPEN)
    _withdraw(case, reviewer)
    decision = Decision.objects.create(case=case, reviewer=reviewer, outcome=Outcome.REOPEN, reason=reason)
    # Its annotations may have changed since it was decided.
    gather_cases(project=case.project, event=case.event)
    return decision


@transaction.atomic
def comment(*, case: Case, author: User, text: str) -> Comment:
    """Say something about a case. Whoever is named in it (`@name`) is told; whoever answers has seen that they were."""
    said = Comment.objects.create(case=case, author=author, text=text)
    tell(said, case.project)
    see(mentions_for(author, case.project).filter(comment__case=case))
    return said


def _whole(pks: Sequence[UUID]) -> list[Annotation]:
    rows = Annotation.objects.filter(pk__in=pks).select_related("code__version")
    return list(rows.prefetch_related("anchors__revision"))


def _advance(case: Case, version: int, state: str) -> None:
    """One conditional UPDATE: of two reviewers at once, the second is told that the case has moved on."""
    waiting = Case.objects.filter(pk=case.pk, version=version).exclude(state=Case.State.DISSOLVED)
    if not waiting.update(version=version + 1, state=state):
        raise Stale
    case.refresh_from_db()


def _withdraw(case: Case, reviewer: User) -> None:
    for gold in Annotation.objects.filter(pk__in=case.decisions.values("gold"), deleted_at=None):
        withdraw_gold(annotation=gold, reviewer=reviewer)
