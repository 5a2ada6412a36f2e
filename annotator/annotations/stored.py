"""A stored annotation as what was handed in: the way back from rows to plain content."""

from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation


def stored_content(annotation: Annotation) -> Content:
    """What a stored annotation says."""
    return Content(
        kind=annotation.kind,
        code=annotation.code.slug,
        codebook_version=annotation.code.version.number,
        attributes=annotation.attributes,
        note=annotation.note,
        provenance=annotation.provenance,
        anchors=[
            AnchorInput(
                article=anchor.revision.article_id,
                revision=anchor.revision_id,
                start=anchor.start,
                end=anchor.end,
                quote=anchor.quote,
            )
            for anchor in annotation.anchors.all()
        ],
        absent_from=annotation.absent_from,
    )
