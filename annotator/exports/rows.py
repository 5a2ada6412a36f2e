"""Rows of labels, from the annotations that a person may see."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, whole
from annotator.annotations.veil import Veils
from annotator.annotations.wire import anchor_as_wire, as_wire
from annotator.exports.models import ExportRun
from annotator.teams.models import Project
from comparisons.models import Article

CHUNK = 500
LAYERS = {
    ExportRun.Layer.GOLD: [Annotation.Layer.GOLD],
    ExportRun.Layer.ANNOTATORS: [Annotation.Layer.ANNOTATOR],
    ExportRun.Layer.ALL: [Annotation.Layer.GOLD, Annotation.Layer.ANNOTATOR],
}


def labels_for(user: Any, project: Project, layer: str) -> QuerySet[Annotation]:
    """The annotations of a project's layer that `user` may see, in the order in which they were made."""
    rows = annotations_for(user).filter(project=project, layer__in=LAYERS[ExportRun.Layer(layer)])
    return rows.order_by("created_at", "pk")


def label_rows(labels: QuerySet[Annotation], user: Any = None) -> Iterator[dict[str, Any]]:
    """One row an annotation: its wire form with outlet and title beside each anchor, in constant memory.

    As `user` sees them, where there is one: who wrote what may be hidden from them.
    """
    veils = Veils(user) if user else None
    outlets = dict(
        Article.objects.filter(event__in=labels.order_by().values("event")).values_list("pk", "outlet__name")
    )
    annotations = whole(labels).iterator(chunk_size=CHUNK)
    while chunk := list(islice(annotations, CHUNK)):
        rows = [_row(annotation, outlets) for annotation in chunk]
        yield from veils.rows(chunk, rows) if veils else rows


def _row(annotation: Annotation, outlets: dict[int, str]) -> dict[str, Any]:
    return {
        **as_wire(annotation),
        "anchors": [_anchor(anchor) for anchor in annotation.anchors.all()],
        "absent_outlets": [outlets.get(pk, "") for pk in annotation.absent_from],
        "masked": bool(annotation.provenance.get("masked")),
    }


def _anchor(anchor: Any) -> dict[str, Any]:
    article = anchor.revision.article
    return {"outlet": article.outlet.name, "title": article.title, **anchor_as_wire(anchor)}
