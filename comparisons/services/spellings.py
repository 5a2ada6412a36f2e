"""The table of a collection's spellings."""

from django.db import transaction

from comparisons import jobs
from comparisons.access import Person
from comparisons.jobs import Lease
from comparisons.models import Alignment, Collection, Spelling
from comparisons.pipeline import load_event
from comparisons.services.alignment import request_alignment
from comparisons.text.canonical import UnusableText, canonical
from comparisons.text.fold import fold_key

LONGEST = 120


class SpellingRefused(ValueError):
    """This pair cannot stand in the table; the message says why."""


@transaction.atomic
def set_spelling(
    *, collection: Collection, spelling: str, same_as: str, person: Person, accepted: bool = True
) -> Spelling:
    """Say that two spellings are one word, or (not accepted) that they are two, and queue new alignments.

    Raises SpellingRefused.
    """
    try:
        one, other = (canonical(words).strip() for words in (spelling, same_as))
    except UnusableText as error:
        raise SpellingRefused("Give two spellings, such as Karabagh and Karabakh.") from error
    if not one or not other or "\n" in one + other:
        raise SpellingRefused("Give two spellings, such as Karabagh and Karabakh.")
    if max(len(one), len(other)) > LONGEST:
        raise SpellingRefused(f"A spelling has {LONGEST} characters at most.")
    if fold_key(one) == fold_key(other):
        raise SpellingRefused("These two are the same already.")
    state = Spelling.State.ACCEPTED if accepted else Spelling.State.DISMISSED
    swapped = Spelling.objects.filter(collection=collection, spelling=other, same_as=one).first()
    pair = (swapped.spelling, swapped.same_as) if swapped else (one, other)
    known = Spelling.objects.filter(collection=collection, spelling=pair[0], same_as=pair[1])
    counted = known.filter(state=Spelling.State.ACCEPTED).exists()
    made, _ = Spelling.objects.update_or_create(
        collection=collection,
        spelling=pair[0],
        same_as=pair[1],
        defaults={"state": state, "set_by_id": person.pk},
    )
    if counted != accepted:
        _tell(collection, person)
    return made


@transaction.atomic
def remove_spelling(*, collection: Collection, spelling_id: int, person: Person) -> bool:
    """Take a pair out of the table, and queue new alignments; where the texts have it, it is suggested again.

    Returns whether it was there.
    """
    row = Spelling.objects.filter(collection=collection, pk=spelling_id).first()
    if row is None:
        return False
    row.delete()
    if row.state == Spelling.State.ACCEPTED:
        _tell(collection, person)
    return True


def apply_spellings(lease: Lease) -> None:
    """Queue the alignment of every open event of a job's collection that its spellings would change.

    Raises LeaseLost.
    """
    done = Alignment.objects.filter(event__collection=lease.job.collection_id, event__locked_at=None)
    touched = 0
    for alignment in done.select_related("event__collection").order_by("-event_id").iterator():
        if load_event(alignment.event).fingerprint(alignment.engine) != alignment.fingerprint:
            request_alignment(event=alignment.event, requested_by=lease.job.requested_by)
            touched += 1
        lease.beat(events=touched)
    lease.finish(percent=100, events=touched)


def _tell(collection: Collection, person: Person) -> None:
    """Queue, once, the search for what a changed table touches."""
    jobs.enqueue(
        task="comparisons.tasks.respell",
        key=f"spellings:{collection.pk}",
        label=f"Look for the events that the spellings of “{collection}” touch",
        collection=collection,
        requested_by=person if person.pk else None,
    )
