"""Coefficients against independent ones: a library where it covers them, else slow ones as the papers have them."""

from collections import Counter
from itertools import combinations, pairwise, permutations

import krippendorff
import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.agreement.coefficients import boundaries, differences, span_f1, tables, unitizing, weighted
from annotator.agreement.coefficients.alpha import krippendorff_alpha
from annotator.agreement.coefficients.continuum import Continuum

VALUES = st.one_of(st.none(), st.integers(0, 4))
TABLES = st.integers(2, 5).flatmap(lambda people: st.lists(st.lists(VALUES, min_size=people, max_size=people)))
PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1)


def as_table(rows: list) -> list:
    return [{person: value for person, value in enumerate(row) if value is not None} for row in rows]


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
@settings(deadline=None)
@given(TABLES)
def test_alpha_is_what_an_independent_library_says(level: str, rows: list) -> None:
    found = krippendorff_alpha(as_table(rows), getattr(differences, level))
    pairable = [row for row in rows if sum(value is not None for value in row) >= 2]
    used = {value for row in pairable for value in row if value is not None}
    if len(used) < 2:
        assert found.value is None
        return
    data = numpy.array([[numpy.nan if value is None else value for value in row] for row in pairable], dtype=float)
    theirs = krippendorff.alpha(reliability_data=data.T, level_of_measurement=level)
    assert found.value == pytest.approx(theirs, abs=1e-9)
    assert found.units == len(pairable)


@settings(deadline=None)
@given(PAIRS)
def test_kappa_and_pi_are_what_their_definitions_say(pairs: list) -> None:
    n = len(pairs)
    same = sum(a == b for a, b in pairs) / n
    shares = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    own = sum(shares[0][value] / n * shares[1][value] / n for value in range(4))
    pooled = sum(((shares[0][value] + shares[1][value]) / 2 / n) ** 2 for value in range(4))
    table = as_table(pairs)
    assume(own < 1)
    assert tables.cohen_kappa(table).value == pytest.approx((same - own) / (1 - own))
    assert tables.scott_pi(table).value == pytest.approx((same - pooled) / (1 - pooled))
    # For two annotators Fleiss' kappa is Scott's pi.
    assert tables.fleiss_kappa(table).value == tables.scott_pi(table).value


@pytest.mark.parametrize(("name", "power"), [("linear", 1), ("quadratic", 2)])
@settings(deadline=None)
@given(PAIRS)
def test_weighted_kappa_is_what_two_matrices_give(name: str, power: int, pairs: list) -> None:
    scale = list(range(4))
    observed = numpy.zeros((4, 4))
    for a, b in pairs:
        observed[a, b] += 1 / len(pairs)
    expected = numpy.outer(observed.sum(axis=1), observed.sum(axis=0))
    apart = numpy.abs(numpy.subtract.outer(range(4), range(4))) ** power
    found = weighted.weighted_kappa(as_table(pairs), weighted.WEIGHTS[name], scale).value
    if not (apart * expected).sum():
        assert found is None
        return
    assert found == pytest.approx(1 - (apart * observed).sum() / (apart * expected).sum())
    turned = weighted.weighted_kappa(as_table(pairs), weighted.WEIGHTS[name], scale[::-1]).value
    assert turned == found


@settings(deadline=None)
@given(TABLES)
def test_ac2_of_two_values_is_ac1_and_a_near_miss_counts_for_something(rows: list) -> None:
    two = [[None if value is None else value % 2 for value in row] for row in rows]
    ac1 = tables.gwet_ac1(as_table(two))
    for apart in weighted.WEIGHTS.values():
        assert weighted.gwet_ac2(as_table(two), apart) == ac1
    near, far = ([[0, 0], [3, 3], [1, 2], [1, other]] for other in (2, 3))
    values = [weighted.gwet_ac2(as_table(rows), weighted.linear).value for rows in (near, far)]
    assert values[0] > values[1]


@settings(deadline=None)
@given(TABLES)
def test_interval_alpha_does_not_see_another_scale(rows: list) -> None:
    other = [[None if value is None else 10 - 3 * value for value in row] for row in rows]
    assert (
        krippendorff_alpha(as_table(rows), differences.interval).value
        == krippendorff_alpha(as_table(other), differences.interval).value
    )


# --- Spans -------------------------------------------------------------------------------------------------------


@st.composite
def annotations(draw: st.DrawFn, length: int = 24) -> list[tuple[int, int, str]]:
    """Units of one annotator that do not overlap, in any order."""
    borders = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    units = [(start, end, draw(st.sampled_from("abc"))) for start, end in pairwise(borders) if draw(st.booleans())]
    return draw(st.permutations(units))


CONTINUA = st.lists(
    st.lists(annotations(), min_size=1, max_size=4).map(lambda found: Continuum(24, dict(enumerate(found)))), max_size=3
)


