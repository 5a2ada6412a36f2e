"""Python's collector of garbage, kept from looking through everything again and again while much is made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# After how many new objects it looks, and after how many looks it looks further; Python's own are (700, 10, 10).
SELDOM = (50_000, 20, 50)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let it look seldom for a while.

    Work that makes hundreds of thousands of objects and no rings among them spent nearly half its time on being looked
    through for rings.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def settle() -> None:
    """Let it look seldom from now on, and never at what is loaded by now, which stays until the process ends."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
