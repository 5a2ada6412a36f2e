"""What must be true of the rows, whatever happened to the processes that wrote them; a sentence for each fault."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import Prefetch
from django.utils import timezone

from annotator.annotations.models import Anchor, Annotation, AnnotationChange
from annotator.annotations.queries import whole
from annotator.annotations.wire import content_as_wire
from annotator.exports.models import ExportRun
from comparisons.models import CoverageImport, Event, Job, Revision, Segment
from comparisons.pipeline import load_event
from comparisons.text import anchor as places
from comparisons.text.canonical import digest

CHUNK = 200
# The sweep comes every few seconds; a job that nobody looked at for this long has no sweep.
FORGOTTEN_AFTER = timedelta(minutes=10)
State = Job.State


def revisions() -> Iterator[str]:
    """Each text is the one whose digest was taken, and its segments lie in it, in order, without overlap."""
    segments = Prefetch("segments", Segment.objects.order_by("position"))
    for revision in Revision.objects.prefetch_related(segments).order_by("pk").iterator(chunk_size=CHUNK):
        if digest(revision.text) != revision.digest:
            yield f"Revision {revision.pk}: its text is not the one that was stored."
        end = 0
        for segment in revision.segments.all():
            if not end <= segment.start < segment.end <= len(revision.text):
                yield f"Revision {revision.pk}: segment {segment.pk} is out of place."
            end = segment.end


def anchors() -> Iterator[str]:
    """Each anchor's quote and context are what stands in its revision, in code points."""
    revision = Revision()
    for anchor in Anchor.objects.order_by("revision_id", "pk").iterator(chunk_size=CHUNK):
        if revision.pk != anchor.revision_id:
            revision = Revision.objects.get(pk=anchor.revision_id)
        around = places.context(revision.text, anchor.start, anchor.end) if anchor.start < anchor.end else ("", "")
        if revision.text[anchor.start : anchor.end] != anchor.quote or (anchor.prefix, anchor.suffix) != around:
            yield f"Annotation {anchor.annotation_id}: an anchor does not equal the text of revision {revision.pk}."


def annotations() -> Iterator[str]:
    """Each annotation is in one state: the one that its history, with no version missing, ends in."""
    changes = Prefetch("changes", AnnotationChange.objects.order_by("version"))
    for annotation in whole(Annotation.objects.order_by("pk")).prefetch_related(changes).iterator(chunk_size=CHUNK):
        history = list(annotation.changes.all())
        if [change.version for change in history] != list(range(1, annotation.version + 1)):
            yield f"Annotation {annotation.pk}: it is at version {annotation.version}, and its history is not."
            continue
        if (history[-1].act == AnnotationChange.Act.DELETE) != (annotation.deleted_at is not None):
            yield f"Annotation {annotation.pk}: its row and its history disagree on whether it is deleted."
        if history[-1].content != content_as_wire(annotation, list(annotation.anchors.all())):
            yield f"Annotation {annotation.pk}: its row does not say what its history says."


def jobs() -> Iterator[str]:
    """Each job's row says one thing, and none lies forgotten."""
    long_ago = timezone.now() - FORGOTTEN_AFTER
    for job in Job.objects.order_by("created_at").iterator(chunk_size=CHUNK):
        ended = job.state in (State.DONE, State.FAILED)
        if ended != (job.finished_at is not None) or (job.state == State.FAILED) != bool(job.error):
            yield f"Job {job.pk}, {job.label}: it is {job.state}, and its row says otherwise."
        if job.state == State.RUNNING and (job.owner is None or job.lease_until is None):
            yield f"Job {job.pk}, {job.label}: it is running, and nobody holds it."
        last_word = {State.QUEUED: job.sent_at or job.created_at, State.RUNNING: job.lease_until}.get(State(job.state))
        if last_word is not None and last_word < long_ago:
            yield f"Job {job.pk}, {job.label}: {job.state}, and nobody looked at it since {last_word:%Y-%m-%d %H:%M}."


def wanted_work() -> Iterator[str]:
    """What asks for a job has one: an event whose texts were not aligned, a file that was handed in."""
    for event in Event.objects.filter(articles__isnull=False).distinct().order_by("pk").iterator(chunk_size=CHUNK):
        open_or_failed = event.jobs.filter(key=f"align:{event.pk}").exclude(state=State.DONE)
        alignment = getattr(event, "alignment", None)
        # By the engine that did it: a newer one is no fault, and `manage.py align` brings it in.
        aligned = alignment is not None and alignment.fingerprint == load_event(event).fingerprint(alignment.engine)
        if not aligned and not open_or_failed.exists():
            yield f"Event {event.pk}, {event}: its texts are not aligned, and no job is to do it."
    for wanted in CoverageImport.objects.filter(job=None, report={}).defer("content"):
        yield f"Import {wanted.pk}, {wanted.filename}: no job is to read it."
    for run in ExportRun.objects.filter(job=None, file=""):
        yield f"Export {run.pk}, {run}: no job is to write it."


CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "texts and segments": revisions,
    "anchors": anchors,
    "annotations": annotations,
    "jobs": jobs,
    "wanted work": wanted_work,
}
