"""Gamma: the alignment is the best there is, and neither order nor names nor a second run change a digit."""

import random
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.coefficients.gamma import gamma, observed_disorder
from annotator.agreement.coefficients.gamma_align import Weights

UNIT = st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from("abc")).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
)
FEW = st.lists(st.lists(UNIT, max_size=3), min_size=2, max_size=3)
MANY = st.lists(st.lists(UNIT, max_size=2), min_size=4, max_size=4)
ANNOTATORS = st.one_of(FEW, MANY).filter(any)


def slow_disorder(annotators: list, weights: Weights) -> Fraction:
    """Try every alignment there is."""
    pairs = [(i, j) for i in range(len(annotators)) for j in range(i)]

    def cost(chosen: tuple) -> Fraction:
        total = Fraction(0)
        for i, j in pairs:
            a, b = chosen[i], chosen[j]
            total += weights.empty if a is None or b is None else weights.apart(a, b)
        return total / len(pairs)

    def best(left: tuple) -> Fraction:
        if not any(left):
            return Fraction(0)
        person = next(i for i, found in enumerate(left) if found)
        options = [
            range(-1, len(found)) if i > person else [0] if i == person else [-1] for i, found in enumerate(left)
        ]
        results = []
        for numbers in product(*options):
            chosen = tuple(left[i][n] if n >= 0 else None for i, n in enumerate(numbers))
            rest = tuple(
                found[:n] + found[n + 1 :] if n >= 0 else found for found, n in zip(left, numbers, strict=True)
            )
            results.append(cost(chosen) + best(rest))
        return min(results)

    mean = Fraction(sum(len(found) for found in annotators), len(annotators))
    return best(tuple(annotators)) / mean


@settings(max_examples=60, deadline=None)
@given(ANNOTATORS, st.sampled_from([Weights(), Weights(Fraction(3), Fraction(2)), Weights(empty=Fraction(1, 2))]))
def test_the_observed_disorder_is_the_least_of_all_alignments(annotators: list, weights: Weights) -> None:
    assert observed_disorder(annotators, weights) == slow_disorder(annotators, weights)


@settings(max_examples=30, deadline=None)
@given(ANNOTATORS, st.randoms(use_true_random=False))
def test_order_and_names_change_no_digit(annotators: list, chance: object) -> None:
    names = dict(zip("abc", chance.sample("xyz", 3), strict=True))  # type: ignore[attr-defined]
    other = [
        [(start, end, names[label]) for start, end, label in chance.sample(found, len(found))]  # type: ignore[attr-defined]
        for found in chance.sample(annotators, len(annotators))  # type: ignore[attr-defined]
    ]
    assert observed_disorder(annotators) == observed_disorder(other)
    assert gamma(annotators, samples=5) == gamma(other, samples=5) == gamma(annotators, samples=5)


def test_equal_work_is_one_and_another_seed_is_another_chance() -> None:
    same = [[(0, 5, "a"), (9, 12, "b")]] * 2
    assert gamma(same, samples=20).value == 1
    apart = [[(0, 5, "a"), (9, 12, "b")], [(1, 5, "a"), (20, 22, "a")]]
    assert gamma(apart, samples=20, seed=1).value != gamma(apart, samples=20, seed=2).value


def test_overlapping_units_of_one_annotator_are_aligned_too() -> None:
    one = [[(0, 10, "a"), (3, 8, "b")], [(0, 10, "a"), (3, 8, "b")]]
    assert observed_disorder(one) == 0


def test_rare_units_end_in_a_value() -> None:
    assert gamma([[(0, 5, "a")], *[[] for _ in range(19)]], samples=3).value is not None


def test_what_is_too_large_says_so() -> None:
    units = [[(n, n + 2, "a") for n in range(9)]] * 2
    found = gamma(units, samples=1, steps=30)
    assert (found.value, found.reason) == (None, "too_large")
    # A thousand samples would take more than the steps that are left: told at the first of them.
    enough = next(steps for steps in range(30, 5_000) if gamma(units, samples=1, steps=steps).value is not None)
    assert gamma(units, samples=1_000, steps=100 * enough).reason == "too_large"
    assert gamma(units, samples=10, steps=100 * enough).value is not None


@pytest.mark.parametrize(("people", "number"), [(4, 60), (5, 25)])
def test_more_annotators_end_in_a_value(people: int, number: int) -> None:
    chance = random.Random(3)
    base = sorted((chance.randrange(number * 40), chance.choice("abc")) for _ in range(number))
    crowd = [
        [(at + chance.randrange(6), at + 15 + chance.randrange(6), label) for at, label in base] for _ in range(people)
    ]
    found = gamma(crowd, samples=3)
    assert found.value is not None
    assert 0.9 < found.value < 1
