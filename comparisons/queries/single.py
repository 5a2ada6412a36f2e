"""One text with its heat: what others say too, what they put otherwise, and what stands only here."""

from dataclasses import dataclass

from comparisons.models import Event
from comparisons.queries.gathering import Gathered, gather
from comparisons.queries.reading import Block, WholeText
from comparisons.queries.texts import Shown, as_it_is, cut
from comparisons.queries.ties import heats_of, is_compared, names_of, runs_of, ties_from


@dataclass(frozen=True)
class Single:
    """One text, against all others of its event. `outlets` has those that say a segment too, by segment id."""

    event: Event
    text: WholeText | None
    outlets: dict[int, list[str]]
    found: Gathered


def single(event: Event, *, article: int | None = None, shown: Shown = as_it_is) -> Single:
    """One text of an event in five queries; the one that most can be compared with where none is named."""
    found = gather(event, base=article, articles=[article] if article else None, usual=1, most=1, shown=shown)
    if not found.columns:
        return Single(event, None, {}, found)
    column = found.columns[0]
    ties = ties_from(found, column)
    names = names_of(found.articles)
    beside = _beside(found)
    outlets = {pk: [names[one.pk] for one in found.articles if one.pk in articles] for pk, articles in beside.items()}
    heats = heats_of(column, ties, outlets, compared=is_compared(found, column, found.articles))
    blocks = [Block(stretches) for stretches in cut(column.text, column.segments)]
    return Single(event, WholeText(column, blocks, heats, runs_of(column, heats, outlets)), outlets, found)


def _beside(found: Gathered) -> dict[int, set[int]]:
    """For each segment of the text that is tied, the other articles of its group."""
    mine = found.columns[0].article.pk
    members: dict[int, set[int]] = {}
    for segment, group in found.groups.items():
        members.setdefault(group, set()).add(found.owners[segment])
    own = {segment.pk for segment in found.columns[0].segments}
    return {pk: members[found.groups[pk]] - {mine} for pk in own if pk in found.groups}
