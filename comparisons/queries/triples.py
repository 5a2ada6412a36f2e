"""The inconsistent triples of an event with what they say, for people to settle."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Substr

from comparisons.models import Alignment, Link, Segment


@dataclass(frozen=True)
class Said:
    """What one outlet says."""

    segment: int
    article: int
    outlet: str
    language: str
    words: str


@dataclass(frozen=True)
class Triple:
    """`middle` is linked with both others, by these links; `first` and `last` are not linked."""

    first: Said
    middle: Said
    last: Said
    links: tuple[Link, Link]


def open_triples(alignment: Alignment | None) -> list[Triple]:
    """Those kept with an alignment that still stand, the surest first, in two queries."""
    stored: Sequence[tuple[int, int, int]] = [tuple(triple) for triple in alignment.triples] if alignment else []
    ids = {segment for triple in stored for segment in triple}
    said = _said(ids)
    links = {(link.a_id, link.b_id): link for link in Link.objects.filter(a__in=ids, b__in=ids)}
    found = []
    for first, middle, last in stored:
        ties = [links.get(_pair(first, middle)), links.get(_pair(middle, last))]
        kept = [tie for tie in ties if tie is not None and tie.state != Link.State.REJECTED]
        if len(kept) == 2 and _pair(first, last) not in links:
            found.append(Triple(said[first], said[middle], said[last], (kept[0], kept[1])))
    return found


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _said(ids: set[int]) -> dict[int, Said]:
    rows = Segment.objects.filter(pk__in=ids).annotate(
        words=Substr("revision__text", F("start") + 1, F("end") - F("start"))
    )
    article = "revision__article"
    fields = ("pk", f"{article}_id", f"{article}__outlet__name", f"{article}__language", "words")
    return {row[0]: Said(*row) for row in rows.values_list(*fields)}
