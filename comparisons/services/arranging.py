"""Hands on the rows of an event: every act is a set of words about pairs of segments, and can be taken back.

A person says of two segments that they belong together (confirmed) or do not (rejected). The engine keeps to that in
every later run, so an act is these words and a new alignment around them.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from django.db import transaction
from django.utils import timezone

from comparisons.access import Person
from comparisons.models import Arrangement, Event, GroupMember, Link, Segment
from comparisons.pipeline import align_event
from comparisons.services.alignment import request_alignment
from comparisons.spelt import spelling_table
from comparisons.text.spellings import classify_with

Act = Arrangement.Act
Word = tuple[Segment, Segment, str]
# Up to this many sentences an event is aligned at once, so that the page that comes back shows the new rows.
AT_ONCE = 600
# A sentence that is taken out of one row may fit a next one; after this many it may stay where it is.
MOST_ROUNDS = 8


class ArrangementRefused(ValueError):
    """The rows cannot be arranged like this; the message says why."""


def link(*, event: Event, one: Segment, other: Segment, person: Person) -> Arrangement:
    """Say that two segments of different articles belong together. Raises ArrangementRefused."""
    return _say(event, Act.LINK, [(one, other, Link.State.CONFIRMED)], person)


def unlink(*, event: Event, one: Segment, other: Segment, person: Person) -> Arrangement:
    """Say that two segments do not belong together. Raises ArrangementRefused."""
    return _say(event, Act.UNLINK, [(one, other, Link.State.REJECTED)], person)


def hand_back(*, event: Event, one: Segment, other: Segment, person: Person) -> Arrangement:
    """Take a person's word on two segments back and leave them to the engine. Raises ArrangementRefused."""
    return _say(event, Act.HAND_BACK, [(one, other, "")], person)


def confirm(*, event: Event, segment: Segment, person: Person) -> Arrangement:
    """Say that the row of `segment` is right as it stands. Raises ArrangementRefused for one that is alone."""
    return _say(event, Act.CONFIRM, _together(_row_of(segment)), person)


@transaction.atomic
def take_out(*, event: Event, segment: Segment, person: Person) -> Arrangement:
    """Say that a segment stands alone: it belongs neither to its row nor to the one where it would go next.

    Raises ArrangementRefused for one that is alone.
    """
    made = _say(event, Act.TAKE_OUT, _apart([segment], _others(segment)), person)
    for _ in range(MOST_ROUNDS):
        rest = _others(segment, alone=True)
        if not rest or not _is_small(event):
            break
        made.words += _write(event, _apart([segment], rest), person)
        made.save(update_fields=["words"])
        _align(event, person)
    return made


def move(*, event: Event, segment: Segment, to: Segment, person: Person) -> Arrangement:
    """Take a segment out of its row and put it into that of `to`. Raises ArrangementRefused."""
    old = [other for other in _others(segment, alone=True) if other.pk != to.pk]
    return _say(event, Act.MOVE, [*_apart([segment], old), (segment, to, Link.State.CONFIRMED)], person)


def merge(*, event: Event, one: Segment, other: Segment, person: Person) -> Arrangement:
    """Make one row of the rows of two segments. Raises ArrangementRefused for two that are in one row already."""
    rows = _row_of(one, alone=True), _row_of(other, alone=True)
    if {segment.pk for segment in rows[0]} & {segment.pk for segment in rows[1]}:
        raise ArrangementRefused("These two stand in one row already.")
    return _say(event, Act.MERGE, _together([*rows[0], *rows[1]]), person)


def split(*, event: Event, segments: Sequence[Segment], person: Person) -> Arrangement:
    """Make a row of its own of some segments of one row. Raises ArrangementRefused."""
    chosen = {segment.pk for segment in segments}
    rest = [other for other in _row_of(segments[0]) if other.pk not in chosen]
    if not rest:
        raise ArrangementRefused("This is the whole row. Leave something in it.")
    return _say(event, Act.SPLIT, _apart(segments, rest), person)


@transaction.atomic
def undo(*, event: Event, person: Person) -> Arrangement:
    """Take back the newest act that still counts. Raises ArrangementRefused when there is none."""
    _check_open(event)
    last = event.arrangements.select_for_update().filter(undone_at=None).last()
    if last is None:
        raise ArrangementRefused("There is nothing to undo.")
    segments = Segment.objects.in_bulk({pk for a, b, _, _ in last.words for pk in (a, b)})
    for a, b, before, _ in last.words:
        _set_word(event, segments[a], segments[b], before, person)
    last.undone_by_id, last.undone_at = person.pk, timezone.now()
    last.save(update_fields=["undone_by", "undone_at"])
    _align(event, person)
    return last


