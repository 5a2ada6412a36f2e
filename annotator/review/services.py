"""The doors for change in review: gather cases, decide, reopen, discuss."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from annotator.annotations.content import Content
from annotator.annotations.faults import NotNow, Stale
from annotator.annotations.models import Annotation, Assignment
from annotator.annotations.services import put_gold, withdraw_gold
from annotator.annotations.stored import stored_content
from annotator.review.gather import Judgement, gather
from annotator.review.models import Case, CaseMember, Comment, Decision
from annotator.teams.models import Project, User
from comparisons.intake.article import Refused
from comparisons.models import Event

Outcome = Decision.Outcome


@transaction.atomic
def gather_cases(*, project: Project, event: Event) -> int:
    """Put the submitted work on an event into cases; the number of open ones.

    Decided cases stay as they are, with their members: a reviewer's word is not undone by a machine. What is in none
    of them is gathered anew.
    """
    submitted = Assignment.objects.filter(project=project, event=event, state=Assignment.State.SUBMITTED)
    people = list(submitted.values_list("annotator_id", flat=True))
    settled = CaseMember.objects.filter(case__project=project, case__event=event, case__state=Case.State.DECIDED)
    loose = (
        Annotation.objects.filter(
            project=project,
            event=event,
            layer=Annotation.Layer.ANNOTATOR,
            deleted_at=None,
            annotator__in=people,
        )
        .exclude(pk__in=settled.values("annotation_id"))
        .select_related("code")
        .prefetch_related("anchors")
    )
    cases = gather([judgement(annotation) for annotation in loose], len(people))
    opened = Case.objects.filter(project=project, event=event, state=Case.State.OPEN)
    # A case that was discussed or decided once keeps its row as long as its members stay together.
    known = {case.key: case for case in opened}
    opened.exclude(key__in=[case.key for case in cases]).delete()
    for case in cases:
        if case.key not in known:
            _store(project, event, case)
    return len(cases)


def judgement(annotation: Annotation) -> Judgement:
    """An annotation as gathering takes it."""
    return Judgement(
        pk=annotation.pk,
        annotator=annotation.annotator_id,
        kind=annotation.kind,
        code=annotation.code.slug,
        places=tuple((anchor.revision_id, anchor.start, anchor.end) for anchor in annotation.anchors.all()),
        absent_from=frozenset(annotation.absent_from),
    )


def _store(project: Project, event: Event, gathered: Any) -> None:
    revision, start, _ = gathered.first_place or (None, 0, 0)
    case = Case.objects.create(
        project=project,
        event=event,
        kind=gathered.members[0].kind,
        code_slug=gathered.members[0].code,
        key=gathered.key,
        revision_id=revision,
        start=start,
        disagreement=gathered.disagreement,
    )
    CaseMember.objects.bulk_create(
        CaseMember(case=case, annotation_id=member.pk) for member in sorted(gathered.members, key=lambda m: str(m.pk))
    )


@transaction.atomic
def decide(
    *,
    case: Case,
    reviewer: User,
    version: int,
    accept: Sequence[UUID] = (),
    new: Content | None = None,
    reason: str = "",
) -> Decision:
    """Settle a case: accept some of its annotations, none of them, or put a new one in their place.

    What is accepted becomes the gold layer; an earlier decision's gold is withdrawn. Raises Stale when another
    reviewer was first, Refused for annotations that are not in the case.
    """
    members = {member.annotation_id for member in case.members.all()}
    foreign = [str(pk) for pk in accept if pk not in members]
    if foreign:
        raise Refused({"accept": f"Not in this case: {', '.join(foreign)}."})
    if new is not None and accept:
        raise Refused({"new": "Either accept annotations of the case or make a new one, not both."})
    _advance(case, version, Case.State.DECIDED)
    _withdraw(case, reviewer)
    contents = [stored_content(one) for one in _whole(accept)] if new is None else [new]
    decision = Decision.objects.create(
        case=case,
        reviewer=reviewer,
        outcome=Outcome.NEW if new else Outcome.ACCEPT if accept else Outcome.NEITHER,
        reason=reason,
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
    return Decision.objects.create(case=case, reviewer=reviewer, outcome=Outcome.REOPEN, reason=reason)


def comment(*, case: Case, author: User, text: str) -> Comment:
    """Say something about a case."""
    return Comment.objects.create(case=case, author=author, text=text)


def _whole(pks: Sequence[UUID]) -> list[Annotation]:
    rows = Annotation.objects.filter(pk__in=pks).select_related("code__version")
    return list(rows.prefetch_related("anchors__revision"))


def _advance(case: Case, version: int, state: str) -> None:
    """One conditional UPDATE: of two reviewers at once, the second is told that the case has moved on."""
    if not Case.objects.filter(pk=case.pk, version=version).update(version=version + 1, state=state):
        raise Stale
    case.refresh_from_db()


def _withdraw(case: Case, reviewer: User) -> None:
    for gold in Annotation.objects.filter(pk__in=case.decisions.values("gold"), deleted_at=None):
        withdraw_gold(annotation=gold, reviewer=reviewer)
