"""An annotation in the form in which the API and the exports give it out (DESIGN, section 5)."""

from typing import Any

from annotator.annotations.models import Anchor, Annotation


def as_wire(annotation: Annotation) -> dict[str, Any]:
    """The whole annotation. Needs `queries.whole()` rows, else each one costs queries of its own."""
    return {
        "id": str(annotation.pk),
        "project": annotation.project.slug,
        "event": annotation.event_id,
        **content_as_wire(annotation, list(annotation.anchors.all())),
        "annotator": annotation.annotator.username,
        "layer": annotation.layer,
        "version": annotation.version,
        "created_at": annotation.created_at,
        "updated_at": annotation.updated_at,
    }


def content_as_wire(annotation: Annotation, anchors: list[Anchor]) -> dict[str, Any]:
    """What the annotation says, without who, where it belongs, and when; what the history keeps."""
    return {
        "kind": annotation.kind,
        "code": annotation.code.slug,
        "codebook_version": annotation.code.version.number,
        "attributes": annotation.attributes,
        "note": annotation.note,
        "provenance": annotation.provenance,
        "anchors": [anchor_as_wire(anchor) for anchor in anchors],
        "absent_from": annotation.absent_from,
    }


def anchor_as_wire(anchor: Anchor) -> dict[str, Any]:
    """One place; start and end are code points of the revision's text."""
    return {
        "article": anchor.revision.article_id,
        "revision": anchor.revision_id,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def etag(annotation: Annotation) -> str:
    """The strong entity tag of an annotation: its version."""
    return f'"{annotation.version}"'


def seen_version(header: str) -> int | None:
    """The version that an If-Match header names; None for one that names none of ours."""
    value = header.strip().removeprefix("W/").strip('"')
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
