"""The attributes of an annotation: short answers, in a form that every database keeps and every reader can read."""

import json
import math
from collections.abc import Iterator
from typing import Any

from rest_framework import serializers

MOST_CHARACTERS = 10_000
MOST_LEVELS = 4


class AttributesField(serializers.DictField):
    """Named answers: texts, numbers, yes or no, or short lists of them."""

    def to_internal_value(self, data: Any) -> dict[Any, Any]:
        """The attributes as they are. Raises ValidationError for what could not be stored or read back the same."""
        for fault in _faults(data, 0):
            raise serializers.ValidationError(fault)
        checked: dict[Any, Any] = super().to_internal_value(data)
        if len(json.dumps(checked)) > MOST_CHARACTERS:
            raise serializers.ValidationError(f"Attributes may take {MOST_CHARACTERS:,} characters at most.")
        return checked


def _faults(value: Any, level: int) -> Iterator[str]:
    if level > MOST_LEVELS:
        yield f"Attributes may be nested {MOST_LEVELS} levels deep at most."
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _faults(name, level)
            yield from _faults(inner, level + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _faults(inner, level + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        yield "A number in the attributes is too large."
    elif isinstance(value, str) and any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value):
        yield "A text in the attributes holds a NUL character or half of a surrogate pair. Remove it."
