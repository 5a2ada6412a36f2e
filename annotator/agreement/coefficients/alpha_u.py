"""The older alpha_U, of 1995 and 2004: one label at a time, each on its own continuum.

Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology 25, 1995, pp. 47-76;
Krippendorff, Content Analysis, 2nd ed. 2004, pp. 251-256. Both editions have the same arithmetic. It is not comparable
with u-alpha of 2016 (unitizing.py): on the same spans the two can lie more than 1 apart. Kept to check older papers.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import NamedTuple

from annotator.agreement.coefficients.continuum import Continuum
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined


class _Section(NamedTuple):
    start: int
    end: int
    is_unit: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def alpha_u(continuum: Continuum, label: Hashable | None = None) -> Coefficient:
    """1 - D_o/D_e of one label, or, with no label, of the sums over all labels. `units` are positions."""
    unready = _ready(continuum)
    if unready:
        return unready
    labels = labels_of(continuum) if label is None else [label]
    observed = sum((observed_disagreement(continuum, one) for one in labels), Fraction(0))
    expected = sum((expected_disagreement(continuum, one) for one in labels), Fraction(0))
    if not expected:
        return undefined(Reason.NO_VARIATION, continuum.length)
    return Coefficient(float(1 - observed / expected), continuum.length)


def labels_of(continuum: Continuum) -> list[Hashable]:
    """The labels that are used, in no order that means anything."""
    return list({unit[2] for found in continuum.units.values() for unit in found})


def observed_disagreement(continuum: Continuum, label: Hashable) -> Fraction:
    """D_o of one label (2004, p. 253): squared distances of the ends of units that meet, and units in others' gaps."""
    sections = _sections(continuum, label)
    apart = sum(
        _apart(mine, theirs)
        for i, first in enumerate(sections)
        for j, second in enumerate(sections)
        if i != j
        for mine in first
        for theirs in second
    )
    return Fraction(apart, len(sections) * (len(sections) - 1) * continuum.length**2)


def expected_disagreement(continuum: Continuum, label: Hashable) -> Fraction:
    """D_e of one label (2004, p. 254): what the same sections give when they fall at random, without replacement."""
    sections = [section for found in _sections(continuum, label) for section in found]
    units = [section.length for section in sections if section.is_unit]
    gaps = [section.length for section in sections if not section.is_unit]
    total = Fraction(0)
    for length in units:
        meeting = Fraction(len(units) - 1, 3) * (2 * length**3 - 3 * length**2 + length)
        missing = length**2 * sum(gap - length + 1 for gap in gaps if gap >= length)
        total += meeting + missing
    whole = len(continuum.units) * continuum.length
    places = whole * (whole - 1) - sum(length * (length - 1) for length in units)
    return Fraction(2, continuum.length) * total / places if places else Fraction(0)


def _ready(continuum: Continuum) -> Coefficient | None:
    if len(continuum.units) < 2 or not continuum.length:
        return undefined(Reason.NO_PAIRS)
    if any(continuum.labelled(label).has_overlaps() for label in labels_of(continuum)):
        return undefined(Reason.OVERLAP, continuum.length)
    return None


def _sections(continuum: Continuum, label: Hashable) -> list[list[_Section]]:
    """The continuum of each annotator, cut into units of the label and the gaps between them."""
    return [_cut(continuum, sorted(found)) for found in _spans(continuum, label)]


def _spans(continuum: Continuum, label: Hashable) -> list[list[tuple[int, int]]]:
    return [
        [(start, end) for start, end, its in found if its == label and start < end]
        for found in continuum.units.values()
    ]


def _cut(continuum: Continuum, spans: Sequence[tuple[int, int]]) -> list[_Section]:
    sections, place = [], continuum.begin
    for start, end in spans:
        if start > place:
            sections.append(_Section(place, start, False))
        sections.append(_Section(start, end, True))
        place = end
    if continuum.begin + continuum.length > place:
        sections.append(_Section(place, continuum.begin + continuum.length, False))
    return sections


def _apart(mine: _Section, theirs: _Section) -> int:
    if mine.is_unit and theirs.is_unit:
        if mine.start < theirs.end and theirs.start < mine.end:
            return (mine.start - theirs.start) ** 2 + (mine.end - theirs.end) ** 2
        return 0
    if mine.is_unit and theirs.start <= mine.start and mine.end <= theirs.end:
        return mine.length**2
    if theirs.is_unit and mine.start <= theirs.start and theirs.end <= mine.end:
        return theirs.length**2
    return 0
