"""The cases of an event as pages show them: some of them whole, and where all others stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from annotator.annotations.models import Anchor, Annotation, Assignment
from annotator.codebooks.models import Code
from annotator.review.models import Case, CaseMember, Decision
from annotator.review.queries import cases_for
from annotator.teams.models import Project
from comparisons.models import Event, Segment

# Where there are more cases than so many, so many stand on a page: each has a form, at which a browser looks for 4 ms.
ALL_UP_TO, PER_PAGE = 50, 20

State = Case.State
# (article, revision, start, end) in code points.
Anchored = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody marked, as much of it as lanes need."""

    id: str
    case: int
    decided: bool
    kind: str
    code: Code
    annotator: str
    anchors: tuple[Anchored, ...]


@dataclass
class Lane:
    """What one annotator has in a case; nothing, where they handed the event in and marked nothing here."""

    annotator: str
    annotations: list[Annotation]


@dataclass
class CasePage:
    """A case with a lane for each annotator, and what else they have marked on the same words."""

    case: Case
    lanes: list[Lane]
    nearby: list[Mark]
    decision: Decision | None
    # The statement on which it begins, and its article: where the views of the texts open. None for the event.
    segment: int | None = None
    article: int | None = None

    @property
    def members(self) -> list[Annotation]:
        """The annotations of the case in the order of the lanes."""
        return [annotation for lane in self.lanes for annotation in lane.annotations]

    @property
    def first(self) -> Annotation:
        """The first of them."""
        return self.members[0]

    @property
    def articles(self) -> list[int]:
        """The articles on which it stands, each once: of a contrast there are two."""
        anchors = (anchor for annotation in self.members for anchor in annotation.anchors.all())
        return list(dict.fromkeys(anchor.revision.article_id for anchor in anchors))

    @property
    def answered(self) -> list[Annotation]:
        """Those with answers to what their code asks."""
        return [annotation for annotation in self.members if annotation.attributes]

    @property
    def accepted(self) -> set[Any]:
        """The ids that the newest decision accepts."""
        return {annotation.pk for annotation in self.decision.accepted.all()} if self.decision else set()


@dataclass
class EventCases:
    """The cases of an event: `pages` are those of page `number` of `of`, `marks` those of all of them."""

    pages: list[CasePage]
    marks: list[Mark]
    people: list[str]
    open_count: int
    decided_count: int
    number: int = 1
    of: int = 1

    @property
    def count(self) -> int:
        """How many cases there are."""
        return self.open_count + self.decided_count

    @property
    def previous(self) -> int:
        """The page before this one."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page behind this one."""
        return self.number + 1

    @property
    def shown(self) -> set[int]:
        """The cases of this page."""
        return {page.case.pk for page in self.pages}

    @property
    def decided(self) -> list[CasePage]:
        """Those of this page that are decided."""
        return [page for page in self.pages if page.decision]

    @property
    def first_number(self) -> int:
        """Which of all cases this page begins with, counted from 1."""
        return (self.number - 1) * PER_PAGE + bool(self.pages)

    @property
    def last_number(self) -> int:
        """Which of all cases this page ends with."""
        return self.first_number + len(self.pages) - 1


