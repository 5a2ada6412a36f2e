"""How an annotation came to be: carried_from, searched, nearest, columns, each only where it is known.

`masked` is the server's word: in a project that hides its outlets, whether they were hidden from who made it.
"""

from annotator.annotations.content import Content
from annotator.annotations.faults import WrongProvenance
from annotator.annotations.models import Annotation
from annotator.teams.models import Project, User


def check_provenance(project: Project, event_id: int, author: User, content: Content) -> None:
    """Raise WrongProvenance unless what it was carried over from is the author's own, in the same event."""
    source = content.provenance.get("carried_from")
    if source is None:
        return
    own = Annotation.objects.filter(pk=source, project=project, event=event_id, annotator=author, deleted_at=None)
    if not own.exists():
        raise WrongProvenance({"provenance/carried_from": "You have no such annotation on this event. Leave it out."})


def noted(project: Project, layer: str, masked: bool) -> dict[str, bool]:
    """What the server says of a new annotation; a gold one keeps what was said of its original."""
    return {"masked": masked} if project.masks_outlets and layer == Annotation.Layer.ANNOTATOR else {}


def kept(annotation: Annotation) -> dict[str, bool]:
    """What the server said of an annotation when it was made, which no change changes."""
    return {"masked": annotation.provenance["masked"]} if "masked" in annotation.provenance else {}
