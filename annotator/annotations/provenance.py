"""How an annotation came to be: carried_from, searched, nearest, columns, each only where it is known."""

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
