"""What the labels say: how often each outlet shows each frame, and the passages behind each number."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, whole
from annotator.codebooks.models import Code
from annotator.codebooks.queries import current_version
from annotator.teams.models import Project
from comparisons.models import Article, Event, Outlet


@dataclass(frozen=True)
class MatrixCell:
    """One frame in one outlet: how many labels, and their share of the outlet's labels."""

    outlet: str
    count: int
    share: float

    @property
    def percent(self) -> int:
        """The share in per cent."""
        return round(100 * self.share)

    @property
    def step(self) -> int:
        """The share as a step from 0 to 5, for the shade of a cell."""
        return min(5, -(-round(self.share * 100) // 12))


@dataclass(frozen=True)
class MatrixRow:
    """One frame."""

    code: Code
    cells: Sequence[MatrixCell]


@dataclass(frozen=True)
class Matrix:
    """Frames by outlets. `totals` are the labels of each outlet, in the order of the cells."""

    rows: Sequence[MatrixRow]
    totals: Mapping[str, int]


def gold_for(user: Any, project: Project) -> QuerySet[Annotation]:
    """The gold labels of a project that `user` may see."""
    gold = annotations_for(user).filter(project=project, layer=Annotation.Layer.GOLD)
    # They all are of its collection. Told so, the database goes from event to event, and past what annotators marked.
    return gold.filter(event__in=Event.objects.filter(collection=project.collection_id).order_by().values("pk"))


def without_carried(rows: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """Only judgements of their own: nothing that was carried over from the same words in another outlet."""
    return rows.exclude(provenance__has_key="carried_from")


def matrix(user: Any, project: Project, *, carried: bool = True) -> Matrix:
    """Frames by outlets, of the gold layer; a label counts once for each outlet it has a place in. Five queries.

    Without `carried`, what was carried over from the same words in another outlet does not count.
    """
    gold = gold_for(user, project)
    places = (gold if carried else without_carried(gold)).order_by()
    # By number, and not by name: with two tables more to look into it would take a fifth longer.
    pairs = places.values_list("anchors__revision__article__outlet", "code")
    rows_of = list(pairs.annotate(labels=Count("pk", distinct=True)))
    names = Outlet.objects.in_bulk({outlet for outlet, _, _ in rows_of if outlet})
    slugs = dict(Code.objects.filter(pk__in={code for _, code, _ in rows_of}).values_list("pk", "slug"))
    counts: Counter[tuple[str, str]] = Counter()
    for outlet, code, labels in rows_of:
        if outlet:
            # A code has a number of its own in each version of the codebook.
            counts[names[outlet].name, slugs[code]] += labels
    totals: Counter[str] = Counter()
    for (outlet, _), count in counts.items():
        totals[outlet] += count
    outlets = sorted(totals)
    rows = [
        MatrixRow(code, [_cell(outlet, counts[outlet, code.slug], totals[outlet]) for outlet in outlets])
        for code in current_version(project).codes.all()
    ]
    return Matrix(rows, {outlet: totals[outlet] for outlet in outlets})


def _cell(outlet: str, count: int, total: int) -> MatrixCell:
    return MatrixCell(outlet, count, count / total)


def passages(user: Any, project: Project, outlet: str, code: str, *, carried: bool = True) -> list[Annotation]:
    """The gold labels behind one cell, whole."""
    gold = gold_for(user, project)
    rows = (gold if carried else without_carried(gold)).filter(code__slug=code)
    inside = rows.filter(anchors__revision__article__outlet__name=outlet)
    return list(whole(rows.filter(pk__in=inside.values("pk"))))


def outlet_names(project: Project) -> dict[int, str]:
    """The outlets of a project's articles, by article id."""
    articles = Article.objects.filter(event__collection=project.collection_id)
    return dict(articles.values_list("pk", "outlet__name"))


def carried_over(user: Any, project: Project) -> int:
    """How many gold labels were carried over from the same words in another outlet; one query."""
    return gold_for(user, project).filter(provenance__has_key="carried_from").count()
