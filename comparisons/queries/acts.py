"""The last acts of people on the rows of an event, in words."""

from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Substr

from comparisons.models import Arrangement, Event, Segment

SHOWN = 20
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
    """One act: who did what to the sentence that begins like `quote`."""

    act: Arrangement
    quote: str

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


def last_acts(event: Event) -> Acts:
    """The last acts on an event's rows, in two queries."""
    acts = list(event.arrangements.select_related("made_by", "undone_by").order_by("-id")[:SHOWN])
    firsts = {act.pk: act.words[0][0] for act in acts if act.words}
    rows = Segment.objects.filter(pk__in=set(firsts.values())).annotate(
        quote=Substr("revision__text", F("start") + 1, QUOTE)
    )
    parts = rows.values_list("pk", "quote", "start", "end")
    quotes = {pk: _quote(quote, end - start) for pk, quote, start, end in parts}
    return Acts([ActLine(act, quotes.get(firsts.get(act.pk, 0), "")) for act in acts])


def _quote(words: str, length: int) -> str:
    return words[:length] if length <= QUOTE else f"{words}…"
