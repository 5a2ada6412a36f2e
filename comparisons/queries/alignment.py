"""Alignments and grids in the form in which the API gives them out."""

from typing import Any

from comparisons.models import Alignment, Event, GroupMember, Link, Revision, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.queries.grid import Grid
from comparisons.queries.rows import Cell
from comparisons.queries.state import alignment_state

_LINK_FIELDS = ("id", "a_id", "b_id", "kind", "score", "share", "moved", "origin", "state")


def as_wire(event: Event) -> dict[str, Any]:
    """State, engine, links, groups, what only one article has, and the inconsistent triples, of the current revisions.

    In six queries.
    """
    state = alignment_state(event)
    ends = _ends(event)
    links = Link.objects.filter(event=event).order_by("id").values_list(*_LINK_FIELDS)
    groups: dict[int, list[int]] = {}
    members = GroupMember.objects.filter(group__event=event).order_by("group_id", "segment_id")
    for group, segment in members.values_list("group_id", "segment_id"):
        groups.setdefault(group, []).append(segment)
    grouped = {segment for members in groups.values() for segment in members}
    return {
        "event": event.pk,
        "state": state.state or "done",
        "engine": state.alignment.engine if state.alignment else "",
        "finished_at": state.alignment.finished_at if state.alignment else None,
        "links": [_link(row, ends) for row in links if row[1] in ends and row[2] in ends],
        "groups": [
            {"id": pk, "segments": [ends[member] for member in members if member in ends]}
            for pk, members in groups.items()
        ],
        "only": [end for segment, end in ends.items() if segment not in grouped],
        "inconsistent_total": state.alignment.inconsistent if state.alignment else 0,
        "inconsistent": _triples(state.alignment, ends),
    }


def _triples(alignment: Alignment | None, ends: dict[int, dict[str, int]]) -> list[list[dict[str, int]]]:
    """Three sentences each; the one in the middle is linked with both others, which are not linked."""
    stored = alignment.triples if alignment else []
    return [[ends[segment] for segment in triple] for triple in stored if all(segment in ends for segment in triple)]


def _ends(event: Event) -> dict[int, dict[str, int]]:
    """Every aligned segment of the current revisions as {"segment", "article", "revision", "start", "end"}."""
    current = Revision.objects.filter(pk__in=event.articles.values("current_id"))
    rows = Segment.objects.filter(revision__in=current, kind__in=ALIGNED_KINDS).values_list(
        "pk", "revision__article_id", "revision_id", "start", "end"
    )
    names = ("segment", "article", "revision", "start", "end")
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _link(row: tuple[Any, ...], ends: dict[int, dict[str, int]]) -> dict[str, Any]:
    fields = dict(zip(_LINK_FIELDS, row, strict=True))
    return {"id": fields.pop("id"), "a": ends[fields.pop("a_id")], "b": ends[fields.pop("b_id")], **fields}


def end_as_wire(segment: Segment) -> dict[str, int]:
    """One end of a link."""
    return {
        "segment": segment.pk,
        "article": segment.revision.article_id,
        "revision": segment.revision_id,
        "start": segment.start,
        "end": segment.end,
    }


def grid_as_wire(grid: Grid) -> dict[str, Any]:
    """The grid with its word edits. In `runs`, "delete" holds words of the base that the cell's text lacks."""
    return {
        "event": grid.event.pk,
        "base": grid.base.article.pk if grid.base else None,
        "columns": [
            {
                "article": column.article.pk,
                "revision": column.article.current_id,
                "outlet": column.article.outlet.name,
                "title": column.article.title,
            }
            for column in grid.columns
        ],
        "rows": [
            {"key": row.key, "group": row.group, "cells": [_cell(cell) for cell in row.cells]} for row in grid.rows
        ],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "article": cell.article.pk,
        "state": cell.state,
        "share": cell.share,
        "moved_from_paragraph": cell.moved_from,
        "leaves_out": cell.leaves_out,
        "quoted_in": cell.quoted_in,
        "confirmed_by": sorted(cell.confirmed_by),
        "pieces": [
            {
                "segment": piece.segment.pk,
                "kind": piece.segment.kind,
                "start": piece.segment.start,
                "end": piece.segment.end,
                "text": piece.text,
                "runs": [{"op": run.op, "text": run.text, **({"was": run.was} if run.was else {})} for run in runs],
            }
            for piece, runs in cell.parts
        ],
    }
