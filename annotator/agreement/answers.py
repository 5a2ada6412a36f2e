"""Where two annotators gave the same code to the same place: did they answer alike to what it asks? Pure.

The place is a sentence for a span, and the unit of its kind (units.py) for all else. Whoever did not give the code
there, or left the question open, has no value there: whether the code is there at all is measured by itself.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain, permutations
from math import lcm
from typing import Any

import numpy as np

from annotator.agreement import bootstrap
from annotator.agreement.coefficients import Unit, differences, krippendorff_alpha, percent
from annotator.agreement.pairs import SPAN, Numbers
from annotator.agreement.units import SENTENCE, EventUnits

# With more different answers than this, as free texts have, there is a value and no interval.
MOST_VALUES = 60

Question = tuple[str, str]


class Answers:
    """Collects the answers of event after event: a table a question (code, attribute), by event."""

    def __init__(self, codes: Sequence[str]) -> None:
        """Nothing is collected yet; `codes` give the order."""
        self._order = {code: place for place, code in enumerate(codes)}
        self._tables: dict[Question, dict[int, list[Unit]]] = {}

    def add(self, event: EventUnits) -> None:
        """Collect the answers of one event that two annotators handed in."""
        given: dict[tuple[Question, Hashable], dict[Hashable, set[Any]]] = {}
        for work in event.works:
            for one in work.judgements:
                if not one.answers or one.code not in self._order:
                    continue
                wanted = SENTENCE if one.kind == SPAN else one.kind
                units = [(kind, unit) for kind, unit in event.marked(one) if kind == wanted]
                for attribute, answer in one.answers:
                    for place in units:
                        question = (one.code, attribute)
                        given.setdefault((question, place), {}).setdefault(work.annotator, set()).add(answer)
        for (question, _), people in given.items():
            unit = {person: _value(found) for person, found in people.items()}
            self._tables.setdefault(question, {}).setdefault(event.event, []).append(unit)

    def result(self, weights: Numbers, places: Mapping[int, int]) -> list[dict[str, Any]]:
        """Each question with its value and interval, its n and its answers, in the order of the codes."""
        ordered = sorted(self._tables, key=lambda question: (self._order[question[0]], question[1]))
        return [_entry(question, self._tables[question], weights, places) for question in ordered]


def _value(found: set[Any]) -> Hashable:
    """One answer, or a set of them where somebody has two annotations of the code on the same place."""
    return next(iter(found)) if len(found) == 1 else frozenset(found)


def _entry(
    question: Question, by_event: Mapping[int, Sequence[Unit]], weights: Numbers, places: Mapping[int, int]
) -> dict[str, Any]:
    table = list(chain.from_iterable(by_event.values()))
    counted = Counter(value for unit in table if len(unit) > 1 for value in unit.values())
    numbers = bool(counted) and all(isinstance(value, int | float) for value in counted)
    found = krippendorff_alpha(table, differences.interval if numbers else differences.nominal)
    drawn = () if found.value is None else _resampled(by_event, counted, weights, places, numbers=numbers)
    low, high, resamples = bootstrap.interval(drawn) or (None, None, 0)
    return {
        "code": question[0],
        "attribute": question[1],
        "metric": "interval" if numbers else "nominal",
        "value": found.value,
        "reason": str(found.reason),
        "low": low,
        "high": high,
        "resamples": resamples,
        "percent": percent(table).value,
        "units": found.units,
        "answers": sorted(([_said(value), times] for value, times in counted.items()), key=lambda a: (-a[1], a[0])),
    }


def _said(value: Hashable) -> str:
    return " + ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)


def _resampled(
    by_event: Mapping[int, Sequence[Unit]],
    counted: Counter[Hashable],
    weights: Numbers,
    places: Mapping[int, int],
    *,
    numbers: bool,
) -> Numbers:
    """Alpha of each resample, from whole coincidences: those of a unit of m values are 1/(m - 1), times a multiple.

    NaN where it is undefined; nothing where there are too many answers.
    """
    if len(counted) > MOST_VALUES:
        return np.empty(0)
    values = {value: place for place, value in enumerate(counted)}
    units = {event: [u for u in table if len(u) > 1] for event, table in by_event.items()}
    scale = lcm(*(len(unit) - 1 for table in units.values() for unit in table))
    met = np.zeros((weights.shape[1], len(values), len(values)))
    for event, table in units.items():
        for unit in table:
            for a, b in permutations(unit.values(), 2):
                met[places[event], values[a], values[b]] += scale // (len(unit) - 1)
    if numbers:
        marks = np.array([float(value) for value in values])  # type: ignore[arg-type] # all of them are numbers
        apart = (marks[:, None] - marks[None, :]) ** 2
    else:
        apart = 1.0 - np.eye(len(values))
    drawn = np.tensordot(weights, met, axes=1)
    totals = drawn.sum(axis=2)
    observed = (drawn * apart).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        alphas = 1 - (totals.sum(axis=1) - scale) * observed / expected
    return np.where(expected > 0, alphas, np.nan)
