"""Counterbalanced columns: over an event's annotators each text stands first, and after each other one, as often."""

from collections.abc import Sequence


def balanced(items: Sequence[int], annotator: int) -> list[int]:
    """The order for the annotator with this number, from 0, after a Williams design (E. J. Williams 1949).

    Over as many annotators as items (twice as many where that is odd) each item has each place, and follows each other
    item, equally often.
    """
    count = len(items)
    if count < 2:
        return list(items)
    first = [(-(at // 2) if at % 2 == 0 else at // 2 + 1) % count for at in range(count)]
    order = [items[(place + annotator) % count] for place in first]
    # An odd number needs the mirror image too.
    return order[::-1] if count % 2 and (annotator // count) % 2 else order
