"""The agreement report of a project, of the events whose work a person may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.agreement.coefficients import Coefficient, krippendorff_alpha, percent
from annotator.agreement.units import EventWork, Place, Sentences, table_for
from annotator.annotations.models import Annotation, Assignment
from annotator.annotations.queries import annotations_for, open_to
from annotator.codebooks.models import Code
from annotator.codebooks.queries import current_version
from annotator.teams.access import may
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.models import Article, Segment
from comparisons.models.segment import ALIGNED_KINDS

# Contrasts count in each of the texts they stand in; omissions and whole articles mark no sentence.
MARKING_KINDS = (Annotation.Kind.SPAN, Annotation.Kind.CONTRAST)


@dataclass(frozen=True)
class CodeAgreement:
    """How far annotators agree on which sentences show one code."""

    code: Code
    percent: Coefficient
    alpha: Coefficient
    # Judgements "shows it" among all judgements, and their number.
    prevalence: float | None
    marked: int


@dataclass(frozen=True)
class Report:
    """Agreement per code. The unit is the sentence; only events that two annotators submitted count."""

    codes: Sequence[CodeAgreement]
    events: int
    annotators: Sequence[str]
    left_out: int


def report(project: Project, user: Any) -> Report:
    """The agreement that `user` may see, in five queries: nothing of an event that is still blind to them."""
    by_event = _submitted(project, user)
    counted = {event: people for event, people in by_event.items() if len(people) >= 2}
    works = _works(project, user, counted)
    codes = [_code_agreement(code, works) for code in current_version(project).codes.all()]
    annotators = sorted({person for people in counted.values() for person in people})
    return Report(codes, len(counted), annotators, len(by_event) - len(counted))


def _submitted(project: Project, user: Any) -> dict[int, list[str]]:
    rows = Assignment.objects.filter(project=project, state=Assignment.State.SUBMITTED)
    if not may(user, project, Action.SEE_ALL_ANNOTATIONS):
        rows = rows.filter(open_to(user))
    by_event: dict[int, list[str]] = {}
    for event, person in rows.order_by("event_id", "annotator__username").values_list(
        "event_id", "annotator__username"
    ):
        by_event.setdefault(event, []).append(person)
    return by_event


def _works(project: Project, user: Any, counted: Mapping[int, Sequence[str]]) -> list[EventWork]:
    spans: dict[int, dict[int, list[tuple[int, int]]]] = {event: {} for event in counted}
    current = Article.objects.filter(event__in=list(counted)).values("current_id")
    for event, revision, start, end in (
        Segment.objects.filter(revision_id__in=current, kind__in=ALIGNED_KINDS)
        .order_by("revision_id", "position")
        .values_list("revision__article__event_id", "revision_id", "start", "end")
    ):
        spans[event].setdefault(revision, []).append((start, end))
    marks = _marks(project, user, counted)
    return [
        EventWork(
            event=event,
            sentences={revision: Sentences.of(revision, found) for revision, found in spans[event].items()},
            annotators=people,
            marks=marks.get(event, {}),
        )
        for event, people in counted.items()
    ]


def _marks(project: Project, user: Any, counted: Mapping[int, Sequence[str]]) -> dict[int, Any]:
    marks: dict[int, dict[str, dict[str, list[Place]]]] = {}
    rows = annotations_for(user).filter(
        project=project, event__in=list(counted), layer=Annotation.Layer.ANNOTATOR, kind__in=MARKING_KINDS
    )
    for event, person, code, revision, start, end in rows.values_list(
        "event_id",
        "annotator__username",
        "code__slug",
        "anchors__revision_id",
        "anchors__start",
        "anchors__end",
    ):
        marks.setdefault(event, {}).setdefault(person, {}).setdefault(code, []).append((revision, start, end))
    return marks


def _code_agreement(code: Code, works: Sequence[EventWork]) -> CodeAgreement:
    table = table_for(code.slug, works)
    judgements = sum(len(unit) for unit in table)
    marked = sum(int(bool(value)) for unit in table for value in unit.values())
    return CodeAgreement(
        code=code,
        percent=percent(table),
        alpha=krippendorff_alpha(table),
        prevalence=marked / judgements if judgements else None,
        marked=marked,
    )
