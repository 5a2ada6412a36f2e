"""The comparison grid of an event: a row per group, a column per article, word edits against a base."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from comparisons.models import Article, Event, GroupMember, Link, Outlet, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.queries.cells import Piece, Run, joined, runs_for
from comparisons.queries.order import merge_orders
from comparisons.queries.texts import Column, columns
from comparisons.text.diff import classify

# Kinds that stand before the sentence they introduce, and are shown with it.
LEADING_KINDS = {Segment.Kind.DATELINE, Segment.Kind.BYLINE}
# All headlines stand side by side in the first row: however differently they are worded, they head the same event.
HEADLINES = "headlines"
DEFAULT_COLUMNS = 8
PAGE_ROWS = 300


@dataclass
class Cell:
    """What one article says in one row. `state` says how it stands to the row's reference."""

    article: Article
    pieces: list[Piece] = field(default_factory=list)
    # base, verbatim, variant, edited, rewritten, only (no other outlet says it), aside (boilerplate), gap
    state: str = "gap"
    share: float = 1.0
    runs: list[list[Run]] = field(default_factory=list)
    moved_from: int | None = None
    # A gap where the base or two others say something. Not so for a text of which nothing is linked, as one in
    # another language: that it has no partner here does not mean that it leaves this out.
    leaves_out: bool = False

    @property
    def segments(self) -> list[Segment]:
        """The segments of the cell, in order."""
        return [piece.segment for piece in self.pieces]

    @property
    def share_percent(self) -> int:
        """The share of equal words in per cent."""
        return round(100 * self.share)

    @property
    def parts(self) -> list[tuple[Piece, list[Run]]]:
        """Each piece with its runs."""
        return list(zip(self.pieces, self.runs, strict=True))


@dataclass
class Row:
    """One row: a group, or what only one article has."""

    key: str
    cells: list[Cell]
    group: int | None

    @property
    def is_shared(self) -> bool:
        """Whether more than one article stands in this row."""
        return sum(bool(cell.pieces) for cell in self.cells) > 1

    @property
    def is_said_by_base(self) -> bool:
        """Whether the base states something here."""
        return any(segment.kind in ALIGNED_KINDS for segment in self.cells[0].segments)

    @property
    def reference(self) -> Cell:
        """The cell that the others of this row are compared with: the base's, else the first that has one."""
        return next(cell for cell in self.cells if cell.pieces)

    @property
    def is_aside(self) -> bool:
        """Whether there is nothing but boilerplate here."""
        return all(cell.state in ("aside", "gap") for cell in self.cells)


@dataclass
class Grid:
    """The grid, or a page of it. `columns[0]` is the base."""

    event: Event
    columns: list[Column]
    rows: list[Row]
    others: list[Article]
    all_rows: list[Row] | None = None
    page_number: int = 1

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
    """The grid of an event in five queries.

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
    rows = _rows(found, groups)
    _compare(rows, linked=set(shared))
    _mark_moves(event, rows)
    return Grid(event, found, rows, [article for article in all_articles if article.pk not in shown])


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


def _rows(found: Sequence[Column], groups: dict[int, int]) -> list[Row]:
    cells: dict[str, dict[int, list[Piece]]] = {}
    orders: list[list[str]] = []
    for column in found:
        longest: dict[str, Piece] = {}
        for key, piece in _keyed_pieces(column, groups):
            cells.setdefault(key, {}).setdefault(column.article.pk, []).append(piece)
            if key not in longest or len(piece.text) > len(longest[key].text):
                longest[key] = piece
        # A cell of several sentences stands where its longest does, so that a text keeps its order as far as it can.
        orders.append(sorted(longest.keys() - {HEADLINES}, key=lambda key: longest[key].segment.position))
    heads = [HEADLINES] if HEADLINES in cells else []
    return [
        Row(
            key=key,
            cells=[Cell(column.article, cells[key].get(column.article.pk, [])) for column in found],
            group=int(key[1:]) if key.startswith("g") else None,
        )
        for key in heads + merge_orders(orders)
    ]


def _keyed_pieces(column: Column, groups: dict[int, int]) -> Iterator[tuple[str, Piece]]:
    """The segments of a column with the key of the row each stands in."""
    waiting: list[Piece] = []
    for segment in column.segments:
        piece = Piece(segment, column.slice(segment))
        if segment.kind in LEADING_KINDS:
            waiting.append(piece)
            continue
        key = _row_key(segment, groups)
        yield from ((key, before) for before in waiting)
        waiting = []
        yield key, piece
    yield from ((f"s{piece.segment.pk}", piece) for piece in waiting)


def _row_key(segment: Segment, groups: dict[int, int]) -> str:
    if segment.kind == Segment.Kind.HEADLINE:
        return HEADLINES
    return f"g{groups[segment.pk]}" if segment.pk in groups else f"s{segment.pk}"


def _compare(rows: Iterable[Row], linked: set[int]) -> None:
    """Say of every cell how it stands to its row's reference: the base's cell, else the first that has one."""
    for row in rows:
        for cell in row.cells:
            if cell.pieces:
                _compare_cell(cell, row.reference, shared=row.is_shared)
            else:
                cell.leaves_out = cell.article.pk in linked and (row.is_shared or row.is_said_by_base)


def _compare_cell(cell: Cell, reference: Cell, *, shared: bool) -> None:
    if cell is not reference:
        old, new = joined(reference.pieces), joined(cell.pieces)
        cell.state, cell.share = classify(old, new)
        cell.runs = runs_for(old, cell.pieces)
        return
    cell.runs = [[Run("equal", piece.text)] for piece in cell.pieces]
    if shared:
        cell.state = "base"
    else:
        aligned = any(segment.kind in ALIGNED_KINDS for segment in cell.segments)
        cell.state = "only" if aligned else "aside"


def _mark_moves(event: Event, rows: Sequence[Row]) -> None:
    """Say of every cell that stands elsewhere than in the base from which paragraph of the base it comes."""
    places = {
        segment.pk: (row_number, cell_number)
        for row_number, row in enumerate(rows)
        for cell_number, cell in enumerate(row.cells)
        for segment in cell.segments
    }
    moved = Link.objects.filter(event=event, moved=True).exclude(state=Link.State.REJECTED)
    for a, b in moved.values_list("a_id", "b_id"):
        for one, other in ((a, b), (b, a)):
            if one not in places or other not in places:
                continue
            (row, column), (other_row, other_column) = places[one], places[other]
            if column == 0 and row == other_row:
                base_segment = next(s for s in rows[row].cells[0].segments if s.pk == one)
                rows[row].cells[other_column].moved_from = base_segment.paragraph + 1
