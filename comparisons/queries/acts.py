"""The last acts of people on the rows of an event, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F
from django.db.models.functions import Substr

from comparisons import slots
from comparisons.access import Person
from comparisons.models import Arrangement, Event, Segment

SHOWN = 20
# Of the sentences that one act touched, so many are looked at.
MOST_TOUCHED = 500
QUOTE = 70
Act = Arrangement.Act
SAID = {
    Act.LINK: "linked",
    Act.UNLINK: "unlinked",
    Act.HAND_BACK: "left to the engine",
    Act.CONFIRM: "confirmed",
    Act.TAKE_OUT: "took out",
    Act.MOVE: "moved",
    Act.MERGE: "merged",
    Act.SPLIT: "split off",
}


@dataclass(frozen=True)
class ActLine:
    """One act: who did what to the sentence that begins like `quote`, and the judgements on what it touched."""

    act: Arrangement
    quote: str
    marks: list[slots.Mark] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What was done, as a verb."""
        return SAID[Act(self.act.act)]


@dataclass(frozen=True)
class Acts:
    """The newest acts first; `next_undone` is the one that undo takes back."""

    lines: list[ActLine]

    @property
    def next_undone(self) -> ActLine | None:
        """The newest act that still counts."""
        return next((line for line in self.lines if line.act.undone_at is None), None)


def last_acts(event: Event, user: Person) -> Acts:
    """The last acts on an event's rows with what `user` may see of the judgements they touch, in two queries.

    Those that the site makes for its judgements come on top.
    """
    acts = list(event.arrangements.select_related("made_by", "undone_by").order_by("-id")[:SHOWN])
    touched = {act.pk: _touched(act) for act in acts}
    rows = Segment.objects.filter(pk__in={pk for segments in touched.values() for pk in segments}).annotate(
        quote=Substr("revision__text", F("start") + 1, QUOTE)
    )
    parts = list(rows.values_list("pk", "quote", "revision_id", "start", "end"))
    quotes = {pk: _quote(quote, end - start) for pk, quote, _, start, end in parts}
    places: dict[int, slots.Place] = {pk: (revision, start, end) for pk, _, revision, start, end in parts}
    marks = slots.event_marks(user, event, {revision for revision, _, _ in places.values()})
    lines = []
    for act in acts:
        segments = [pk for pk in touched[act.pk] if pk in places]
        lines.append(ActLine(act, quotes[segments[0]] if segments else "", _on(marks, [places[pk] for pk in segments])))
    return Acts(lines)


def _touched(act: Arrangement) -> list[int]:
    """The segments that an act is about, its first one first."""
    return list(dict.fromkeys(pk for a, b, _, _ in act.words for pk in (a, b)))[:MOST_TOUCHED]


def _on(marks: Sequence[slots.Mark], places: Sequence[slots.Place]) -> list[slots.Mark]:
    """The marks that have a place on one of some stretches."""
    return [mark for mark in marks if any(_meet(one, other) for one in mark.places for other in places)]


def _meet(one: slots.Place, other: slots.Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _quote(words: str, length: int) -> str:
    return words[:length] if length <= QUOTE else f"{words}…"
