"""Which rows of a grid say nothing new, so that a reader of changes may pass over them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from comparisons.queries.rows import Row

# A fold takes a line of its own: fewer rows are not worth it.
LEAST_FOLDED = 2


@dataclass(frozen=True)
class Folds:
    """`hidden` holds the keys of rows passed over; `sizes` how many follow one another from the row with this key."""

    hidden: frozenset[str] = frozenset()
    sizes: dict[str, int] = field(default_factory=dict)


def is_unchanged(row: Row, ignored: Collection[str] = ()) -> bool:
    """Whether all texts of a row say the same in the same place, and none leaves it out."""
    if row.is_aside:
        return True
    if not row.is_shared or any(cell.leaves_out or cell.moved_from for cell in row.cells):
        return False
    same = {"base", "verbatim", "variant"} if "variants" in ignored else {"base", "verbatim"}
    return all(cell is row.reference or cell.state in same for cell in row.filled)


def fold_unchanged(rows: Sequence[Row], context: int, ignored: Collection[str] = ()) -> Folds:
    """Fold what is unchanged, but for `context` rows before and after each change."""
    changed = [at for at, row in enumerate(rows) if not is_unchanged(row, ignored)]
    shown = {at + step for at in changed for step in range(-context, context + 1)}
    hidden: set[str] = set()
    sizes: dict[str, int] = {}
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and end not in shown:
            end += 1
        if end - at >= LEAST_FOLDED:
            sizes[rows[at].key] = end - at
            hidden.update(row.key for row in rows[at:end])
        at = max(end, at + 1)
    return Folds(frozenset(hidden), sizes)
