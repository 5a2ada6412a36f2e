"""One order of rows from the orders of several columns."""

from collections.abc import Iterable, Sequence

START = ""


def merge_orders(orders: Iterable[Sequence[str]]) -> list[str]:
    """All keys once: the first order as it stands, and keys that only later ones have beside their neighbours.

    A new key comes after the key that stands before it in its own order; at the beginning of an order, before the
    first key that is known; and where an order has no known key at all, at the end. A key that an earlier order has
    placed stays there, however a later one moved it.
    """
    following: dict[str, str | None] = {START: None}
    before: dict[str, str] = {}
    last = START
    for order in orders:
        first_known = next((key for key in order if key in following), None)
        at = before.get(first_known, START) if first_known else last
        for key in order:
            if key not in following:
                after = following[at]
                following[at], following[key], before[key] = key, after, at
                if after is None:
                    last = key
                else:
                    before[after] = key
            at = key
    return _walk(following)


def _walk(following: dict[str, str | None]) -> list[str]:
    merged: list[str] = []
    at = following[START]
    while at is not None:
        merged.append(at)
        at = following[at]
    return merged
