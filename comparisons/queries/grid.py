"""The comparison grid of an event: a row per group, a column per article, word edits against a base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q

from comparisons.models import Article, Event, Link
from comparisons.queries.cells import joined, plain_runs, runs_for
from comparisons.queries.gathering import gather
from comparisons.queries.rows import Row, build_rows, tell_gaps
from comparisons.queries.sources import Origin, origin
from comparisons.queries.texts import Column, Shown, as_it_is
from comparisons.spelt import spelling_table
from comparisons.text.spellings import Table, classify_with

MOST_COLUMNS = 8
PAGE_ROWS = 300
# Below this share of common words everything would be marked as different, which tells a reader nothing.
TELLING_SHARE = 0.2
SAME_WORDS = ("base", "verbatim", "variant")


@dataclass
class Grid:
    """The grid, or a page of it. `columns[0]` is the base."""

    event: Event
    columns: list[Column]
    rows: list[Row]
    others: list[Article]
    all_rows: list[Row] | None = None
    page_number: int = 1
    # Where each column's article comes from, as far as that is known.
    origins: dict[int, Origin] = field(default_factory=dict)

    @property
    def base(self) -> Column | None:
        """The column the others are compared with."""
        return self.columns[0] if self.columns else None

    @property
    def whole(self) -> list[Row]:
        """All rows of the event, also where this grid is one page of it."""
        return self.rows if self.all_rows is None else self.all_rows

    @property
    def pages(self) -> int:
        """How many pages of PAGE_ROWS rows the event has; one at least."""
        return max(1, -(-len(self.whole) // PAGE_ROWS))

    def page(self, number: int) -> "Grid":
        """The rows of one page, counted from 1; a number out of range gives the nearest page."""
        number = min(max(1, number), self.pages)
        first = PAGE_ROWS * (number - 1)
        return replace(self, rows=self.whole[first : first + PAGE_ROWS], all_rows=self.whole, page_number=number)


def comparison(
    event: Event, *, base: int | None = None, articles: Sequence[int] | None = None, shown: Shown = as_it_is
) -> Grid:
    """The grid of an event in six queries.

    `base` and `articles` are article ids, the columns in that order after the base; by default eight are shown.
    Without a base, or with one that is not there, it is the one that most can be compared with.
    """
    found = gather(event, base=base, articles=articles, usual=MOST_COLUMNS, most=MOST_COLUMNS, shown=shown)
    rows = build_rows(found.columns, found.groups)
    tell_gaps(rows, linked=found.shared)
    _compare(rows, spellings=spelling_table(event.collection_id))
    _mark_links(event, rows)
    _mark_quotations(rows, {article.pk: article.outlet.name for article in found.articles})
    by_id = {article.pk: article for article in found.articles}
    origins = {column.article.pk: origin(column.article, by_id) for column in found.columns}
    return Grid(event, found.columns, rows, found.others, origins=origins)


def _compare(rows: Iterable[Row], spellings: Table) -> None:
    """Say of every cell how it stands to its row's reference: the base's cell, else the first that has one."""
    for row in rows:
        for cell in row.filled:
            if row.is_shared and cell is not row.reference:
                old, new = joined(row.reference.pieces), joined(cell.pieces)
                cell.state, cell.share = classify_with(old, new, spellings)
                telling = cell.share >= TELLING_SHARE
                cell.runs = runs_for(old, cell.pieces, spellings) if telling else plain_runs(cell.pieces)
            else:
                cell.state = "base" if row.is_shared else "aside" if row.is_aside else "only"
                cell.runs = plain_runs(cell.pieces)


def _mark_links(event: Event, rows: Sequence[Row]) -> None:
    """Say of every cell that stands elsewhere than in the base where it comes from, and who confirmed its place."""
    places = {
        segment.pk: (row_number, cell_number)
        for row_number, row in enumerate(rows)
        for cell_number, cell in enumerate(row.cells)
        for segment in cell.segments
    }
    told = Link.objects.filter(Q(moved=True) | Q(state=Link.State.CONFIRMED), event=event)
    told = told.exclude(state=Link.State.REJECTED)
    for a, b, moved, state, person in told.values_list("a_id", "b_id", "moved", "state", "decided_by__username"):
        for one, other in ((a, b), (b, a)):
            if one not in places or other not in places or places[one][0] != places[other][0]:
                continue
            (row, column), (_, other_column) = places[one], places[other]
            cell = rows[row].cells[other_column]
            if moved and column == 0:
                base_segment = next(s for s in rows[row].cells[0].segments if s.pk == one)
                cell.moved_from = base_segment.paragraph + 1
            if state == Link.State.CONFIRMED and cell is not rows[row].reference:
                cell.confirmed_by.add(person or "")


def _mark_quotations(rows: Iterable[Row], outlets: dict[int, str]) -> None:
    """Say of every cell who quotes the same words elsewhere, or in a sentence that is otherwise worded."""
    for row in rows:
        alike = {cell.article.pk for cell in row.filled if row.is_shared and cell.state in SAME_WORDS}
        for cell in row.filled:
            beside = alike if cell.article.pk in alike else ()
            others = [
                article
                for start, end, articles, _ in cell.article.quotations
                if any(segment.start < end and start < segment.end for segment in cell.segments)
                for article in articles
                if article in outlets and article not in beside
            ]
            cell.quoted_in = list(dict.fromkeys(outlets[article] for article in others))