@transaction.atomic
def lock(*, event: Event, person: Person | None) -> None:
    """Keep the rows of an event as they are; without a person, open them again."""
    event.locked_by_id = person.pk if person else None
    event.locked_at = timezone.now() if person else None
    event.save(update_fields=["locked_by", "locked_at"])
    if person is None:
        request_alignment(event=event)


@transaction.atomic
def _say(event: Event, act: str, words: Iterable[Word], person: Person) -> Arrangement:
    # One person at a time, so that what each act found before it is what undo brings back.
    Event.objects.select_for_update().get(pk=event.pk)
    _check_open(event)
    said = [
        [*sorted((one.pk, other.pk)), _set_word(event, one, other, state, person), state] for one, other, state in words
    ]
    if not said:
        raise ArrangementRefused("This sentence stands alone; there is nothing to change.")
    arrangement = Arrangement.objects.create(event=event, act=act, words=said, made_by_id=person.pk)
    _align(event, person)
    return arrangement


def _write(event: Event, words: Iterable[Word], person: Person) -> list[list[int | str]]:
    return [
        [*sorted((one.pk, other.pk)), _set_word(event, one, other, state, person), state] for one, other, state in words
    ]


def _check_open(event: Event) -> None:
    if event.locked_at:
        raise ArrangementRefused("The rows of this event are locked. A lead can open them.")


def _set_word(event: Event, one: Segment, other: Segment, state: str, person: Person) -> str:
    """Write a person's word on a pair ("" takes it away) and return the one that stood there before."""
    a, b = sorted((one, other), key=lambda segment: segment.pk)
    if a.revision.article_id == b.revision.article_id:
        raise ArrangementRefused("Both sentences are in the same article. Choose one from another outlet.")
    known = Link.objects.filter(a=a, b=b).exclude(state=Link.State.PROPOSED).first()
    before = str(known.state) if known else ""
    if not state:
        # The engine may propose it again by itself.
        Link.objects.filter(a=a, b=b).delete()
        return before
    one_says, other_says = (segment.revision.text[segment.start : segment.end] for segment in (a, b))
    kind, share = classify_with(one_says, other_says, spelling_table(event.collection_id))
    Link.objects.update_or_create(
        a=a,
        b=b,
        defaults={"state": state, "decided_by_id": person.pk, "decided_at": timezone.now()},
        create_defaults={
            "event": event,
            "kind": kind,
            "share": share,
            "score": 1.0,
            "origin": Link.Origin.PERSON,
            "state": state,
            "decided_by_id": person.pk,
            "decided_at": timezone.now(),
        },
    )
    return before


def _is_small(event: Event) -> bool:
    return Segment.objects.filter(revision__in=event.articles.values("current_id")).count() <= AT_ONCE


def _align(event: Event, person: Person) -> None:
    if _is_small(event):
        align_event(event)
    else:
        request_alignment(event=event, requested_by=person)


def _row_of(segment: Segment, *, alone: bool = False) -> list[Segment]:
    """The segments of a row with their revisions. Raises ArrangementRefused for one that is alone, unless `alone`."""
    membership = GroupMember.objects.filter(segment=segment).first()
    if membership is None:
        if alone:
            return [segment]
        raise ArrangementRefused("This sentence stands alone; there is nothing to change.")
    return list(Segment.objects.filter(pk__in=membership.group.members.values("segment")).select_related("revision"))


def _others(segment: Segment, *, alone: bool = False) -> list[Segment]:
    return [other for other in _row_of(segment, alone=alone) if other.pk != segment.pk]


def _apart(some: Iterable[Segment], rest: Iterable[Segment]) -> list[Word]:
    return [
        (one, other, Link.State.REJECTED)
        for one, other in product(some, rest)
        if one.revision.article_id != other.revision.article_id
    ]


def _together(row: Sequence[Segment]) -> list[Word]:
    """Words that tie a row: every pair of different articles."""
    return [
        (one, other, Link.State.CONFIRMED)
        for number, one in enumerate(row)
        for other in row[number + 1 :]
        if one.revision.article_id != other.revision.article_id
    ]
