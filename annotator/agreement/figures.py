"""The figures of a report, from a study: every value with its interval, its prevalence and its n. Pure.

Equal studies give equal figures to the last digit: events and codes are sorted, sums are of whole numbers, chance has
a fixed seed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from annotator.agreement import bootstrap, left_out, tallies
from annotator.agreement.answers import Answers
from annotator.agreement.coefficients.result import Reason
from annotator.agreement.confusion import Confusion
from annotator.agreement.ledger import ALL, Ledger, Read
from annotator.agreement.pairs import SPAN, Numbers, Pairs
from annotator.agreement.study import Study
from annotator.agreement.tally import Tally
from annotator.agreement.units import CONTRAST, DOCUMENT, EVENT, OMISSION, SENTENCE, EventUnits

# Raised when a figure would come out differently from the same study.
VERSION = 3
KINDS = (SENTENCE, SPAN, DOCUMENT, CONTRAST, OMISSION, EVENT)
MEASURES = {kind: "u_alpha_nominal_2016" if kind == SPAN else "krippendorff_alpha_nominal" for kind in KINDS}
# Pairs of annotators are compared on what every study has.
PAIR_KINDS = (SENTENCE, SPAN)
# Below it intervals are on average too narrow; from the second on they hold what they promise (docs/agreement.md).
FEW_EVENTS, ENOUGH_EVENTS = 20, 40

Beat = Callable[[int], None]
# (kind, outlet, code), with None for all codes together.
Wanted = tuple[str, str, str | None]


def _silent(done: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Counted:
    """What was counted in the events that two annotators handed in, and what was not."""

    tallies: Sequence[Tally]
    scale: int
    pairs: Mapping[str, Pairs]
    confusion: Confusion
    answers: Answers
    left_out: Sequence[dict[str, Any]]


def count(study: Study, beat: Beat = _silent) -> Counted:
    """Tally every event that two annotators handed in; `beat` hears how far it is, in per cent."""
    by_event = study.by_event()
    counter, confusion = tallies.Counter(tallies.scale_of(study)), Confusion(study.codes)
    answers = Answers(study.codes)
    counted: list[Tally] = []
    missing: list[dict[str, Any]] = []
    codes = set(study.codes)
    for done, (event, works) in enumerate(by_event.items(), 1):
        if len(works) < 2:
            missing.append(left_out.alone(event, works))
            continue
        units = EventUnits(study, event, works)
        judged = units.judged()
        counted.append(counter.add(units, judged))
        confusion.add(units, judged)
        answers.add(units)
        missing += left_out.of_event(units, codes)
        beat(100 * done // len(by_event))
    merged = sum(tally.merged for tally in counted)
    if merged:
        missing.append({"what": "merged_spans", "count": merged})
    return Counted(counted, counter.scale, counter.pairs, confusion, answers, missing)


def figures_of(
    study: Study, samples: int = bootstrap.SAMPLES, seed: int = bootstrap.SEED, beat: Beat = _silent
) -> dict[str, Any]:
    """All figures in JSON's types. `beat` hears how far it is, in per cent."""
    counted = count(study, lambda done: beat(done * 30 // 100))
    weights = _weights(counted, samples, seed)
    kinds = _kinds(study, counted, weights, beat=lambda done: beat(30 + 50 * done // samples))
    confusion = counted.confusion.result()
    for name, parts in parts_of(study).items():
        for part, found in parts.items():
            # The only part is the whole: nothing is counted twice.
            own = counted if len(parts) == 1 else count(found)
            values = kinds if len(parts) == 1 else _kinds(study, own, _weights(own, samples, seed), outlets=False)
            for kind in KINDS:
                kinds[kind].setdefault(name, {})[part] = {key: values[kind][key] for key in ("all", "codes")}
            confusion["passages"][f"{name}:{part}"] = own.confusion.differing
    beat(90)
    events = len(counted.tallies)
    places = {tally.event: place for place, tally in enumerate(counted.tallies)}
    for kind in PAIR_KINDS:
        found_pairs = counted.pairs.get(kind)
        kinds[kind]["pairs"] = found_pairs.result(study.codes, weights, places) if found_pairs else []
    return {
        "version": VERSION,
        "samples": samples,
        "seed": seed,
        "events": events,
        "few_events": events < FEW_EVENTS,
        "annotators": sorted({person for tally in counted.tallies for person in tally.annotators}),
        "codes": list(study.codes),
        "measures": MEASURES,
        "kinds": kinds,
        "confusion": confusion,
        "answers": counted.answers.result(weights, places),
        "left_out": list(counted.left_out),
    }


def basic(study: Study) -> dict[str, Any]:
    """The values of each kind without intervals: quick enough to wait for."""
    counted = count(study)
    return _kinds(study, counted, _weights(counted, 0, bootstrap.SEED))


def _weights(counted: Counted, samples: int, seed: int) -> Numbers:
    """How often each event is drawn in each resample; of one event there are none."""
    events = len(counted.tallies)
    return bootstrap.weights(events, samples if events > 1 else 0, seed)


def parts_of(study: Study) -> dict[str, dict[str, Study]]:
    """The study cut by version of the codebook, and by month of handing in."""
    return {
        "versions": study.parts(lambda work: str(work.version)),
        "months": study.parts(lambda work: work.month),
    }


def _kinds(
    study: Study, counted: Counted, weights: Numbers, *, outlets: bool = True, beat: Beat = _silent
) -> dict[str, Any]:
    ledger = Ledger.of(counted.tallies, counted.scale)
    vectors = [ledger.vector(tally) for tally in counted.tallies]
    names = sorted({outlet for _, outlet, _ in ledger.first if outlet != ALL}) if outlets else []
    at_outlets = list(_outlets(ledger, names))
    with_interval: list[Wanted] = [(kind, ALL, code) for kind in KINDS for code in (None, *study.codes)]
    with_interval += [(kind, outlet, None) for kind, outlet in at_outlets]
    # A code in one outlet: a value, for which a thousand resamples would cost more than all others together.
    without: list[Wanted] = [(kind, outlet, code) for kind, outlet in at_outlets for code in study.codes]
    readers = {key: ledger.reader(*key[:2], _several(key, study.codes)) for key in (*with_interval, *without)}
    drawn: dict[Wanted, list[float | None]] = {key: [] for key in with_interval}
    for sums in bootstrap.resamples(vectors, ledger.read, weights, beat):
        for key, values in drawn.items():
            values.append(readers[key](sums))
    table = _table(ledger, vectors, readers, drawn, study.codes)
    found: dict[str, Any] = {kind: {"outlets": {}, **_of(table, kind, ALL, study.codes)} for kind in KINDS}
    for kind, outlet in at_outlets:
        found[kind]["outlets"][outlet] = _of(table, kind, outlet, study.codes)
    return found


def _several(key: Wanted, codes: Sequence[str]) -> Sequence[str]:
    return codes if key[2] is None else [key[2]]


def _of(table: Mapping[Wanted, Any], kind: str, outlet: str, codes: Sequence[str]) -> dict[str, Any]:
    return {"all": table[kind, outlet, None], "codes": {code: table[kind, outlet, code] for code in codes}}


def _outlets(ledger: Ledger, outlets: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((kind, outlet) for kind in KINDS for outlet in outlets if (kind, outlet, "") in ledger.first)


def _table(
    ledger: Ledger,
    vectors: Sequence[Mapping[int, int]],
    readers: Mapping[Wanted, Read],
    drawn: Mapping[Wanted, Sequence[float | None]],
    codes: Sequence[str],
) -> dict[Wanted, dict[str, Any]]:
    """Each wanted value with its mean per event, its interval, and what stands beside it."""
    sums = ledger.total(vectors)
    means = _means(ledger, vectors, readers)
    table = {}
    for key, read in readers.items():
        entry = {"value": read(sums), **ledger.facts(sums, key[0], key[1], _several(key, codes))}
        entry["mean_per_event"], entry["events_with_value"] = means[key]
        around = None if entry["value"] is None else bootstrap.interval(drawn.get(key, ()))
        entry["low"], entry["high"], entry["resamples"] = around or (None, None, 0)
        if entry["value"] is not None:
            entry["reason"] = str(Reason.NONE)
        table[key] = entry
    return table


def _means(
    ledger: Ledger, vectors: Sequence[Mapping[int, int]], readers: Mapping[Wanted, Read]
) -> dict[Wanted, tuple[float | None, int]]:
    """The mean of an event's own values over the events that have one, and how many have."""
    per_event: dict[Wanted, list[float]] = {key: [] for key in readers}
    # An event has nothing to say of an outlet that it has no judgement in.
    by_base: dict[int, list[Wanted]] = {}
    for kind, outlet, code in readers:
        if (kind, outlet, "") in ledger.first:
            by_base.setdefault(ledger.first[kind, outlet, ""], []).append((kind, outlet, code))
    for vector in vectors:
        sums = ledger.total([vector])
        for key in (key for base in by_base.keys() & vector.keys() for key in by_base[base]):
            value = readers[key](sums)
            if value is not None:
                per_event[key].append(value)
    return {key: (fsum(own) / len(own) if own else None, len(own)) for key, own in per_event.items()}
