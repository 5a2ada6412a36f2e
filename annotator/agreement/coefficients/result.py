"""What a coefficient is: a value, or the reason why there is none."""

import enum
from dataclasses import dataclass


class Reason(enum.StrEnum):
    """Why a coefficient has no value. `SENTENCES` says the same to a reader."""

    NONE = ""
    NO_PAIRS = "no_pairable_values"
    NO_VARIATION = "no_variation"
    NOT_TWO = "needs_two_annotators"
    UNEVEN = "unequal_number_of_annotators"
    OVERLAP = "overlapping_units"
    NO_ORDER = "values_without_order"
    NOT_NUMBERS = "values_not_numbers"
    LENGTHS = "lengths_differ"
    TOO_LARGE = "too_large"
    TOO_FEW = "too_few_events"


SENTENCES = {
    Reason.NONE: "",
    Reason.NO_PAIRS: "Nothing was judged by two annotators.",
    Reason.NO_VARIATION: "All annotators gave one and the same value everywhere; nothing can vary.",
    Reason.NOT_TWO: "This coefficient is for exactly two annotators.",
    Reason.UNEVEN: "This coefficient needs the same number of annotators on every unit.",
    Reason.OVERLAP: "An annotator has units that overlap on this continuum.",
    Reason.NO_ORDER: "The values have no order.",
    Reason.NOT_NUMBERS: "The values are not numbers.",
    Reason.LENGTHS: "The segmentations are not of the same length.",
    Reason.TOO_LARGE: "There are too many units for an exact alignment.",
    Reason.TOO_FEW: "Too few events to resample.",
}


@dataclass(frozen=True)
class Coefficient:
    """A value, or the reason why there is none; with the number of units that at least two annotators judged."""

    value: float | None
    units: int
    reason: str = Reason.NONE

    @property
    def sentence(self) -> str:
        """The reason in words; empty where there is a value."""
        return SENTENCES[Reason(self.reason)] if self.reason in set(Reason) else self.reason


def undefined(reason: Reason, units: int = 0) -> Coefficient:
    """No value, and why."""
    return Coefficient(None, units, reason)
