"""How one column of the grid stands to the base, as a strip of its rows and in a line of words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from comparisons.models.segment import ALIGNED_KINDS
from comparisons.queries.grid import Grid
from comparisons.queries.rows import HEADLINES, Cell, Row

NAMES = ("same", "edited", "rewritten", "own")
COMPARED = {"verbatim": "same", "variant": "same", "edited": "edited", "rewritten": "rewritten"}


@dataclass(frozen=True)
class Strip:
    """Neighbouring rows in which a column stands in the same way to the base; counted in rows."""

    start: int
    length: int
    state: str


def is_own_headline(row: Row, cell: Cell) -> bool:
    """Whether a cell stands beside the base for being a headline, and not for saying the same."""
    return row.key == HEADLINES and cell.state == "rewritten"


def strips(grid: Grid, column: int) -> list[Strip]:
    """The rows of the whole grid in which a column has a cell, neighbours of one state joined."""
    found: list[Strip] = []
    states = (_strip_state(row, row.cells[column]) for row in grid.whole)
    at = 0
    for state, run in groupby(states):
        length = sum(1 for _ in run)
        if state != "gap":
            found.append(Strip(at, length, state))
        at += length
    return found


def _strip_state(row: Row, cell: Cell) -> str:
    return "only" if is_own_headline(row, cell) else cell.state


def share_words(grid: Grid, column: int) -> str:
    """A line such as "58 % same · 12 % edited · 30 % own", in per cent of the column's sentences."""
    counts = _sentences_by_standing(grid.whole, column)
    total = counts.total()
    if not total:
        return ""
    if counts["own"] == total:
        return "own text throughout"
    return " · ".join(f"{round(100 * counts[name] / total)} % {name}" for name in NAMES if counts[name])


def _sentences_by_standing(rows: Sequence[Row], column: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in rows:
        cell = row.cells[column]
        counts[_standing(row, cell)] += sum(segment.kind in ALIGNED_KINDS for segment in cell.segments)
    return counts


def _standing(row: Row, cell: Cell) -> str:
    """How a cell stands to the base; what the base does not say is the column's own."""
    if not row.cells[0].pieces or is_own_headline(row, cell):
        return "own"
    return COMPARED.get(cell.state, "own")