def cases_of_event(
    user: Any, project: Project, event: Event, *, number: int = 1, with_case: int | None = None
) -> EventCases:
    """Page `number` of the cases of an event, or that of the case `with_case`; a fixed number of queries.

    Most disagreement first, decided ones last.
    """
    cases = cases_for(user).filter(project=project, event=event).exclude(state=State.DISSOLVED)
    states = list(cases.prefetch_related(None).values_list("pk", "state"))
    ordered = sorted(states, key=lambda case: case[1] == State.DECIDED)
    keys = [pk for pk, _ in ordered]
    decided = sum(state == State.DECIDED for _, state in states)
    of = 1 if len(keys) <= ALL_UP_TO else -(-len(keys) // PER_PAGE)
    number = keys.index(with_case) // PER_PAGE + 1 if with_case in keys else number
    number = min(max(number, 1), of)
    people = Assignment.objects.filter(project=project, event=event, state=Assignment.State.SUBMITTED)
    handed_in = list(people.values_list("annotator__username", flat=True))
    marks = _marks(cases)
    shown = keys if of == 1 else keys[(number - 1) * PER_PAGE : number * PER_PAGE]
    return EventCases(
        pages=_pages(cases, shown, handed_in, marks),
        marks=marks,
        people=sorted({*handed_in, *(mark.annotator for mark in marks)}),
        open_count=len(keys) - decided,
        decided_count=decided,
        number=number,
        of=of,
    )


def _pages(cases: QuerySet[Case], shown: Sequence[int], people: Collection[str], marks: list[Mark]) -> list[CasePage]:
    whole = {case.pk: case for case in cases.filter(pk__in=shown)}
    marked = _Marked(marks)
    pages = [_page(whole[pk], people, marked) for pk in shown if pk in whole]
    _place(pages)
    return pages


def _marks(cases: QuerySet[Case]) -> list[Mark]:
    """All marks of the cases as plain values, in the order of the cases."""
    members = CaseMember.objects.filter(case__in=cases.prefetch_related(None).order_by().values("pk"))
    places: dict[Any, list[Anchored]] = {}
    anchors = Anchor.objects.filter(annotation__in=members.order_by().values("annotation"))
    rows = anchors.order_by("annotation", "position")
    for pk, *place in rows.values_list("annotation_id", "revision__article_id", "revision_id", "start", "end"):
        places.setdefault(pk, []).append((place[0], place[1], place[2], place[3]))
    order = members.order_by("-case__disagreement", "case__revision", "case__start", "case", "id")
    found = list(
        order.values_list(
            "annotation_id",
            "case_id",
            "case__state",
            "annotation__kind",
            "annotation__code_id",
            "annotation__annotator__username",
        )
    )
    codes = Code.objects.in_bulk({code for _, _, _, _, code, _ in found})
    return [
        Mark(str(pk), case, state == State.DECIDED, kind, codes[code], person, tuple(places.get(pk, ())))
        for pk, case, state, kind, code, person in found
    ]


class _Marked:
    """All that was marked on an event, to be looked up by the words: by revision, in the order of the starts."""

    def __init__(self, marks: list[Mark]) -> None:
        self._by_revision: dict[int, list[tuple[int, int, int]]] = {}
        self._marks = marks
        for number, mark in enumerate(marks):
            for _, revision, start, end in mark.anchors:
                self._by_revision.setdefault(revision, []).append((start, end, number))
        for found in self._by_revision.values():
            found.sort()

    def beside(self, members: list[Annotation]) -> list[Mark]:
        """The others that share a code point with one of `members`, in the order in which they were given."""
        met: set[int] = set()
        for revision, start, end in (place for annotation in members for place in _places(annotation)):
            marks = self._by_revision[revision]
            before_end = marks[: bisect_left(marks, (end, 0, 0))]
            met.update(number for _, other_end, number in before_end if start < other_end)
        inside = {str(annotation.pk) for annotation in members}
        found = (self._marks[number] for number in sorted(met))
        return [mark for mark in found if mark.id not in inside]


def _page(case: Case, names: Collection[str], marked: _Marked) -> CasePage:
    members = [member.annotation for member in case.members.all()]
    by_person: dict[str, list[Annotation]] = {name: [] for name in names}
    for annotation in members:
        by_person.setdefault(annotation.annotator.username, []).append(annotation)
    latest = list(case.decisions.all())[-1:] if case.state == State.DECIDED else []
    lanes = [Lane(name, annotations) for name, annotations in sorted(by_person.items())]
    return CasePage(case, lanes, marked.beside(members), latest[0] if latest else None)


def _place(pages: list[CasePage]) -> None:
    """Say where each case begins, in one query."""
    segments = Segment.objects.filter(revision__in={page.case.revision_id for page in pages if page.case.revision_id})
    by_revision: dict[int, list[tuple[int, int, int]]] = {}
    for revision, end, pk, article in segments.order_by("revision_id", "start").values_list(
        "revision_id", "end", "pk", "revision__article_id"
    ):
        by_revision.setdefault(revision, []).append((end, pk, article))
    for page in pages:
        ends = by_revision.get(page.case.revision_id or 0, [])
        at = bisect_right(ends, page.case.start, key=lambda one: one[0])
        if at < len(ends):
            _, page.segment, page.article = ends[at]


def _places(annotation: Annotation) -> list[tuple[int, int, int]]:
    return [(anchor.revision_id, anchor.start, anchor.end) for anchor in annotation.anchors.all()]
