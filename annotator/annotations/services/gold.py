"""The gold layer: rows that only review writes."""

import uuid

from annotator.annotations.content import Content
from annotator.annotations.models import Annotation
from annotator.annotations.services import tagging
from annotator.teams.models import Project, User
from comparisons.models import Event


def put_gold(*, project: Project, event: Event, reviewer: User, content: Content) -> Annotation:
    """A gold annotation in the reviewer's name. Call in a transaction; raises Refused, QuoteMismatch."""
    return tagging.store(
        pk=uuid.uuid4(),
        project=project,
        event=event,
        author=reviewer,
        content=content,
        layer=Annotation.Layer.GOLD,
    )


def withdraw_gold(*, annotation: Annotation, reviewer: User) -> None:
    """Take a gold annotation back, when its case is decided anew. Call in a transaction."""
    tagging.delete(annotation=annotation, version=annotation.version, actor=reviewer)
