"""Cases follow the submitted work: gathered again whenever it changes, without losing what was said about them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from annotator.annotations.models import Anchor, Annotation, Assignment
from annotator.review.gather import Gathered, Judgement, Place, gather
from annotator.review.models import REASONS, Case, CaseMember, ReviewRules
from annotator.teams.models import Project
from comparisons.models import Event

State = Case.State
# Rows written at once.
BATCH = 500


@transaction.atomic
def gather_cases(*, project: Project, event: Event) -> int:
    """Put the submitted work on an event into cases; the number of open ones.

    Decided cases stay as they are: a reviewer's word is not undone by a machine. What is in none of them, or was
    changed since, is gathered anew. An open case follows its annotations; when they are gone it is dissolved if
    something was said or decided about it, and forgotten if not.
    """
    # Whoever decides one of them meanwhile waits for us, and is told that it has changed.
    # In the order of the index that finds them: any other makes SQLite look through all cases of the project.
    rows = Case.objects.select_for_update().filter(project=project, event=event)
    known = sorted(rows.order_by("project_id", "event_id", "key"), key=lambda case: case.pk)
    submitted = Assignment.objects.filter(project=project, event=event, state=Assignment.State.SUBMITTED)
    people = list(submitted.values_list("annotator_id", flat=True))
    loose = _loose(project, event, people, [case for case in known if case.state == State.DECIDED])
    found = gather(loose, len(people), rules_of(project).overlap_share)
    waiting = [case for case in known if case.state != State.DECIDED]
    matched = _matched(found, waiting)
    # First of all, so that no case takes a key that another one is about to give up.
    kept = {case.pk for case in matched if case}
    _let_go(case for case in waiting if case.pk not in kept)
    _store([(row or Case(project=project, event=event), one) for row, one in zip(matched, found, strict=True)])
    return len(found)


def _loose(project: Project, event: Event, people: Sequence[int], decided: Sequence[Case]) -> list[Judgement]:
    """The submitted judgements that no decision has seen as they are now."""
    members = CaseMember.objects.filter(case__in=decided).order_by()
    settled = set(members.values_list("annotation_id", "version"))
    rows = Annotation.objects.filter(
        project=project, event=event, layer=Annotation.Layer.ANNOTATOR, deleted_at=None, annotator__in=people
    ).order_by()
    places: dict[UUID, list[Place]] = {}
    anchors = Anchor.objects.filter(annotation__in=rows.values("pk")).order_by("annotation", "position")
    for pk, *place in anchors.values_list("annotation_id", "revision_id", "start", "end"):
        places.setdefault(pk, []).append((place[0], place[1], place[2]))
    # Plain values: on a thousand events it is these rows that time goes into.
    plain = rows.values_list("pk", "version", "annotator_id", "kind", "code__slug", "absent_from")
    return [
        Judgement(pk, version, annotator, kind, code, tuple(places.get(pk, ())), frozenset(absent))
        for pk, version, annotator, kind, code, absent in plain
        if (pk, version) not in settled
    ]


def rules_of(project: Project) -> ReviewRules:
    """How a project reviews; the usual rules where it has set none."""
    return ReviewRules.objects.filter(project=project).first() or ReviewRules(project=project, reasons=list(REASONS))


def judgement(annotation: Annotation) -> Judgement:
    """An annotation as gathering takes it."""
    return Judgement(
        pk=annotation.pk,
        version=annotation.version,
        annotator=annotation.annotator_id,
        kind=annotation.kind,
        code=annotation.code.slug,
        places=tuple((anchor.revision_id, anchor.start, anchor.end) for anchor in annotation.anchors.all()),
        absent_from=frozenset(annotation.absent_from),
    )


def _matched(found: Sequence[Gathered], waiting: Sequence[Case]) -> list[Case | None]:
    """For each of `found` the case that it was before: the one with the same key, else with most of its members."""
    by_key = {case.key: case for case in waiting}
    rows = [by_key.get(one.key) for one in found]
    taken = {case.pk for case in rows if case}
    free = {case.pk: case for case in waiting if case.pk not in taken}
    inside = CaseMember.objects.filter(case__in=free).order_by("id").values_list("case_id", "annotation_id")
    cases_of: dict[object, list[int]] = {}
    for case, annotation in inside:
        cases_of.setdefault(annotation, []).append(case)
    shared = Counter(
        (number, case)
        for number, one in enumerate(found)
        if rows[number] is None
        for member in one.members
        for case in cases_of.get(member.pk, ())
    )
    for number, case in sorted(shared, key=lambda pair: (-shared[pair], pair[1], pair[0])):
        if rows[number] is None and case in free:
            rows[number] = free.pop(case)
    return rows


def _let_go(cases: Iterable[Case]) -> None:
    for case in cases:
        if not (case.decisions.exists() or case.comments.exists()):
            case.delete()
        elif case.state != State.DISSOLVED:
            # Its key is free for a case that has all of its annotations and more.
            Case.objects.filter(pk=case.pk).update(
                state=State.DISSOLVED, key=f"was {case.pk}", version=F("version") + 1
            )


def _store(cases: Sequence[tuple[Case, Gathered]]) -> None:
    """Make cases say what was gathered; whoever has seen one otherwise must look again before they decide."""
    changed = [(case, one) for case, one in cases if _follow(case, one)]
    for case, _ in changed:
        if case.pk:
            case.save()
            case.members.all().delete()
    Case.objects.bulk_create([case for case, _ in changed if not case.pk], batch_size=BATCH)
    CaseMember.objects.bulk_create(
        (
            CaseMember(case=case, annotation_id=member.pk, version=member.version)
            for case, one in changed
            for member in sorted(one.members, key=lambda member: str(member.pk))
        ),
        batch_size=BATCH,
    )


def _follow(case: Case, gathered: Gathered) -> bool:
    """Give a case what was gathered; whether it says something else now."""
    revision, start, _ = gathered.first_place or (None, 0, 0)
    values = {
        "kind": gathered.members[0].kind,
        "code_slug": gathered.members[0].code,
        "key": gathered.key,
        "revision_id": revision,
        "start": start,
        "disagreement": gathered.disagreement,
        "state": State.OPEN,
    }
    if case.pk and all(getattr(case, name) == value for name, value in values.items()):
        return False
    case.version = case.version + 1 if case.pk else 1
    for name, value in values.items():
        setattr(case, name, value)
    return True
