"""Agreement at its promised size: a whole report in memory, with 1,000 bootstrap samples, and beside other packages.

    python bench/agreement.py            all of it
    python bench/agreement.py --quick    the small study only

`krippendorff` (GPL) comes with the development requirements, `pygamma-agreement` with those of the benches.
"""

import argparse
import contextlib
import logging
import os
import platform
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotator.agreement.coefficients import krippendorff_alpha
from annotator.agreement.coefficients.gamma import gamma
from annotator.agreement.figures import figures_of
from annotator.agreement.study import Judgement, Study, Text, Work
from annotator.agreement.units import EventUnits

CODES = tuple(f"code-{number}" for number in range(15))
OUTLETS = [f"Outlet {number}" for number in range(8)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="the small study only")
    quick = options.parse_args().quick
    print(f"Python {platform.python_version()}, {platform.machine()}; 1,000 samples; one process, CPU: what it used\n")
    print(f"{'study':44} {'annotations':>11} {'seconds':>8} {'CPU':>6} {'bound':>6} {'peak MB':>8}")
    whole("300 articles x 3 annotators", 300, 3, 1, 5, 5)
    if not quick:
        whole("20 annotators x 1,000 events, 3 articles each", 1000, 20, 3, 5, 30)
    print(f"\n{'the same input':44} {'ours':>8} {'theirs':>8}  values")
    beside_krippendorff()
    beside_pygamma()


def made(events: int, annotators: int, articles: int, each: int) -> Study:
    """A study with so many judgements of each annotator in each event: one place in two is shared with others."""
    chance = random.Random(7)
    texts: dict[int, Text] = {}
    works = []
    for event in range(events):
        revisions = range(event * articles, (event + 1) * articles)
        for revision in revisions:
            sentences = tuple((number * 120, number * 120 + 118) for number in range(30))
            texts[revision] = Text(revision, revision, event, OUTLETS[revision % 8], "0" * 64, 3600, sentences)
        spots = [(revision, number, chance.choice(CODES)) for revision in revisions for number in range(0, 30, 5)]
        for person in range(annotators):
            judgements = tuple(judged(chance, spots, f"{event}-{person}-{number}") for number in range(each))
            works.append(Work(event, f"annotator {person:02}", "2026-11", 1, tuple(revisions), judgements))
    return Study("bench", CODES, texts, works)


def judged(chance: random.Random, spots: list[tuple[int, int, str]], pk: str) -> Judgement:
    """A span near a shared spot or anywhere, or now and then a contrast, an omission or a whole article."""
    revision, sentence, code = chance.choice(spots)
    if chance.random() < 0.4:
        sentence, code = chance.randrange(30), chance.choice(CODES)
    start = sentence * 120 + chance.randrange(0, 60)
    place = (revision, start, start + chance.randrange(10, 90))
    kind = chance.choices(["span", "contrast", "omission", "document"], [80, 10, 5, 5])[0]
    other = chance.choice(spots)[0]
    if kind == "contrast":
        return Judgement(pk, kind, code, (place, (other, place[1], place[2])))
    return Judgement(pk, kind, code, (place,), (other,) if kind == "omission" else ())


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def whole(name: str, events: int, annotators: int, articles: int, each: int, bound: int) -> None:
    study = made(events, annotators, articles, each)
    used = time.process_time()
    seconds, found = timed(lambda: figures_of(study))
    used = time.process_time() - used
    assert found["events"] == events
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    number = sum(len(work.judgements) for work in study.works)
    print(f"{name:44} {number:11,} {seconds:8.1f} {used:6.1f} {'< ' + str(bound):>6} {peak:8.0f}")


def beside_krippendorff() -> None:
    try:
        import krippendorff
        import numpy
    except ImportError:
        print("krippendorff is not installed")
        return
    study = made(1000, 3, 1, 5)
    table = []
    for event, works in study.by_event().items():
        units = EventUnits(study, event, works)
        marks = units.judged()["sentence"].marks.get(CODES[0], {})
        table += [
            {work.annotator: int(work.annotator in marks.get((event, number), ())) for work in works}
            for number in range(30)
        ]
    data = numpy.array([[unit[person] for unit in table] for person in table[0]], dtype=float)
    ours, mine = timed(lambda: krippendorff_alpha(table))
    theirs, value = timed(lambda: krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
    print(f"{'alpha, 3 x 30,000 units, krippendorff':44} {ours:8.2f} {theirs:8.2f}  {mine.value:.6f} {value:.6f}")


def beside_pygamma() -> None:
    # It tells of the solver that it does without at every alignment.
    logging.getLogger().setLevel(logging.ERROR)
    with contextlib.suppress(ImportError):
        # It compiles on its first call.
        their_gamma(spans(2, 3))
    for people, number in ((2, 50), (2, 100), (3, 50), (3, 100), (4, 30)):
        annotators = spans(people, number)
        ours, mine = timed(lambda annotators=annotators: gamma(annotators, samples=30))
        name = f"gamma, {people} x {number} units, 30 samples"
        try:
            theirs, value = timed(lambda annotators=annotators: their_gamma(annotators))
        except ImportError:
            print(f"{name:44} {ours:8.2f} {'-':>8}  {mine.value:.3f} (pygamma-agreement is not installed)")
            continue
        print(f"{name + ', pygamma-agreement':44} {ours:8.2f} {theirs:8.2f}  {mine.value:.3f} {value:.3f}", flush=True)
    # Theirs takes minutes here.
    for people, number in ((4, 100), (5, 20), (5, 50), (6, 20)):
        annotators = spans(people, number)
        ours, mine = timed(lambda annotators=annotators: gamma(annotators, samples=30))
        name, told = f"gamma, {people} x {number} units, 30 samples", mine.reason or f"{mine.value:.3f}"
        print(f"{name:44} {ours:8.2f} {'-':>8}  {told}")


def spans(people: int, number: int) -> list[list[tuple[int, int, str]]]:
    chance = random.Random(3)
    base = sorted((chance.randrange(number * 40), chance.choice("abc")) for _ in range(number))
    return [
        [(start + chance.randrange(6), start + 15 + chance.randrange(6), label) for start, label in base]
        for _ in range(people)
    ]


def their_gamma(annotators: list[list[tuple[int, int, str]]]) -> float:
    import numpy
    from pyannote.core import Segment
    from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum

    numpy.random.seed(7)
    continuum = Continuum()
    for person, found in enumerate(annotators):
        for start, end, label in found:
            continuum.add(f"annotator {person}", Segment(start, end), label)
    with silent():
        return float(continuum.compute_gamma(CombinedCategoricalDissimilarity(delta_empty=1), n_samples=30).gamma)


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Its solver writes past Python, a page for each alignment."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


if __name__ == "__main__":
    main()
