"""Acts on the rows of an event by their names, as pages and API take them."""

from collections.abc import Callable, Sequence

from comparisons.access import Person
from comparisons.models import Arrangement, Event, Segment
from comparisons.services import arranging
from comparisons.services.arranging import ArrangementRefused

Act = Arrangement.Act
PAIRS = {Act.LINK, Act.UNLINK, Act.HAND_BACK, Act.MOVE, Act.MERGE}
ACTS: dict[str, Callable[..., Arrangement]] = {
    Act.LINK: lambda segments, **who: arranging.link(one=segments[0], other=segments[1], **who),
    Act.UNLINK: lambda segments, **who: arranging.unlink(one=segments[0], other=segments[1], **who),
    Act.HAND_BACK: lambda segments, **who: arranging.hand_back(one=segments[0], other=segments[1], **who),
    Act.MERGE: lambda segments, **who: arranging.merge(one=segments[0], other=segments[1], **who),
    Act.MOVE: lambda segments, **who: arranging.move(segment=segments[0], to=segments[1], **who),
    Act.CONFIRM: lambda segments, **who: arranging.confirm(segment=segments[0], **who),
    Act.TAKE_OUT: lambda segments, **who: arranging.take_out(segment=segments[0], **who),
    Act.SPLIT: lambda segments, **who: arranging.split(segments=segments, **who),
}


def arrange(*, event: Event, act: str, segments: Sequence[Segment], person: Person) -> Arrangement:
    """Do one act on the rows. Raises ArrangementRefused, also for too few or too many sentences."""
    if act not in ACTS:
        raise ArrangementRefused("There is no such act.")
    if not segments:
        raise ArrangementRefused("Choose a sentence first.")
    if act in PAIRS and len(segments) != 2:
        raise ArrangementRefused("Choose two sentences for this.")
    if act == Act.TAKE_OUT and len(segments) != 1:
        raise ArrangementRefused("Take sentences out one at a time.")
    return ACTS[act](segments, event=event, person=person)


def current_segments(event: Event, ids: Sequence[int]) -> list[Segment]:
    """The segments of an event's current texts with these ids, in this order.

    Raises LookupError, with words for people, also for those that carry no statement and so stand in no row.
    """
    current = Segment.objects.filter(revision__in=event.articles.values("current_id")).select_related("revision")
    found = current.in_bulk(ids)
    unknown = [str(pk) for pk in ids if pk not in found]
    if unknown:
        raise LookupError(f"Not in the current texts of this event: {', '.join(unknown)}. Look at the page again.")
    chosen = [found[pk] for pk in ids]
    if not all(segment.is_aligned for segment in chosen):
        raise LookupError("Datelines, bylines and boilerplate stand in no row. Choose a sentence.")
    return chosen
