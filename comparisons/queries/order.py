"""One order of rows from the orders of several columns."""

from collections.abc import Iterable, Sequence


def merge_orders(orders: Iterable[Sequence[str]]) -> list[str]:
    """All keys once: the first order as it stands, keys that only later ones have put after the key before them.

    A key that an earlier order has already placed stays there, however a later one moved it.
    """
    start = ""
    following: dict[str, str | None] = {start: None}
    for order in orders:
        before = start
        for key in order:
            if key not in following:
                following[key] = following[before]
                following[before] = key
            before = key
    merged: list[str] = []
    at = following[start]
    while at is not None:
        merged.append(at)
        at = following[at]
    return merged
