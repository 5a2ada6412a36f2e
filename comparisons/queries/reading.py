"""Whole texts side by side, with what ties their statements and what each of them leaves out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from comparisons.models import Article, Event
from comparisons.queries.gathering import Gathered, gather
from comparisons.queries.rows import HEADLINES, Row, build_rows, tell_gaps
from comparisons.queries.texts import Column, Shown, Stretch, as_it_is, cut
from comparisons.queries.ties import Run, Tie, heats_of, is_compared, names_of, runs_of, tally, ties_of

USUAL_TEXTS, MOST_TEXTS = 3, 4
QUOTE = 140


@dataclass(frozen=True)
class LeftOut:
    """One row that a text leaves out: the segments that say it elsewhere, how it begins, and who says it."""

    segments: list[int]
    quote: str
    language: str
    outlets: list[str]


@dataclass(frozen=True)
class Block:
    """A paragraph, and the rows that the text leaves out after it."""

    stretches: list[Stretch]
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(frozen=True)
class WholeText:
    """One text of the view, with how each of its segments stands to the others shown."""

    column: Column
    blocks: list[Block]
    heats: Mapping[int, str]
    runs: list[Run]

    @property
    def article(self) -> Article:
        """Whose text it is."""
        return self.column.article

    @property
    def counts(self) -> dict[str, int]:
        """Statements by heat."""
        return tally(self.heats, self.column.segments)

    @property
    def gaps(self) -> int:
        """How many rows it leaves out."""
        return sum(len(block.left_out) for block in self.blocks)


@dataclass(frozen=True)
class Reading:
    """Two to four whole texts, the base first."""

    event: Event
    texts: list[WholeText]
    ties: list[Tie]
    found: Gathered


def reading(
    event: Event,
    *,
    base: int | None = None,
    articles: Sequence[int] | None = None,
    usual: int = USUAL_TEXTS,
    shown: Shown = as_it_is,
) -> Reading:
    """The texts of an event side by side, in five queries; `base` and `articles` as for the grid."""
    found = gather(event, base=base, articles=articles, usual=usual, most=MOST_TEXTS, shown=shown)
    rows = build_rows(found.columns, found.groups)
    tell_gaps(rows, linked=found.shared)
    ties = ties_of(found)
    tied = {piece.pk for row in rows if row.group and row.is_shared for cell in row.filled for piece in cell.segments}
    names = names_of(found.articles)
    beside = _outlets_beside(rows, ties, found.columns, names)
    texts = []
    for number, column in enumerate(found.columns):
        compared = is_compared(found, column, (other.article for other in found.columns))
        heats = heats_of(column, ties, tied, compared=compared)
        blocks = list(_blocks(column, _silences(rows, number, names)))
        texts.append(WholeText(column, blocks, heats, runs_of(column, heats, beside)))
    return Reading(event, texts, ties, found)


def _outlets_beside(
    rows: Sequence[Row], ties: Iterable[Tie], columns: Iterable[Column], names: Mapping[int, str]
) -> dict[int, list[str]]:
    """For each statement the outlets that stand beside it in a shared row, or that a tie leads to: a headline may say
    what stands in another text's sentence."""
    beside: dict[int, list[str]] = {}
    for row in rows:
        if row.group and row.is_shared:
            for cell in row.filled:
                others = [names[other.article.pk] for other in row.filled if other is not cell]
                beside.update((segment.pk, [*others]) for segment in cell.segments if segment.is_aligned)
    home = {segment.pk: names[column.article.pk] for column in columns for segment in column.segments}
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if home[other] not in beside.setdefault(one, []):
                beside[one].append(home[other])
    return beside


def _silences(rows: Sequence[Row], number: int, names: Mapping[int, str]) -> dict[int, list[LeftOut]]:
    """What a column leaves out, by the position of the segment after which the rows have it; -1 before the first."""
    found: dict[int, list[LeftOut]] = {}
    last = -1
    for row in rows:
        cell = row.cells[number]
        if cell.pieces:
            last = cell.segments[-1].position
        elif cell.leaves_out and row.key != HEADLINES:
            found.setdefault(last, []).append(_left_out(row, names))
    return found


def _left_out(row: Row, names: Mapping[int, str]) -> LeftOut:
    said = row.reference
    words = " ".join(piece.text for piece in said.pieces)
    return LeftOut(
        [segment.pk for cell in row.filled for segment in cell.segments],
        words if len(words) <= QUOTE else f"{words[:QUOTE].rstrip()}…",
        said.article.language,
        [names[cell.article.pk] for cell in row.filled],
    )


def _blocks(column: Column, silences: Mapping[int, list[LeftOut]]) -> Iterator[Block]:
    """The paragraphs of a text, each with what is left out after a segment of it."""
    if opening := silences.get(-1):
        yield Block([], opening)
    for stretches in cut(column.text, column.segments):
        positions = (stretch.segment.position for stretch in stretches if stretch.segment)
        yield Block(stretches, [one for at in positions for one in silences.get(at, ())])
