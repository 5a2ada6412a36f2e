"""Which annotator, unit or label comes first, and what it is called, changes no digit of any coefficient."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.coefficients import alpha_u, differences, span_f1, tables, unitizing, weighted
from annotator.agreement.coefficients.alpha import krippendorff_alpha
from annotator.agreement.coefficients.continuum import Continuum
from tests.agreement.test_coefficients import CONTINUA, TABLES, annotations, as_table


@settings(deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_order_of_annotators_and_units_changes_no_digit_of_any_coefficient(rows: list, chance: random.Random) -> None:
    people = chance.sample(range(len(rows[0])), len(rows[0])) if rows else []
    mixed = [[row[person] for person in people] for row in chance.sample(rows, len(rows))]
    two = [row[:2] for row in rows]
    kept = {person: place for place, person in enumerate(people)}
    mixed_two = [[row[kept[0]], row[kept[1]]] for row in mixed] if rows else []
    for measure in (tables.cohen_kappa, tables.scott_pi, tables.bennett_s):
        assert measure(as_table(two)) == measure(as_table(mixed_two))
        assert measure(as_table(two)) == measure(as_table([row[::-1] for row in two]))
    for metric in (differences.nominal, differences.ordinal, differences.interval, differences.ratio):
        assert krippendorff_alpha(as_table(rows), metric) == krippendorff_alpha(as_table(mixed), metric)
    for apart in weighted.WEIGHTS.values():
        assert weighted.gwet_ac2(as_table(rows), apart) == weighted.gwet_ac2(as_table(mixed), apart)
        assert weighted.weighted_kappa(as_table(two), apart) == weighted.weighted_kappa(as_table(mixed_two), apart)
    assert tables.randolph_kappa(as_table(rows)) == tables.randolph_kappa(as_table(mixed))


SETS = st.one_of(st.none(), st.frozensets(st.integers(0, 3)))


@settings(deadline=None)
@given(st.lists(st.tuples(SETS, SETS, SETS)), st.permutations(range(4)), st.randoms(use_true_random=False))
def test_order_and_names_change_no_digit_of_a_coefficient_of_sets(
    rows: list, names: list, chance: random.Random
) -> None:
    renamed = [tuple(None if one is None else frozenset(names[x] for x in one) for one in row[::-1]) for row in rows]
    for metric in (differences.masi, differences.jaccard, differences.nominal):
        mixed = as_table(chance.sample(renamed, len(renamed)))
        assert krippendorff_alpha(as_table(rows), metric) == krippendorff_alpha(mixed, metric)


@settings(deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_order_of_annotators_units_and_labels_changes_nothing_to_the_last_digit(rows: list, chance: object) -> None:
    names = list(range(5))
    chance.shuffle(names)  # type: ignore[attr-defined]
    shuffled = [[None if value is None else f"label {names[value]}" for value in row] for row in rows]
    people = list(range(len(rows[0]))) if rows else []
    chance.shuffle(people)  # type: ignore[attr-defined]
    shuffled = [[row[person] for person in people] for row in shuffled]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for measure in (tables.percent, tables.fleiss_kappa, tables.gwet_ac1, krippendorff_alpha):
        assert measure(as_table(rows)) == measure(as_table(shuffled))


@settings(deadline=None)
@given(CONTINUA, st.randoms(use_true_random=False))
def test_order_and_names_change_no_digit_of_a_u_alpha(continua: list[Continuum], chance: random.Random) -> None:
    names = dict(zip("abc", chance.sample("xyz", 3), strict=True))
    other = [
        Continuum(
            continuum.length,
            {
                f"annotator {person}": [
                    (start, end, names[label]) for start, end, label in chance.sample(units, len(units))
                ]
                for person, units in chance.sample(list(continuum.units.items()), len(continuum.units))
            },
        )
        for continuum in chance.sample(continua, len(continua))
    ]
    for measure in (
        unitizing.u_alpha,
        unitizing.bar_u_alpha,
        unitizing.cu_alpha,
        span_f1.strict_f1,
        span_f1.lenient_f1,
    ):
        assert measure(continua) == measure(other)
    for label, name in names.items():
        assert unitizing.ku_alpha(continua, label) == unitizing.ku_alpha(other, name)


@settings(deadline=None)
@given(annotations(), annotations(), annotations(), st.randoms(use_true_random=False))
def test_order_and_names_change_no_digit_of_alpha_u(
    first: list, second: list, third: list, chance: random.Random
) -> None:
    found = [first, second, third]
    names = dict(zip("abc", chance.sample("xyz", 3), strict=True))
    mixed = [
        [(start, end, names[label]) for start, end, label in chance.sample(units, len(units))]
        for units in chance.sample(found, 3)
    ]
    ours, theirs = (Continuum(24, dict(enumerate(some))) for some in (found, mixed))
    assert alpha_u.alpha_u(ours) == alpha_u.alpha_u(theirs)
