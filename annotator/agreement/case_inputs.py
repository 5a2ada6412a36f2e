"""What a textbook case is computed from: tables of values, and spans on a continuum. Reading only, no arithmetic."""

import math
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from annotator.agreement.coefficients import Unit
from annotator.agreement.coefficients.continuum import Continuum
from annotator.agreement.coefficients.continuum import Unit as Span


class BadInput(ValueError):
    """A case that cannot be read; says what is wrong with it."""


def table(given: Mapping[str, Any]) -> list[Unit]:
    """A unit an item; null is missing, and a list of labels one value, a set. Raises BadInput."""
    if "items" not in given:
        raise BadInput("values need items: a row an item, a value an annotator.")
    return [_unit(item) for item in _list(given["items"], "items")]


def spans(found: Any, scale: int = 1) -> list[Span]:
    """One annotator's spans, their ends times `scale`. Raises BadInput."""
    return [_span(one, scale) for one in _list(found, "the spans of an annotator")]


def annotators(given: Mapping[str, Any], scale: int = 1) -> dict[Hashable, list[Span]]:
    """The spans of each annotator, by name, or by number where they are a list. Raises BadInput."""
    found = given.get("annotators")
    if isinstance(found, Mapping):
        return {person: spans(own, scale) for person, own in found.items()}
    if isinstance(found, list):
        return {number: spans(own, scale) for number, own in enumerate(found)}
    raise BadInput("spans need annotators: a name each, and its [start, end, label].")


def continuum(given: Mapping[str, Any], scale: int, *, needs_length: bool) -> Continuum:
    """The continuum with the spans of each annotator. Raises BadInput for spans that are empty or outside."""
    units = annotators(given, scale)
    begin = _number(given.get("begin", 0), "begin") * scale
    if "length" in given:
        length = _number(given["length"], "length") * scale
    elif needs_length:
        raise BadInput("this measure needs the length of the continuum.")
    else:
        length = max((end for found in units.values() for _, end, _ in found), default=begin) - begin
    for found in units.values():
        for start, end, _ in found:
            if not begin <= start < end <= begin + length:
                raise BadInput(f"[{start}, {end}) is empty or outside [{begin}, {begin + length}).")
    return Continuum(length, units, begin)


def masses(given: Mapping[str, Any]) -> list[list[int]]:
    """The lengths of the segments of each segmentation. Raises BadInput."""
    found = given.get("masses")
    rows = list(found.values()) if isinstance(found, Mapping) else _list(found, "masses")
    read = [[_number(mass, "a mass") for mass in _list(row, "a segmentation")] for row in rows]
    if any(mass <= 0 for row in read for mass in row):
        raise BadInput("a segment is one position long at least.")
    return read


def _unit(item: Any) -> Unit:
    if isinstance(item, Mapping):
        return {rater: _value(value) for rater, value in item.items() if value is not None}
    return {rater: _value(value) for rater, value in enumerate(_list(item, "an item")) if value is not None}


def _value(value: Any) -> Hashable:
    if isinstance(value, list):
        return frozenset(_value(one) for one in value)
    if isinstance(value, Mapping):
        raise BadInput("a value is a label, a number, a list of labels, or null where there is none.")
    if isinstance(value, float) and not math.isfinite(value):
        raise BadInput(f"{value} is no value; write null for what is missing.")
    # JSON's true is no 1, though Python holds them to be equal.
    return str(value).lower() if isinstance(value, bool) else value


def _span(one: Any, scale: int) -> Span:
    found = _list(one, "a span")
    if len(found) < 2:
        raise BadInput("a span is [start, end, label].")
    label = _value(found[2]) if len(found) > 2 else ""
    start, end = (_number(place, "a place") for place in found[:2])
    return start * scale, end * scale, label


def _number(value: Any, what: str) -> int:
    """Whole, as code points are, or an exact fraction where a book measures in another unit."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInput(f"{what} is a number, not {value!r}.")
    return int(value) if value == int(value) else Fraction(str(value))  # type: ignore[return-value]


def _list(found: Any, what: str) -> Sequence[Any]:
    if not isinstance(found, list):
        raise BadInput(f"{what} must be a list.")
    return found
