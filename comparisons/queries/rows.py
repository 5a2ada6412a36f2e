"""Rows and cells of the grid: which segments stand side by side, and in which order."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from comparisons.models import Article, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.queries.cells import Piece, Run
from comparisons.queries.order import merge_orders
from comparisons.queries.texts import Column

# Kinds that stand before the sentence they introduce, and are shown with it.
LEADING_KINDS = {Segment.Kind.DATELINE, Segment.Kind.BYLINE}
# All headlines stand side by side in the first row: however differently they are worded, they head the same event.
HEADLINES = "headlines"


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
    # another language, nor for what such a base says: no partner here does not mean that it is left out.
    leaves_out: bool = False
    # Who said that this belongs to what stands beside it; "" for somebody who has left.
    confirmed_by: set[str] = field(default_factory=set)
    # Outlets that quote the same words, other than those that say the same beside it.
    quoted_in: list[str] = field(default_factory=list)

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
    """One row: a group, all headlines, or what single articles have alone."""

    key: str
    cells: list[Cell]
    group: int | None
    # What several articles have alone, side by side only to save space: nothing in this row is compared.
    own: bool = False

    @property
    def filled(self) -> list[Cell]:
        """The cells that say something."""
        return [cell for cell in self.cells if cell.pieces]

    @property
    def is_shared(self) -> bool:
        """Whether more than one article stands in this row because they belong together."""
        return len(self.filled) > 1 and not self.own

    @property
    def is_said_by_base(self) -> bool:
        """Whether the base states something here."""
        return any(segment.kind in ALIGNED_KINDS for segment in self.cells[0].segments)

    @property
    def reference(self) -> Cell:
        """The cell that the others of this row are compared with: the base's, else the first that has one."""
        return self.filled[0]

    @property
    def is_aside(self) -> bool:
        """Whether there is nothing but boilerplate here."""
        return not any(segment.kind in ALIGNED_KINDS for cell in self.filled for segment in cell.segments)


def build_rows(found: Sequence[Column], groups: Mapping[int, int]) -> list[Row]:
    """The rows of some columns, not compared yet; `groups` has the group of each linked segment."""
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
    rows = [
        Row(
            key=key,
            cells=[Cell(column.article, cells[key].get(column.article.pk, [])) for column in found],
            group=int(key[1:]) if key.startswith("g") else None,
        )
        for key in heads + merge_orders(orders)
    ]
    return list(_packed(rows))


def tell_gaps(rows: Iterable[Row], linked: Container[int]) -> None:
    """Say of every cell without words whether its article leaves something out; `linked` has the articles that any
    link speaks of. What a base says that no link speaks of, nobody was found to leave out."""
    for row in rows:
        told = row.is_shared or (row.is_said_by_base and row.cells[0].article.pk in linked)
        for cell in row.cells:
            cell.leaves_out = told and not cell.pieces and cell.article.pk in linked


def _packed(rows: Iterable[Row]) -> Iterator[Row]:
    """Side by side what articles other than the base have alone between two rows of the base or of several."""
    waiting: dict[bool, Row] = {}
    for row in rows:
        if row.is_shared or row.cells[0].pieces:
            yield from waiting.values()
            waiting = {}
            yield row
        elif (pending := waiting.get(row.is_aside)) is not None:
            for cell, more in zip(pending.cells, row.cells, strict=True):
                cell.pieces += more.pieces
        else:
            row.own = True
            waiting[row.is_aside] = row
    yield from waiting.values()


def _keyed_pieces(column: Column, groups: Mapping[int, int]) -> Iterator[tuple[str, Piece]]:
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


def _row_key(segment: Segment, groups: Mapping[int, int]) -> str:
    if segment.kind == Segment.Kind.HEADLINE:
        return HEADLINES
    return f"g{groups[segment.pk]}" if segment.pk in groups else f"s{segment.pk}"
