"""The spellings of a collection, and those that its texts suggest."""

from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Substr

from comparisons.models import Collection, Link, Spelling
from comparisons.text.spellings import suggested

# So many links of the newest events are looked at.
MOST_LINKS = 500
MOST_SUGGESTIONS = 30


@dataclass(frozen=True)
class Suggestion:
    """Two spellings that stand for each other, and how often."""

    spelling: str
    same_as: str
    times: int


def suggestions(collection: Collection) -> list[Suggestion]:
    """Likely spellings of one name in the collection's events, most frequent first, in two queries."""
    known = Spelling.objects.filter(collection=collection).values_list("spelling", "same_as")
    links = Link.objects.filter(event__collection=collection, kind__in=(Link.Kind.VARIANT, Link.Kind.EDITED))
    pairs = (
        links.exclude(state=Link.State.REJECTED)
        .annotate(
            one=Substr("a__revision__text", F("a__start") + 1, F("a__end") - F("a__start")),
            other=Substr("b__revision__text", F("b__start") + 1, F("b__end") - F("b__start")),
        )
        .order_by("-event_id", "id")
        .values_list("one", "other")[:MOST_LINKS]
    )
    found = suggested(pairs, known)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Suggestion(one, other, times) for (one, other), times in ranked[:MOST_SUGGESTIONS]]
