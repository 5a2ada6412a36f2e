"""Annotations made by chance, with the numbers, lengths, gaps and labels of real ones.

Every annotator of a sample is made alike: so many units as annotators have on average, one after the other, gaps and
lengths drawn from normal distributions with the mean and deviation of the real ones, labels by their frequency (the
statistical sampler of Titeux and Riad, pygamma-agreement, JOSS 6(62), 2021; the shuffled texts of Mathet et al. 2015
need longer texts than the ones people are trained on).
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from annotator.agreement.coefficients.continuum import Unit

# A sample without any unit is drawn again, so often at most.
TRIES = 100


class Chance:
    """What is known of real annotations, and samples made like them; the same seed gives the same samples."""

    def __init__(self, annotators: Sequence[Sequence[Unit]], seed: int) -> None:
        """Measure the annotations; none of it depends on the order of annotators, units or labels."""
        self._random = random.Random(seed)
        self._annotators = len(annotators)
        ordered = [sorted((start, end) for start, end, _ in found) for found in annotators]
        self._count = _spread([len(found) for found in ordered])
        self._length = _spread([end - start for found in ordered for start, end in found])
        self._gap = _spread(_gaps(ordered))
        self._frequencies = _frequencies(annotators)

    def draw(self, samples: int) -> Iterator[list[list[Unit]]]:
        """So many samples, each with a unit at least."""
        for _ in range(samples):
            yield self._sample()

    def _sample(self) -> list[list[Unit]]:
        for _ in range(TRIES):
            counts = [abs(int(self._random.gauss(*self._count))) for _ in range(self._annotators)]
            if any(counts):
                break
        else:
            # Units are so rare that chance hardly makes one: one it is.
            counts = [1] + [0] * (self._annotators - 1)
        return [self._units(count) for count in counts]

    def _units(self, count: int) -> list[Unit]:
        units: list[Unit] = []
        place = 0.0
        for _ in range(count):
            start = place + self._random.gauss(*self._gap)
            end = start + abs(self._random.gauss(*self._length))
            (label,) = self._random.choices(range(len(self._frequencies)), self._frequencies)
            units.append((start, end, label))  # type: ignore[arg-type] # chance knows no whole code points
            place = end
        return units


def _spread(values: Sequence[int]) -> tuple[float, float]:
    return fmean(values), pstdev(values)


def _gaps(ordered: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """From the beginning of the first unit of all to each annotator's first, and between their units.

    The 0 keeps a single unit from having no gap at all.
    """
    begin = min(found[0][0] for found in ordered if found)
    gaps = [0]
    for found in ordered:
        gaps += [after[0] - before[1] for before, after in pairwise(found)]
        if found and found[0][0] > begin:
            gaps.append(found[0][0] - begin)
    return sorted(gaps)


def _frequencies(annotators: Sequence[Sequence[Unit]]) -> list[int]:
    """How often each label was given, the most frequent first; which one it is does not matter."""
    return sorted(Counter(label for found in annotators for _, _, label in found).values(), reverse=True)
