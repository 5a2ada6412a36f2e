"""Applying merge rules, and setting how a project reviews."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation, Assignment
from annotator.annotations.stored import stored_content
from annotator.review.cases import gather_cases, judgement, rules_of
from annotator.review.gather import Place
from annotator.review.merging import MergeRule, Rule, accepted_places
from annotator.review.models import Case, Decision, ReviewRules
from annotator.review.services import decide, reopen_case
from annotator.teams.models import Project, User
from comparisons.intake.article import Refused
from comparisons.models import Event, Revision


@dataclass(frozen=True)
class MergeReport:
    """What a merge rule does, or would do: how many cases it accepts, leaves open, and does not touch."""

    accepted: int
    left_open: int
    untouched: int
    dry_run: bool


@transaction.atomic
def merge(*, project: Project, event: Event, rule: MergeRule, reviewer: User, dry_run: bool) -> MergeReport:
    """Decide the cases of an event by a rule. Decisions that a person made are never touched.

    What an earlier merge decided is taken back first, so that the newest rule counts alone. Raises Refused for a
    named annotator who is not one of the event's.
    """
    handed_in = Assignment.objects.filter(project=project, event=event, state=Assignment.State.SUBMITTED)
    people = set(handed_in.values_list("annotator_id", flat=True))
    if rule.rule == Rule.ANNOTATOR and rule.annotator not in people:
        raise Refused({"annotator": "This person has not handed the event in. Choose one who has."})
    cases = list(Case.objects.select_for_update().filter(project=project, event=event).order_by("pk"))
    by_rule = [case for case in cases if case.state == Case.State.DECIDED and _newest(case).rule]
    if not dry_run:
        _take_back(by_rule, reviewer)
        cases = list(Case.objects.filter(project=project, event=event).order_by("pk"))
    reach = [case for case in cases if case.state == Case.State.OPEN or (dry_run and case in by_rule)]
    untouched = sum(case.state == Case.State.DECIDED for case in cases) - (len(by_rule) if dry_run else 0)
    accepted = sum(_apply(case, rule, len(people), reviewer, dry_run=dry_run) for case in reach)
    return MergeReport(accepted, len(reach) - accepted, untouched, dry_run)


def _newest(case: Case) -> Decision:
    return case.decisions.latest("id")


def _take_back(cases: Sequence[Case], reviewer: User) -> None:
    for case in cases:
        reopen_case(case=case, reviewer=reviewer, version=case.version, reason="Merged again by another rule.")


def _apply(case: Case, rule: MergeRule, annotators: int, reviewer: User, *, dry_run: bool) -> bool:
    """Whether the rule accepts the case; and its decision, unless this is a dry run."""
    members = _members(case)
    places = accepted_places(rule, [judgement(member) for member in members], annotators)
    one_sided = case.kind == Annotation.Kind.CONTRAST and len({revision for revision, _, _ in places or ()}) < 2
    if places is None or one_sided:
        return False
    if not dry_run:
        decide(case=case, reviewer=reviewer, version=case.version, new=content_at(members[0], places), rule=str(rule))
    return True


def _members(case: Case) -> list[Annotation]:
    rows = Annotation.objects.filter(pk__in=case.members.values("annotation")).select_related("code__version")
    return list(rows.prefetch_related("anchors__revision").order_by("created_at", "pk"))


def content_at(model: Annotation, places: Sequence[Place]) -> Content:
    """What `model` says, of other places."""
    revisions = Revision.objects.in_bulk({revision for revision, _, _ in places})
    anchors = [
        AnchorInput(
            article=revisions[revision].article_id,
            revision=revision,
            start=start,
            end=end,
            quote=revisions[revision].text[start:end],
        )
        for revision, start, end in places
    ]
    return replace(stored_content(model), anchors=anchors, note="")


@transaction.atomic
def set_rules(*, project: Project, overlap_share: float, reasons: Sequence[str]) -> ReviewRules:
    """Say how a project reviews, and gather its open cases by that. Raises Refused by field."""
    if not 0 <= overlap_share <= 1:
        raise Refused({"overlap_share": "Give a share between 0 (any overlap) and 1 (the very same words)."})
    kept = list(dict.fromkeys(reason.strip() for reason in reasons if reason.strip()))
    rules, _ = ReviewRules.objects.update_or_create(
        project=project, defaults={"overlap_share": overlap_share, "reasons": kept}
    )
    for event in Event.objects.filter(pk__in=Case.objects.filter(project=project).values("event")):
        gather_cases(project=project, event=event)
    return rules


__all__ = ["MergeReport", "merge", "rules_of", "set_rules"]
