"""The doors for reading cases and decisions."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from annotator.annotations.models import Annotation, Assignment
from annotator.annotations.queries import whole
from annotator.review.models import Case, CaseMember, Comment, Decision
from annotator.teams.access import projects_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.models import Event, Segment


def cases_for(user: Any) -> QuerySet[Case]:
    """The cases that `user` may see: those of projects whose review is theirs, whole."""
    members = CaseMember.objects.prefetch_related(Prefetch("annotation", whole(Annotation.objects.all())))
    decisions = Decision.objects.select_related("reviewer").prefetch_related("accepted", "gold")
    return (
        Case.objects.filter(project__in=projects_for(user, Action.REVIEW))
        .select_related("project", "event")
        .prefetch_related(
            Prefetch("members", members), Prefetch("decisions", decisions), Prefetch("comments", whole_comments())
        )
    )


def whole_comments() -> QuerySet[Comment]:
    """What was said, with who said it and who was named."""
    return Comment.objects.select_related("author").prefetch_related("mentions__person")


def get_case_for(user: Any, pk: Any) -> Case:
    """One case to decide or discuss.

    Http404 for any other, and for members without the role: how many cases there are says what others have annotated.
    """
    mine = Case.objects.filter(pk=pk, project__in=projects_for(user, Action.REVIEW))
    case = mine.select_related("project", "event").first()
    if case is None:
        raise Http404("There is no such case, or its review is not yours.")
    return case


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
    nearby: list[Annotation]
    decision: Decision | None
    # The statement on which it begins, and its article: where the views of the texts open. None for a whole article.
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


def case_pages(user: Any, project: Project, event: Event) -> list[CasePage]:
    """The cases of an event, most disagreement first, decided ones last; a fixed number of queries."""
    cases = list(cases_for(user).filter(project=project, event=event).exclude(state=Case.State.DISSOLVED))
    people = Assignment.objects.filter(project=project, event=event, state=Assignment.State.SUBMITTED)
    names = list(people.order_by("annotator__username").values_list("annotator__username", flat=True))
    marked = _Marked([member.annotation for case in cases for member in case.members.all()])
    pages = [_page(case, names, marked) for case in cases]
    _place(pages)
    return sorted(pages, key=lambda page: page.case.state == Case.State.DECIDED)


class _Marked:
    """All that was marked on an event, to be looked up by the words: by revision, in the order of the starts."""

    def __init__(self, annotations: list[Annotation]) -> None:
        self._by_revision: dict[int, list[tuple[int, int, int]]] = {}
        self._annotations = annotations
        for number, annotation in enumerate(annotations):
            for revision, start, end in _places(annotation):
                self._by_revision.setdefault(revision, []).append((start, end, number))
        for marks in self._by_revision.values():
            marks.sort()

    def beside(self, members: list[Annotation]) -> list[Annotation]:
        """The others that share a code point with one of `members`, in the order in which they were given."""
        met: set[int] = set()
        for revision, start, end in (place for annotation in members for place in _places(annotation)):
            marks = self._by_revision[revision]
            before_end = marks[: bisect_left(marks, (end, 0, 0))]
            met.update(number for _, other_end, number in before_end if start < other_end)
        inside = {annotation.pk for annotation in members}
        found = (self._annotations[number] for number in sorted(met))
        return [annotation for annotation in found if annotation.pk not in inside]


def _page(case: Case, names: list[str], marked: _Marked) -> CasePage:
    members = [member.annotation for member in case.members.all()]
    by_person: dict[str, list[Annotation]] = {name: [] for name in names}
    for annotation in members:
        by_person.setdefault(annotation.annotator.username, []).append(annotation)
    latest = list(case.decisions.all())[-1:] if case.state == Case.State.DECIDED else []
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


def open_counts(user: Any, project: Project) -> QuerySet[Case, Any]:
    """For each event of a project with cases: event_id, event__title, open and decided (counts)."""
    rows = Case.objects.filter(project=project, project__in=projects_for(user, Action.REVIEW))
    undecided, decided = (Count("pk", filter=Q(state=state)) for state in (Case.State.OPEN, Case.State.DECIDED))
    counted = rows.values("event_id", "event__title").annotate(open=undecided, decided=decided)
    return counted.order_by("-open", "event_id")
