"""First works: copied when they are handed in, and read as the study that figures are computed from."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length

from annotator.agreement.models import FirstWork
from annotator.agreement.study import Study, Text, Work, digest_of, judgement_of
from annotator.annotations.models import Anchor, Annotation, Assignment
from annotator.codebooks.models import Code
from annotator.codebooks.queries import current_version
from annotator.teams.models import Project, User
from comparisons.models import Article, GroupMember, Revision, Segment
from comparisons.models.segment import ALIGNED_KINDS


def keep_first_works(project: Project, events: Iterable[int] | None = None) -> None:
    """Copy every submitted work that was not copied before, of some events or of all. Call in a transaction."""
    FirstWork.objects.bulk_create(unkept(project, events), ignore_conflicts=True)


def unkept(project: Project, events: Iterable[int] | None = None) -> list[FirstWork]:
    """Submitted works that have no copy yet, as copies that are not stored."""
    submitted = Assignment.objects.filter(project=project, state=Assignment.State.SUBMITTED)
    if events is not None:
        submitted = submitted.filter(event__in=events)
    same = {"project": OuterRef("project"), "event": OuterRef("event"), "annotator": OuterRef("annotator")}
    missing = list(submitted.exclude(Exists(FirstWork.objects.filter(**same))))
    if not missing:
        return []
    judgements = _judgements(project, {one.event_id for one in missing})
    revisions = _current_revisions({one.event_id for one in missing})
    version = current_version(project).number
    return [
        _copy(one, version, revisions.get(one.event_id, []), judgements.get((one.event_id, one.annotator_id), []))
        for one in missing
    ]


def study_of(project: Project, works: Sequence[FirstWork]) -> Study:
    """The study of these works, with the texts they saw and the groups of their sentences; seven queries."""
    people = User.objects.filter(pk__in={work.annotator_id for work in works})
    names = dict(people.values_list("pk", "username"))
    plain = [_work(work, names[work.annotator_id]) for work in works]
    seen = {revision for work in plain for revision in work.revisions}
    seen |= {place[0] for work in plain for one in work.judgements for place in one.places}
    sentences, numbers = _sentences(seen)
    texts = {
        revision: Text(revision, article, event, outlet, digest, length, tuple(sentences.get(revision, ())))
        for revision, article, event, outlet, digest, length in Revision.objects.filter(pk__in=seen)
        .annotate(length=Length("text"))
        .values_list("pk", "article_id", "article__event_id", "article__outlet__name", "digest", "length")
    }
    events = {work.event for work in plain}
    return Study(project.slug, _codes(project), texts, plain, _rows(events, numbers))


def _copy(assignment: Assignment, version: int, revisions: list[int], judgements: list[list[Any]]) -> FirstWork:
    content = [assignment.event_id, assignment.annotator_id, version, revisions, judgements]
    return FirstWork(
        project_id=assignment.project_id,
        event_id=assignment.event_id,
        annotator_id=assignment.annotator_id,
        submitted_at=assignment.submitted_at or assignment.created_at,
        codebook_version=version,
        revisions=revisions,
        judgements=judgements,
        digest=digest_of(content),
    )


def _judgements(project: Project, events: Iterable[int]) -> dict[tuple[int, int], list[list[Any]]]:
    rows = Annotation.objects.filter(
        project=project, event__in=events, layer=Annotation.Layer.ANNOTATOR, deleted_at=None
    ).order_by("pk")
    places: dict[Any, list[list[int]]] = {}
    anchors = Anchor.objects.filter(annotation__in=rows.order_by().values("pk")).order_by("annotation", "position")
    for annotation, *place in anchors.values_list("annotation_id", "revision_id", "start", "end").iterator():
        places.setdefault(annotation, []).append(place)
    # Few annotations have them, and to read JSON costs more than all the rest of a row.
    absent = dict(rows.exclude(absent_from=[]).values_list("pk", "absent_from"))
    answers = dict(rows.exclude(attributes={}).values_list("pk", "attributes"))
    found: dict[tuple[int, int], list[list[Any]]] = {}
    known = rows.values_list("pk", "event_id", "annotator_id", "kind", "code__slug")
    for pk, event, person, kind, code in known.iterator():
        row = [str(pk), kind, code, places.pop(pk, []), sorted(absent.get(pk, ()))]
        found.setdefault((event, person), []).append([*row, answers[pk]] if pk in answers else row)
    return found


def _current_revisions(events: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = Article.objects.filter(event__in=events, current__isnull=False).order_by("event_id", "current_id")
    for event, revision in rows.values_list("event_id", "current_id"):
        found.setdefault(event, []).append(revision)
    return found


def _work(work: FirstWork, annotator: str) -> Work:
    return Work(
        event=work.event_id,
        annotator=annotator,
        month=work.submitted_at.strftime("%Y-%m"),
        version=work.codebook_version,
        revisions=tuple(work.revisions),
        judgements=tuple(judgement_of(*one) for one in work.judgements),
    )


def _codes(project: Project) -> tuple[str, ...]:
    """The codes of all versions, those of the newest first and in its order."""
    rows = Code.objects.filter(version__codebook__project=project).order_by("-version__number", "position")
    return tuple(dict.fromkeys(rows.values_list("slug", flat=True)))


def _sentences(
    revisions: Iterable[int],
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, tuple[int, int]]]:
    """The sentences of each revision in order, and of each segment the revision and its number there."""
    spans: dict[int, list[tuple[int, int]]] = {}
    numbers: dict[int, tuple[int, int]] = {}
    rows = sentence_segments(revisions).values_list("pk", "revision_id", "start", "end")
    for pk, revision, start, end in rows:
        own = spans.setdefault(revision, [])
        numbers[pk] = (revision, len(own))
        own.append((start, end))
    return spans, numbers


def sentence_segments(revisions: Iterable[int]) -> QuerySet[Segment]:
    """The segments that count as sentences, in the order in which they are numbered."""
    return Segment.objects.filter(revision_id__in=revisions, kind__in=ALIGNED_KINDS).order_by("revision_id", "position")


def _rows(events: Iterable[int], numbers: dict[int, tuple[int, int]]) -> dict[int, list[list[tuple[int, int]]]]:
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    members = GroupMember.objects.filter(group__event__in=events).order_by("group__event_id", "group_id", "segment_id")
    for event, group, segment in members.values_list("group__event_id", "group_id", "segment_id"):
        if segment in numbers:
            groups.setdefault((event, group), []).append(numbers[segment])
    found: dict[int, list[list[tuple[int, int]]]] = {}
    for (event, _), row in groups.items():
        found.setdefault(event, []).append(sorted(row))
    return {event: sorted(rows) for event, rows in found.items()}