def slow_u_alpha(continua: list[Continuum], *, valued_only: bool = False, binary: bool = False) -> float | None:
    """Position by position, straight from the definitions."""
    met, own = Counter(), 0.0
    for continuum in continua:
        vectors = {person: vector(continuum, person, binary=binary) for person in continuum.units}
        if len(vectors) > 1:
            met.update(slow_met(vectors, valued_only))
            own += sum(slow_own(vectors, person, units, valued_only) for person, units in continuum.units.items())
    total, marginals = sum(met.values()), Counter()
    for (a, _), amount in met.items():
        marginals[a] += amount
    expected = total**2 - sum(amount**2 for amount in marginals.values())
    if not total or expected < 1e-9:
        return None
    observed = sum(amount for (a, b), amount in met.items() if a != b) / total
    return 1 - observed * (total**2 - own) / expected


def slow_met(vectors: dict, valued_only: bool) -> dict:
    """How often values meet on one continuum."""
    met = Counter()
    for a, b in permutations(vectors, 2):
        for pair in zip(vectors[a], vectors[b], strict=True):
            if all(pair) or not valued_only:
                met[pair] += 1 / (len(vectors) - 1)
    return met


def slow_own(vectors: dict, person: object, units: list, valued_only: bool) -> float:
    """What one annotator's units take out of the expectation."""
    if not valued_only:
        return sum((end - start) ** 2 for start, end, _ in units) + vectors[person].count(None)
    others = [theirs for other, theirs in vectors.items() if other != person]
    return sum((sum(bool(x) for one in others for x in one[start:end]) / len(others)) ** 2 for start, end, _ in units)


def vector(continuum: Continuum, person: object, *, binary: bool) -> list:
    places: list = [None] * continuum.length
    for start, end, label in continuum.units[person]:
        for place in range(start, end):
            places[place] = "x" if binary else label
    return places


@settings(deadline=None)
@given(CONTINUA)
def test_the_u_alphas_are_what_counting_position_by_position_gives(continua: list[Continuum]) -> None:
    for measure, options in (
        (unitizing.u_alpha, {}),
        (unitizing.bar_u_alpha, {"binary": True}),
        (unitizing.cu_alpha, {"valued_only": True}),
    ):
        slow = slow_u_alpha(continua, **options)
        found = measure(continua).value
        assert found is None if slow is None else found == pytest.approx(slow, abs=1e-9)


@settings(deadline=None)
@given(CONTINUA)
def test_identical_annotators_agree_perfectly_or_not_at_all_defined(continua: list[Continuum]) -> None:
    same = [Continuum(c.length, {"1": c.units[0], "2": c.units[0], "3": c.units[0]}) for c in continua]
    for measure in (unitizing.u_alpha, unitizing.bar_u_alpha, unitizing.cu_alpha):
        assert measure(same).value in (None, 1.0)
    assert span_f1.strict_f1(same).value in (None, 1.0)


@settings(deadline=None)
@given(CONTINUA)
def test_f1_counts_hits_both_ways(continua: list[Continuum]) -> None:
    strict = lenient = spans = 0
    for continuum in continua:
        for a, b in permutations(continuum.units.values(), 2):
            strict += sum(unit in b for unit in a)
            lenient += sum(any(o[2] == u[2] and o[0] < u[1] and u[0] < o[1] for o in b) for u in a)
            spans += len(a)
    expected = (strict / spans, lenient / spans) if spans else (None, None)
    assert (span_f1.strict_f1(continua).value, span_f1.lenient_f1(continua).value) == expected


def test_coverage_says_what_part_of_a_label_was_looked_at() -> None:
    continuum = Continuum(10, {"1": [(0, 4, "a")], "2": [(2, 4, "b")]})
    assert unitizing.coverage([continuum], "a") == 0.5
    assert unitizing.coverage([continuum], "b") == 1
    assert unitizing.coverage([continuum], "c") is None


# --- Boundaries --------------------------------------------------------------------------------------------------

SEGMENTATION = st.sets(st.integers(1, 9)).map(lambda cuts: [b - a for a, b in pairwise([0, *sorted(cuts), 10])])


def slow_boundary_similarity(first: list[int], second: list[int], near: int) -> float | None:
    """Every way of pairing the boundaries that only one has."""
    mine, theirs = (set(numpy.cumsum(one)[:-1].tolist()) for one in (first, second))
    matches = len(mine & theirs)
    a, b = sorted(mine - theirs), sorted(theirs - mine)
    best = (0, 0.0)
    for size in range(min(len(a), len(b)) + 1):
        for left in combinations(a, size):
            for right in permutations(b, size):
                distances = [abs(x - y) for x, y in zip(left, right, strict=True)]
                if all(distance < near for distance in distances):
                    best = max(best, (size, -sum(distances)))
    pairs, distance = best[0], -best[1]
    alone = len(a) + len(b) - 2 * pairs
    compared = alone + pairs + matches
    return 1 - (alone + distance / near) / compared if compared else None


@settings(deadline=None)
@given(SEGMENTATION, SEGMENTATION, st.integers(1, 3))
def test_boundary_similarity_finds_the_best_pairing(first: list[int], second: list[int], near: int) -> None:
    assume(len(first) + len(second) < 12)
    slow = slow_boundary_similarity(first, second, near)
    found = boundaries.boundary_similarity([first, second], near).value
    assert found is None if slow is None else found == pytest.approx(slow)
    assert found == boundaries.boundary_similarity([second, first], near).value
