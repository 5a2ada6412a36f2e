"""Which judgements belong side by side: a partition, whatever their order."""

import random
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.gather import Gathered, Judgement, Place, disagreement, gather

ids = count()


def judge(annotator: int, *places: Place, kind: str = "span", code: str = "economic", absent: Any = ()) -> Judgement:
    return Judgement(next(ids), 1, annotator, kind, code, places, frozenset(absent))


def sets(cases: list[Gathered]) -> set[frozenset[int]]:
    return {frozenset(member.pk for member in case.members) for case in cases}


def together(*judgements: Judgement) -> bool:
    return len(gather(judgements, 2)) == 1


def test_spans_of_one_code_that_share_a_code_point_are_one_case() -> None:
    assert together(judge(1, (7, 0, 10)), judge(2, (7, 9, 20)))


@pytest.mark.parametrize(
    "other",
    [
        judge(2, (7, 10, 20)),
        judge(2, (8, 0, 10)),
        judge(2, (7, 0, 10), code="morality"),
        judge(2, (7, 0, 10), kind="document"),
    ],
    ids=["touching only", "another text", "another code", "another kind"],
)
def test_spans_that_do_not_meet_are_two_cases(other: Judgement) -> None:
    assert not together(judge(1, (7, 0, 10)), other)


def test_a_span_that_meets_two_others_brings_them_together() -> None:
    left, right, bridge = judge(1, (7, 0, 10)), judge(1, (7, 15, 25)), judge(2, (7, 5, 20))
    assert sets(gather([left, right, bridge], 2)) == {frozenset({left.pk, right.pk, bridge.pk})}
    assert len(gather([left, right], 2)) == 2


def test_contrasts_meet_where_both_their_sides_do() -> None:
    def contrast(annotator: int, *places: Place) -> Judgement:
        return judge(annotator, *places, kind="contrast")

    assert together(contrast(1, (7, 0, 10), (8, 0, 10)), contrast(2, (8, 5, 9), (7, 3, 4)))
    assert not together(contrast(1, (7, 0, 10), (8, 0, 10)), contrast(2, (7, 0, 10), (9, 0, 10)))


def test_omissions_meet_where_somebody_omits_the_same_words() -> None:
    def omission(annotator: int, place: Place, *absent: int) -> Judgement:
        return judge(annotator, place, kind="omission", absent=absent)

    assert together(omission(1, (7, 0, 10), 3, 4), omission(2, (7, 5, 8), 4, 5))
    assert not together(omission(1, (7, 0, 10), 3), omission(2, (7, 0, 10), 4))
    assert not together(omission(1, (7, 0, 10), 3), omission(2, (7, 10, 12), 3))


def test_judgements_of_a_whole_article_meet_in_it_and_those_of_an_event_always() -> None:
    assert together(judge(1, (7, 0, 0), kind="document"), judge(2, (7, 0, 0), kind="document"))
    assert not together(judge(1, (7, 0, 0), kind="document"), judge(2, (8, 0, 0), kind="document"))
    assert together(judge(1, kind="event"), judge(2, kind="event"))


@pytest.mark.parametrize(
    ("members", "annotators", "expected"),
    [
        ([judge(1, (7, 0, 10)), judge(2, (7, 0, 10))], 2, 0.0),
        ([judge(1, (7, 0, 10))], 2, 1.0),
        ([judge(1, (7, 0, 10))], 1, 0.0),
        ([judge(1, (7, 0, 10)), judge(2, (7, 5, 15))], 2, 1 - 5 / 15),
        ([judge(1, (7, 0, 10)), judge(2, (7, 0, 10))], 3, 2 / 3),
        ([judge(1, (7, 0, 4)), judge(1, (7, 2, 10)), judge(2, (7, 0, 10))], 2, 0.0),
        ([judge(1, (7, 0, 10), (8, 0, 10)), judge(2, (7, 0, 10))], 2, 0.5),
        ([judge(1, (7, 0, 0), kind="document"), judge(2, (7, 0, 0), kind="document")], 2, 0.0),
        ([judge(1, kind="event")], 2, 1.0),
    ],
)
def test_disagreement_is_the_mean_distance_of_all_pairs(
    members: list[Judgement], annotators: int, expected: float
) -> None:
    assert disagreement(members, annotators) == pytest.approx(expected)


def test_disagreement_over_stretches_of_millions_is_found_without_counting_them_one_by_one() -> None:
    long = [judge(person, *((text, 0, 2_000_000_000) for text in range(200))) for person in (1, 2)]
    assert disagreement(long, 2) == 0.0


places = st.tuples(st.integers(1, 3), st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[1], p[1] + p[2]))
FEWEST_AND_MOST = {"span": (1, 3), "contrast": (2, 3), "omission": (1, 2), "document": (1, 1), "event": (0, 0)}


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    kind = draw(st.sampled_from(sorted(FEWEST_AND_MOST)))
    fewest, most = FEWEST_AND_MOST[kind]
    found = draw(st.lists(places, min_size=fewest, max_size=most))
    absent = draw(st.sets(st.integers(1, 3), min_size=1)) if kind == "omission" else ()
    code = draw(st.sampled_from(["economic", "morality"]))
    return judge(draw(st.integers(1, 4)), *found, kind=kind, code=code, absent=absent)


@given(st.lists(judgements(), max_size=14), st.integers(0, 5), st.randoms(use_true_random=False))
def test_every_judgement_is_in_one_case_and_their_order_changes_nothing(
    given_ones: list[Judgement], annotators: int, chance: random.Random
) -> None:
    cases = gather(given_ones, annotators)
    members = [member.pk for case in cases for member in case.members]
    assert sorted(members) == sorted(one.pk for one in given_ones)
    for case in cases:
        assert len({(member.kind, member.code) for member in case.members}) == 1
        assert 0 <= case.disagreement <= 1
    shuffled = list(given_ones)
    chance.shuffle(shuffled)
    again = gather(shuffled, annotators)
    assert sets(again) == sets(cases)
    assert {case.key: pytest.approx(case.disagreement) for case in again} == {
        case.key: case.disagreement for case in cases
    }


@given(st.lists(judgements(), min_size=1, max_size=8), judgements())
def test_one_more_judgement_takes_no_case_apart(given_ones: list[Judgement], more: Judgement) -> None:
    after = sets(gather([*given_ones, more], 3))
    assert all(any(case <= larger for larger in after) for case in sets(gather(given_ones, 3)))


def test_a_case_is_named_by_its_annotations_as_they_are() -> None:
    first = judge(1, (7, 0, 10))
    (one,), (other,) = gather([first], 2), gather([replace(first, version=2)], 2)
    assert one.key != other.key
