"""The numbers of one event, as whole numbers that add up."""

from dataclasses import dataclass, field

# (kind, outlet); and (kind, outlet, code).
Base = tuple[str, str]
Key = tuple[str, str, str]


@dataclass
class Tally:
    """One event's numbers, of the units that two annotators judged."""

    event: int
    annotators: tuple[str, ...]
    # Judgements, pairs of judgements, and units; of spans the length of all continua, and texts.
    bases: dict[Base, list[int]] = field(default_factory=dict)
    # Apart (scaled), marked, unequal pairs; of spans as `spans.tally_spans` has them.
    codes: dict[Key, list[int]] = field(default_factory=dict)
    merged: int = 0
