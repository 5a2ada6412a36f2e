"""Annotations as a page carries them by the thousand: briefly, less all that the page can say itself.

static/js/workbench/brief.js is the way back. Words that stand in the page's own texts are not repeated, and what nearly
every row has in common is left out. No instance is made for a row.
"""

import json
from collections.abc import Collection
from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from annotator.annotations.models import Anchor, Annotation
from annotator.annotations.veil import Veil

_ROW: dict[str, str | Cast] = {
    "kind": "kind",
    "codebook_version": "code__version__number",
    # As text: nearly all are empty, and reading each of them costs more than the rest of its row.
    "attributes": Cast("attributes", TextField()),
    "note": "note",
    "provenance": Cast("provenance", TextField()),
    "absent_from": Cast("absent_from", TextField()),
    "annotator": "annotator__username",
    "layer": "layer",
    "version": "version",
}
_JSON = frozenset(("attributes", "provenance", "absent_from"))
_PLACE = ("article", "revision", "start", "end", "quote")


def brief_rows(
    rows: QuerySet[Annotation],
    *,
    revisions: Collection[int],
    person: str,
    codebook_version: int,
    veil: Veil | None = None,
) -> list[dict[str, Any]]:
    """`rows` of one event for a page of `person` that shows the texts `revisions`, in two queries.

    A row says of the wire form (`wire.as_wire`) its id, and what is not as usual: a first version of a span of the
    person's own, in this version of the codebook, with nothing beside it. Its places are `at`: [revision, start, end],
    or an anchor as on the wire, less its context, where the page does not show the text; a veil covers its quote.
    """
    # In the order of _ROW.
    usual = [Annotation.Kind.SPAN, codebook_version, "{}", "", "{}", "[]", person, Annotation.Layer.ANNOTATOR, 1]
    found: dict[Any, dict[str, Any]] = {}
    for pk, code, *values in rows.values_list("pk", "code__slug", *_ROW.values()):
        found[pk] = row = {"id": str(pk), "code": code, "at": []}
        if values != usual:
            row |= _unusual(values, usual)
    # A place that came between the two queries is for the next page.
    places = [(found[pk]["at"], place) for pk, *place in _places(rows, revisions) if pk in found]
    elsewhere = [dict(zip(_PLACE, place, strict=True)) for _, place in places if place[1] not in revisions]
    covered = iter(veil.anchors(elsewhere) if veil else elsewhere)
    for at, place in places:
        at.append(place[1:4] if place[1] in revisions else next(covered))
    return list(found.values())


def _unusual(values: list[Any], usual: list[Any]) -> dict[str, Any]:
    told = zip(_ROW, values, usual, strict=True)
    return {name: json.loads(value) if name in _JSON else value for name, value, other in told if value != other}


def _places(rows: QuerySet[Annotation], revisions: Collection[int]) -> QuerySet[Anchor, tuple[Any, ...]]:
    anchors = Anchor.objects.filter(annotation__in=rows.order_by().values("pk")).order_by("position")
    # What stands on the page need not be read.
    quote = Case(When(revision__in=revisions, then=Value("")), default=F("quote"), output_field=TextField())
    return anchors.values_list("annotation_id", "revision__article_id", "revision_id", "start", "end", quote)
