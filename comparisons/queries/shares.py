"""How one column of the grid stands to the base, as a strip of its rows and in a line of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from comparisons.queries.grid import Grid, Row

LABELS = {"same": "same", "edited": "edited", "rewritten": "rewritten", "own": "own"}


@dataclass(frozen=True)
class Strip:
    """Neighbouring rows in which a column stands in the same way to the base; counted in rows."""

    start: int
    length: int
    state: str


def strips(grid: Grid, column: int) -> list[Strip]:
    """The rows of the whole grid in which a column has a cell, neighbours of one state joined."""
    found: list[Strip] = []
    states = (row.cells[column].state for row in grid.whole)
    at = 0
    for state, run in groupby(states):
        length = sum(1 for _ in run)
        if state != "gap":
            found.append(Strip(at, length, state))
        at += length
    return found


def share_words(grid: Grid, column: int) -> str:
    """A line such as "58 % same · 12 % edited · 30 % own", in per cent of the column's rows without boilerplate."""
    standings = list(_standings(grid.whole, column))
    counts = {name: standings.count(name) for name in LABELS}
    if counts["own"] == len(standings):
        return "own text throughout" if standings else ""
    return " · ".join(
        f"{round(100 * count / len(standings))} % {LABELS[name]}" for name, count in counts.items() if count
    )


def _standings(rows: list[Row], column: int) -> Iterator[str]:
    for row in rows:
        cell, base = row.cells[column], row.cells[0]
        if cell.state in ("gap", "aside"):
            continue
        if not base.pieces or cell.state not in ("verbatim", "variant", "edited", "rewritten"):
            yield "own"
        else:
            yield "same" if cell.state in ("verbatim", "variant") else cell.state
