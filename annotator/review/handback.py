"""What comes back from review: to annotators what was decided on their work, to leads what decisions were about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from annotator.annotations.models import Annotation
from annotator.annotations.queries import open_to, whole
from annotator.review.models import Case, CaseMember, Decision
from annotator.review.queries import whole_members
from annotator.teams.access import projects_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.models import Event

Outcome = Decision.Outcome


@dataclass(frozen=True)
class Returned:
    """An annotator's own annotation beside what was decided on it."""

    annotation: Annotation
    decision: Decision

    @property
    def is_accepted(self) -> bool:
        """Whether the decision says the same: this very annotation, or another's that marks the same words."""
        return _said(self.annotation) in {_said(gold) for gold in self.decision.gold.all()}


def _said(annotation: Annotation) -> tuple[Any, ...]:
    places = sorted((anchor.revision_id, anchor.start, anchor.end) for anchor in annotation.anchors.all())
    return annotation.code.slug, tuple(places), tuple(sorted(annotation.absent_from))


def returned_to(user: Any, project: Project, event: Event) -> list[Returned]:
    """What was decided on a person's own annotations of an event; nothing before it is released to them."""
    own = Annotation.objects.filter(open_to(user), project=project, event=event, annotator=user)
    members = CaseMember.objects.filter(annotation__in=own.values("pk"), case__state=Case.State.DECIDED)
    rows = (
        whole_members(members).select_related("case").prefetch_related(Prefetch("case__decisions", _whole_decisions()))
    )
    return [
        Returned(member.annotation, list(member.case.decisions.all())[-1])
        for member in rows.order_by("case__revision", "case__start", "case")
    ]


def _whole_decisions() -> QuerySet[Decision]:
    gold = Prefetch("gold", whole(Annotation.objects.all()))
    return Decision.objects.select_related("reviewer").prefetch_related("accepted", gold)


@dataclass(frozen=True)
class Tally:
    """How often decisions fell how, for one reason, code or annotator."""

    name: str
    accepted: int
    total: int


def decision_tallies(user: Any, project: Project) -> dict[str, list[Tally]]:
    """The decisions that count, by reason, by code, by both and by annotator, of cases whose review is the person's."""
    decided = Case.objects.filter(
        project=project, project__in=projects_for(user, Action.REVIEW), state=Case.State.DECIDED
    )
    newest: dict[int, Decision] = {}
    # A case that was decided again has its older decision behind a reopening; the newest one counts.
    for decision in _whole_decisions().filter(case__in=decided).exclude(outcome=Outcome.REOPEN).order_by("id"):
        newest[decision.case_id] = decision
    codes = dict(decided.values_list("pk", "code_slug"))
    members = whole_members(CaseMember.objects.filter(case__in=decided))
    kept = [(decision, decision.outcome != Outcome.NEITHER) for decision in newest.values()]
    returned = [Returned(member.annotation, newest[member.case_id]) for member in members]
    return {
        "reason": _tallies((decision.reason or "no reason given", good) for decision, good in kept),
        "code": _tallies((codes[decision.case_id], good) for decision, good in kept),
        # Which rule of the codebook causes most: what was said of why, code by code.
        "code and reason": _tallies(
            (f"{codes[decision.case_id]}: {decision.reason}", good) for decision, good in kept if decision.reason
        ),
        "annotator": _tallies((one.annotation.annotator.username, one.is_accepted) for one in returned),
    }


def _tallies(pairs: Iterable[tuple[str, bool]]) -> list[Tally]:
    total: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for name, good in pairs:
        total[name] += 1
        accepted[name] += good
    return [
        Tally(name, accepted[name], count) for name, count in sorted(total.items(), key=lambda one: (-one[1], one[0]))
    ]
