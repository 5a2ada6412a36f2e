"""An annotator's own acts: tag, retag, untag, and the way back from untag. Each is one idempotent request."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet, UUIDField
from django.utils import timezone

from annotator.annotations.check import anchors_for, check_answers
from annotator.annotations.content import Content
from annotator.annotations.faults import NotAssigned, NotNow, Stale
from annotator.annotations.models import Anchor, Annotation, AnnotationChange, Assignment, Release
from annotator.annotations.provenance import check_provenance, kept, noted
from annotator.annotations.queries import whole
from annotator.annotations.services.reading import check_read
from annotator.annotations.veil import Veil, veil_over
from annotator.annotations.wire import content_as_wire
from annotator.codebooks.models import Code
from annotator.codebooks.queries import find_code
from annotator.teams.models import Project, User
from comparisons.intake.article import Refused
from comparisons.models import Event
from comparisons.prepared import Given, Prepared

Act = AnnotationChange.Act


def tag(
    *, pk: uuid.UUID, project: Project, event_id: int, annotator: User, content: Content
) -> tuple[Annotation, bool]:
    """Create an annotation under a client-made id; the same request again finds what the first one made.

    It comes whole; the second value says whether it was made now. Raises NotAssigned, NotNow (submitted, or the id
    is used for other content), Refused, Unfit.
    """
    digest = content.digest(project.slug, event_id)
    try:
        return _tag_anew(pk, project, event_id, annotator, content, digest), True
    except (IntegrityError, NotAssigned, NotNow):
        # The id may be in use: by this request, sent again, or by a rival that came first.
        existing = Annotation.objects.filter(pk=pk).first()
        if existing is None:
            raise
    return _replayed(existing, annotator, digest), False


@transaction.atomic
def _tag_anew(
    pk: uuid.UUID, project: Project, event_id: int, annotator: User, content: Content, digest: str
) -> Annotation:
    """Raises IntegrityError, with nothing checked or written, where the id is in use."""
    assignment = _open_assignment(project, event_id, annotator, unused=pk)
    check_read(project, assignment)
    event = assignment.event
    veil = veil_over(annotator, project, event)
    return store(pk=pk, project=project, event=event, author=annotator, content=content, digest=digest, veil=veil)


def store(
    *,
    pk: uuid.UUID,
    project: Project,
    event: Event,
    author: User,
    content: Content,
    layer: str = Annotation.Layer.ANNOTATOR,
    digest: str = "",
    veil: Veil | None = None,
) -> Annotation:
    """Write an annotation with its anchors and its first change, whoever made it. Raises Refused, Unfit.

    `veil` is what hides from its author who wrote what.
    """
    code = _code(project, content)
    if layer == Annotation.Layer.ANNOTATOR:
        check_answers(project, event.pk, code, content)
        check_provenance(project, event.pk, author, content)
    anchors = anchors_for(content, event, veil)
    annotation = Annotation.objects.create(
        pk=pk,
        project=project,
        event=event,
        annotator=author,
        layer=layer,
        kind=content.kind,
        code=code,
        attributes=dict(content.attributes),
        note=content.note,
        provenance={**content.provenance, **noted(project, layer, veil is not None)},
        absent_from=list(content.absent_from),
        created_digest=digest or content.digest(project.slug, event.pk),
    )
    _store_anchors(annotation, anchors)
    _note(annotation, anchors, Act.CREATE, author)
    return annotation


def _replayed(existing: Annotation, annotator: User, digest: str) -> Annotation:
    if existing.annotator_id != annotator.pk or existing.created_digest != digest:
        raise NotNow("This id is used for another annotation. Make a new id, or PATCH the one that is there.")
    if existing.deleted_at:
        raise NotNow("This annotation was deleted. Restore it, or make a new one under a new id.")
    return whole(Annotation.objects.filter(pk=existing.pk)).get()


@transaction.atomic
def retag(*, annotation: Annotation, version: int, content: Content) -> Annotation:
    """Say something else in the same annotation. Raises Stale unless `version` is its newest; else as `tag`."""
    _open_assignment(annotation.project, annotation.event_id, annotation.annotator)
    code = _code(annotation.project, content)
    # A list that has changed since does not stand in the way of another note.
    if code.pk != annotation.code_id or content.attributes != annotation.attributes:
        check_answers(annotation.project, annotation.event_id, code, content)
    veil = veil_over(annotation.annotator, annotation.project, annotation.event)
    anchors = anchors_for(content, annotation.event, veil)
    _advance(
        annotation,
        version,
        kind=content.kind,
        code=code,
        attributes=dict(content.attributes),
        note=content.note,
        provenance={**content.provenance, **kept(annotation)},
        absent_from=list(content.absent_from),
    )
    annotation.anchors.all().delete()
    _store_anchors(annotation, anchors)
    _note(annotation, anchors, Act.UPDATE, annotation.annotator)
    return whole(Annotation.objects.filter(pk=annotation.pk)).get()


@transaction.atomic
def untag(*, annotation: Annotation, version: int) -> None:
    """Take an annotation back; its row stays for undo and history. Raises Stale, NotNow."""
    _open_assignment(annotation.project, annotation.event_id, annotation.annotator)
    delete(annotation=annotation, version=version, actor=annotation.annotator)


def delete(*, annotation: Annotation, version: int, actor: User) -> None:
    """Mark an annotation deleted and note who did it. Call in a transaction; raises Stale."""
    _advance(annotation, version, deleted_at=timezone.now())
    _note(annotation, list(annotation.anchors.all()), Act.DELETE, actor)


@transaction.atomic
def restore(*, annotation: Annotation, version: int) -> Annotation:
    """Bring a deleted annotation back. Raises Stale, NotNow."""
    _open_assignment(annotation.project, annotation.event_id, annotation.annotator)
    if annotation.deleted_at is None:
        raise NotNow("This annotation is not deleted.")
    _advance(annotation, version, deleted_at=None)
    _note(annotation, list(annotation.anchors.all()), Act.RESTORE, annotation.annotator)
    return whole(Annotation.objects.filter(pk=annotation.pk)).get()


def _open_assignment(project: Project, event_id: int, annotator: User, unused: uuid.UUID | None = None) -> Assignment:
    """The annotator's assignment, locked so that it cannot be submitted meanwhile, and in progress from now on.

    Raises IntegrityError where an annotation has the id `unused`: looked up here, it costs no query of its own.
    """
    assignment = _ASSIGNMENT.first(project=project.pk, event=event_id, annotator=annotator.pk, unused=unused)
    if assignment and assignment.is_used:
        raise IntegrityError(f"The id {unused} is in use.")
    if assignment is None:
        raise NotAssigned("This event is not assigned to you. Ask a lead to assign it.")
    if assignment.state == Assignment.State.SUBMITTED:
        raise NotNow("You have submitted this event. Ask a lead to reopen it.")
    if assignment.is_released:
        raise NotNow("This event is released to the team; work on it is closed.")
    if assignment.state == Assignment.State.OPEN:
        assignment.state = Assignment.State.IN_PROGRESS
        assignment.save(update_fields=["state"])
    return assignment


def _assignments() -> QuerySet[Assignment]:
    released = Release.objects.filter(project=OuterRef("project"), event=OuterRef("event"))
    used = Annotation.objects.filter(pk=Given("unused", UUIDField()))
    return (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("event")
        .annotate(is_released=Exists(released), is_used=Exists(used))
        .filter(project=Given.number("project"), event=Given.number("event"), annotator=Given.number("annotator"))
        .order_by()
    )


_ASSIGNMENT: Prepared[Any] = Prepared(_assignments)


def _code(project: Project, content: Content) -> Code:
    code = find_code(project, content.code, content.codebook_version)
    if code is None:
        version = "" if content.codebook_version is None else f" in version {content.codebook_version}"
        raise Refused({"code": f"The codebook has no code “{content.code}”{version}."})
    return code


def _advance(annotation: Annotation, version: int, **values: object) -> None:
    """One conditional UPDATE: whoever comes second changes no row, and is told so."""
    changed = Annotation.objects.filter(pk=annotation.pk, version=version).update(
        version=version + 1, updated_at=timezone.now(), **values
    )
    if not changed:
        raise Stale
    annotation.refresh_from_db()


def _store_anchors(annotation: Annotation, anchors: list[Anchor]) -> None:
    for anchor in anchors:
        anchor.annotation = annotation
    Anchor.objects.bulk_create(anchors)
    # As a prefetch leaves them: the answer that goes out needs no query for what has just been written.
    rows = annotation.anchors.all()
    rows._result_cache = anchors
    vars(annotation)["_prefetched_objects_cache"] = {"anchors": rows}


def _note(annotation: Annotation, anchors: list[Anchor], act: str, actor: User) -> None:
    AnnotationChange.objects.create(
        annotation=annotation,
        version=annotation.version,
        act=act,
        actor=actor,
        content=content_as_wire(annotation, anchors),
    )
