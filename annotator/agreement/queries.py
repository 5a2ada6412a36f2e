"""Whose agreement a person may see, and what is known of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet

from annotator.agreement import figures
from annotator.agreement.coefficients.result import Coefficient, Reason
from annotator.agreement.first_work import study_of, unkept
from annotator.agreement.link_acts import link_figures
from annotator.agreement.models import AgreementReport, FirstWork
from annotator.agreement.study import digest_of
from annotator.agreement.units import SENTENCE
from annotator.annotations.models import Assignment
from annotator.annotations.queries import open_to
from annotator.codebooks.models import Code
from annotator.codebooks.queries import current_version
from annotator.teams.access import may
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.models import Alignment, Arrangement


@dataclass(frozen=True)
class Audience:
    """The first works that a person may see the agreement of.

    `copies` are works that are submitted and have no stored copy yet. `handed_in` says how many annotators handed in
    each event.
    """

    project: Project
    kept: QuerySet[FirstWork]
    copies: Sequence[FirstWork]
    handed_in: Counter[int]
    fingerprint: str

    @property
    def counted(self) -> set[int]:
        """The events that two annotators handed in."""
        return {event for event, times in self.handed_in.items() if times >= 2}

    def works(self) -> list[FirstWork]:
        """The works, read whole; those without a copy as they are now."""
        return [*self.kept, *self.copies]


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
class Agreement:
    """What is known at once: agreement per code by sentences, and the whole report once it is finished."""

    codes: Sequence[CodeAgreement]
    events: int
    annotators: Sequence[str]
    left_out: int
    report: AgreementReport | None

    @property
    def figures(self) -> dict[str, Any] | None:
        """The figures of the whole report, when it is finished."""
        return self.report.figures if self.report else None


def audience(project: Project, user: Any) -> Audience:
    """The submitted works of the events that are not blind to `user`: reviewers and leads see all of them.

    An event that is handed back counts as unfinished until it is handed in again; then its first work counts.
    """
    submitted = Assignment.objects.filter(project=project, state=Assignment.State.SUBMITTED)
    if not may(user, project, Action.SEE_ALL_ANNOTATIONS):
        submitted = submitted.filter(open_to(user))
    seen = submitted.filter(event=OuterRef("event"), annotator=OuterRef("annotator"))
    kept = FirstWork.objects.filter(Exists(seen), project=project)
    numbers = list(kept.order_by("pk").values_list("pk", "event_id"))
    # Each submitted work has one copy at most: where there are as many, none is missing.
    copies = _copies(project, submitted) if submitted.count() > len(numbers) else []
    handed_in = Counter(event for _, event in numbers) + Counter(work.event_id for work in copies)
    content = [[pk for pk, _ in numbers], sorted(work.digest for work in copies)]
    return Audience(project, kept, copies, handed_in, _fingerprint(project, handed_in, content))


def _copies(project: Project, submitted: QuerySet[Assignment]) -> list[FirstWork]:
    allowed = set(submitted.values_list("event_id", "annotator_id"))
    return [work for work in unkept(project) if (work.event_id, work.annotator_id) in allowed]


def _fingerprint(project: Project, events: Iterable[int], content: list[Any]) -> str:
    """Equal for equal figures: of the works, the alignments that make the rows, the codes, and our arithmetic."""
    wanted = set(events)
    alignments = Alignment.objects.filter(event__collection=project.collection_id).order_by("event_id")
    rows = [
        [one.event_id, one.fingerprint, one.finished_at.isoformat()] for one in alignments if one.event_id in wanted
    ]
    return digest_of([figures.VERSION, project.pk, current_version(project).number, content, rows])


def agreement(project: Project, user: Any) -> Agreement:
    """The agreement that `user` may see: nothing of an event that is still blind to them."""
    found = audience(project, user)
    report = AgreementReport.objects.filter(project=project, fingerprint=found.fingerprint).select_related(
        "job", "gamma_job"
    )
    whole = report.defer("passages", "works").first()
    codes = list(current_version(project).codes.all())
    if whole and whole.figures:
        known, people = whole.figures["kinds"][SENTENCE], whole.figures["annotators"]
    else:
        known, people = _basic(found)
    return Agreement(
        codes=[_code_agreement(code, known["codes"].get(code.slug)) for code in codes],
        events=len(found.counted),
        annotators=people,
        left_out=len(found.handed_in) - len(found.counted),
        report=whole,
    )


def link_agreement(project: Project) -> dict[str, Any]:
    """The figures of what people said of links by hand; it stands on the texts' own pages, for all who read them.

    Apart from `agreement`, which a page asks for again and again while a report is computed.
    """
    acts = Arrangement.objects.filter(event__collection=project.collection_id, undone_at=None, made_by__isnull=False)
    rows = acts.order_by("pk").values_list("made_by__username", "words")
    return link_figures((name, [(a, b, after) for a, b, _, after in words]) for name, words in rows)


def _basic(found: Audience) -> tuple[dict[str, Any], list[str]]:
    """Values by sentences without intervals, remembered until something changes."""
    key = f"agreement:{found.fingerprint}"
    known = cache.get(key)
    if known is None:
        study = study_of(found.project, found.works())
        people = sorted({work.annotator for work in study.works if work.event in found.counted})
        known = figures.basic(study)[SENTENCE], people
        cache.set(key, known)
    return known


def _code_agreement(code: Code, values: dict[str, Any] | None) -> CodeAgreement:
    if values is None:
        nothing = Coefficient(None, 0, Reason.NO_PAIRS)
        return CodeAgreement(code, nothing, nothing, None, 0)
    units = values["units"]
    return CodeAgreement(
        code=code,
        percent=Coefficient(values["percent"], units, Reason.NONE if units else Reason.NO_PAIRS),
        alpha=Coefficient(values["value"], units, values["reason"]),
        prevalence=values["prevalence"],
        marked=values["marked"],
    )


def unfinished(project: Project, user: Any) -> QuerySet[Assignment]:
    """The assignments that are not handed in, and so missing.

    Nothing of them is told to who may not see all work.
    """
    if not may(user, project, Action.SEE_ALL_ANNOTATIONS):
        return Assignment.objects.none()
    return Assignment.objects.filter(project=project).exclude(state=Assignment.State.SUBMITTED)
