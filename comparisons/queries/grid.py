"""The comparison grid of an event: a row per group, a column per article, word edits against a base."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q

from comparisons.models import Article, Event, GroupMember, Link, Outlet
from comparisons.queries.cells import joined, plain_runs, runs_for
from comparisons.queries.rows import Row, build_rows
from comparisons.queries.sources import Origin, origin
from comparisons.queries.texts import Column, columns
from comparisons.spelt import spelling_table
from comparisons.text.spellings import Table, classify_with

DEFAULT_COLUMNS = 8
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


def comparison(event: Event, *, base: int | None = None, articles: Sequence[int] | None = None) -> Grid:
    """The grid of an event in six queries.

    `base` and `articles` are article ids; by default the first eight are shown. Without a base, or with one that is
    not there, it is the one that most can be compared with.
    """
    all_articles = list(event.articles.select_related("outlet").exclude(current=None).order_by("published_at", "id"))
    members = GroupMember.objects.filter(group__event=event, segment__revision__in=_currents(all_articles))
    grouped = list(members.values_list("segment_id", "group_id", "segment__revision__article_id"))
    shared = Counter(article for _, _, article in grouped)
    shown = _choose(all_articles, base, articles, shared)
    found = columns(event, shown)
    found.sort(key=lambda column: shown.index(column.article.pk))
    groups = {segment: group for segment, group, _ in grouped}
    rows = build_rows(found, groups)
    _compare(rows, linked=set(shared), spellings=spelling_table(event.collection_id))
    _mark_links(event, rows)
    _mark_quotations(rows, {article.pk: article.outlet.name for article in all_articles})
    by_id = {article.pk: article for article in all_articles}
    origins = {column.article.pk: origin(column.article, by_id) for column in found}
    others = [article for article in all_articles if article.pk not in shown]
    return Grid(event, found, rows, others, origins=origins)


def _currents(articles: Sequence[Article]) -> list[int | None]:
    return [article.current_id for article in articles]


def _choose(
    articles: Sequence[Article], base: int | None, wanted: Sequence[int] | None, shared: Counter[int]
) -> list[int]:
    """The ids of the columns, the base first."""
    chosen = [article for article in articles if wanted is None or article.pk in wanted] or list(articles)
    if not chosen:
        return []
    if base not in {article.pk for article in articles}:
        base = max(chosen, key=lambda article: _fitness_as_base(article, shared)).pk
    return [base, *[article.pk for article in chosen if article.pk != base][: DEFAULT_COLUMNS - 1]]


def _fitness_as_base(article: Article, shared: Counter[int]) -> tuple[bool, int]:
    """Agencies first, since others reprint them; then who shares most; max() keeps the earlier of two alike."""
    return article.outlet.kind == Outlet.Kind.AGENCY and shared[article.pk] > 0, shared[article.pk]


def _compare(rows: Iterable[Row], linked: set[int], spellings: Table) -> None:
    """Say of every cell how it stands to its row's reference: the base's cell, else the first that has one."""
    for row in rows:
        for cell in row.cells:
            if not cell.pieces:
                cell.leaves_out = cell.article.pk in linked and (row.is_shared or row.is_said_by_base)
            elif row.is_shared and cell is not row.reference:
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
