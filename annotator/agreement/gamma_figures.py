"""Gamma of a study, text by text: bounded, because its exact alignment grows fast with annotators and units. Pure."""

from collections.abc import Callable, Iterator
from math import fsum
from typing import Any

from annotator.agreement.coefficients.continuum import Unit
from annotator.agreement.coefficients.gamma import SEED, gamma
from annotator.agreement.pairs import SPAN
from annotator.agreement.study import Study
from annotator.agreement.units import EventUnits

SAMPLES = 30
# A text with more is left out, and listed; so is one whose alignments would take more steps: some seconds' work.
MOST_ANNOTATORS, MOST_UNITS, MOST_STEPS = 6, 100, 8_000_000


def gamma_of(study: Study, samples: int = SAMPLES, beat: Callable[[int], None] = lambda done: None) -> dict[str, Any]:
    """The mean of the texts' gammas over spans of all codes, in JSON's types; `beat` hears how far it is, in per cent.

    `texts` are [revision, value or null, reason]; texts on which nobody marked a span have nothing to align and are not
    among them.
    """
    marked = list(_marked(study))
    texts: list[list[Any]] = []
    for done, (revision, annotators) in enumerate(marked, 1):
        if len(annotators) > MOST_ANNOTATORS or max(map(len, annotators)) > MOST_UNITS:
            texts.append([revision, None, "too_large"])
        else:
            found = gamma(annotators, samples=samples, steps=MOST_STEPS)
            texts.append([revision, found.value, str(found.reason)])
        beat(100 * done // len(marked))
    values = [value for _, value, _ in texts if value is not None]
    return {
        "value": fsum(values) / len(values) if values else None,
        "texts_with_value": len(values),
        "texts": texts,
        "samples": samples,
        "seed": SEED,
    }


def _marked(study: Study) -> Iterator[tuple[int, list[list[Unit]]]]:
    """Each text that two annotators saw and one marked a span in, with the spans of each."""
    for event, works in study.by_event().items():
        units = EventUnits(study, event, works)
        for revision, people in units.seen.items():
            found: dict[str, list[Unit]] = {person: [] for person in sorted(people)}
            for work in units.works:
                for one in work.judgements:
                    if one.kind == SPAN:
                        found.setdefault(work.annotator, []).extend(
                            (start, end, one.code) for its, start, end in one.places if its == revision
                        )
            annotators = [spans for person, spans in found.items() if person in people]
            if len(annotators) > 1 and any(annotators):
                yield revision, annotators
