"""How the statements of whole texts stand to each other, from what the alignment kept: nothing is compared anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from comparisons.models import Article, Link, Segment
from comparisons.queries.gathering import Gathered
from comparisons.queries.texts import Column

# How a statement stands to other texts, from the same words to none; "aside" is what is not compared.
HEATS = ("same", "edited", "rewritten", "only", "aside")
_HEAT_OF: dict[str, str] = {Link.Kind.VERBATIM: "same", Link.Kind.VARIANT: "same", Link.Kind.EDITED: "edited"}


@dataclass(frozen=True)
class Tie:
    """Two statements of different texts that stand in one row, by segment id; the first in the order asked for."""

    one: int
    other: int
    heat: str
    moved: bool = False


@dataclass(frozen=True)
class Run:
    """Neighbouring statements of a text with one heat; statements are counted from 1, places in code points."""

    heat: str
    first: int
    last: int
    segment: int
    start: int
    end: int
    outlets: tuple[str, ...] = ()


def ties_of(found: Gathered) -> list[Tie]:
    """The ties between the texts shown, the likeliest of a statement first: one query."""
    shown = [column.article.current_id for column in found.columns]
    between = Q(a__revision__in=shown, b__revision__in=shown)
    return _ties(found, between, {s.pk: n for n, column in enumerate(found.columns) for s in column.segments})


def ties_from(found: Gathered, column: Column) -> list[Tie]:
    """The ties from one text to all others of the event, that text's statement as `one`: one query."""
    revision = column.article.current_id
    currents = [article.current_id for article in found.articles]
    out = Q(a__revision=revision, b__revision__in=currents) | Q(b__revision=revision, a__revision__in=currents)
    return _ties(found, out, {segment.pk: 0 for segment in column.segments})


def _ties(found: Gathered, which: Q, rank: Mapping[int, int]) -> list[Tie]:
    """Ties in the order of rank; what a link is kept for, but is in no row, ties nothing."""
    links = Link.objects.filter(which, event=found.event).exclude(state=Link.State.REJECTED).order_by("-score", "id")
    ties = []
    for a, b, kind, moved in links.values_list("a_id", "b_id", "kind", "moved"):
        if a in found.groups and found.groups[a] == found.groups.get(b):
            one, other = (a, b) if rank.get(a, len(rank)) <= rank.get(b, len(rank)) else (b, a)
            ties.append(Tie(one, other, _HEAT_OF.get(kind, "rewritten"), moved))
    return ties


def is_compared(found: Gathered, column: Column, others: Iterable[Article]) -> bool:
    """Whether a text and another one have links at all. One in another language may have none: that its statements
    have no partner then does not mean that they stand only there."""
    mine = column.article.pk
    return mine in found.shared and any(other.pk in found.shared for other in others if other.pk != mine)


def heats_of(column: Column, ties: Iterable[Tie], tied: Iterable[int] = (), *, compared: bool = True) -> dict[int, str]:
    """How each segment of a text stands to the others, at its nearest.

    `tied` has segments that stand in a row with others though no link ties them directly; a dateline stands in the
    row of its sentence and is compared with nothing.
    """
    if not compared:
        return dict.fromkeys((segment.pk for segment in column.segments), "aside")
    found: dict[int, str] = {}
    for tie in ties:
        for segment in (tie.one, tie.other):
            found[segment] = min(found.get(segment, "only"), tie.heat, key=HEATS.index)
    rewritten = set(tied)
    alone = {s.pk: "only" if s.pk not in rewritten else "rewritten" for s in column.segments if s.is_aligned}
    return {s.pk: found.get(s.pk, alone.get(s.pk, "aside")) for s in column.segments}


def runs_of(column: Column, heats: Mapping[int, str], outlets: Mapping[int, Iterable[str]]) -> list[Run]:
    """A text as its runs of one heat, in its order; `outlets` says where each segment is found besides."""
    numbered = list(enumerate(column.segments, start=1))
    runs = []
    for heat, same in groupby(numbered, key=lambda item: heats[item[1].pk]):
        items = list(same)
        (first, opening), (last, closing) = items[0], items[-1]
        names = dict.fromkeys(name for _, segment in items for name in outlets.get(segment.pk, ()))
        runs.append(Run(heat, first, last, opening.pk, opening.start, closing.end, tuple(names)))
    return runs


def tally(heats: Mapping[int, str], segments: Iterable[Segment]) -> dict[str, int]:
    """How many statements there are of each heat; what is not compared is not counted."""
    counts = dict.fromkeys(HEATS[:-1], 0)
    for segment in segments:
        if segment.is_aligned and heats[segment.pk] in counts:
            counts[heats[segment.pk]] += 1
    return counts


def names_of(articles: Iterable[Article]) -> dict[int, str]:
    """Outlets by article id."""
    return {article.pk: article.outlet.name for article in articles}
