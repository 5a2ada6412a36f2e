"""Answers to what codes ask, and what people said of links by hand."""

import random
from dataclasses import replace
from typing import Any

import krippendorff
import numpy
import pytest

from annotator.agreement import figures
from annotator.agreement.first_work import study_of
from annotator.agreement.link_acts import link_figures
from annotator.agreement.models import FirstWork
from annotator.agreement.study import as_plain, from_plain
from annotator.annotations.services import reopen, submit
from tests.agreement.test_figures import span, study, work
from tests.cast import Cast


def answered(code: str, start: int, end: int, revision: int = 10, **answers: Any) -> Any:
    return replace(span(code, start, end, revision=revision), answers=tuple(sorted(answers.items())))


def found(*works: Any, samples: int = 20) -> list[dict[str, Any]]:
    return figures.figures_of(study(*works), samples=samples)["answers"]


def test_only_who_gave_the_code_to_the_same_place_is_compared() -> None:
    (entry,) = found(
        work("ana", answered("moral", 0, 5, polarity="neg"), answered("moral", 10, 15, polarity="pos")),
        work("ben", answered("moral", 2, 9, polarity="neg"), answered("legal", 10, 15)),
        work("cy", answered("moral", 11, 12, polarity="neg"), answered("moral", 20, 29, polarity="neg")),
    )
    assert (entry["code"], entry["attribute"], entry["metric"], entry["units"]) == ("moral", "polarity", "nominal", 2)
    assert entry["percent"] == 0.5
    assert entry["value"] == 0
    assert entry["answers"] == [["neg", 3], ["pos", 1]]


def test_numbers_are_compared_as_numbers_as_an_independent_library_does() -> None:
    chance = random.Random(3)
    data = [[chance.randrange(5) for _ in range(4)] for _ in range(2)]
    works = [
        work(person, *(answered("moral", 10 * n, 10 * n + 5, weight=row[n]) for n in range(4)))
        for person, row in zip(("ana", "ben"), data, strict=True)
    ]
    (entry,) = found(*works)
    theirs = krippendorff.alpha(reliability_data=numpy.array(data, dtype=float), level_of_measurement="interval")
    assert (entry["metric"], entry["value"]) == ("interval", pytest.approx(theirs))


def test_two_answers_of_one_annotator_on_a_place_are_a_set() -> None:
    (entry,) = found(
        work("ana", answered("moral", 0, 3, tone="a"), answered("moral", 4, 8, tone="b")),
        work("ben", answered("moral", 0, 3, tone="a")),
    )
    assert entry["answers"] == [["a", 1], ["a + b", 1]]


def test_answers_have_an_interval_over_events() -> None:
    works = []
    for event in (1, 2, 3):
        for person in ("ana", "ben", "cy"):
            tone = "a" if person != "cy" or event == 1 else "b"
            other = answered("moral", 10, 15, revision=event * 10, tone="b")
            works.append(work(person, answered("moral", 0, 5, revision=event * 10, tone=tone), other, event=event))
    (entry,) = found(*works, samples=100)
    assert entry["low"] < entry["value"] < entry["high"] == 1
    assert entry["resamples"] == 100


def test_nothing_answered_is_nothing_to_compare_and_all_alike_is_undefined() -> None:
    assert found(work("ana", span("moral", 0, 5)), work("ben", span("moral", 0, 5))) == []
    (entry,) = found(work("ana", answered("moral", 0, 5, tone="a")), work("ben", answered("moral", 0, 5, tone="a")))
    assert (entry["value"], entry["reason"], entry["units"]) == (None, "no_variation", 1)


def test_answers_come_back_from_the_frozen_file() -> None:
    made = study(work("ana", answered("moral", 0, 5, tone="a", weight=2)), work("ben"))
    assert from_plain(as_plain(made)) == replace(made, works=from_plain(as_plain(made)).works)
    assert from_plain(as_plain(made)).works[0].judgements[0].answers == (("tone", "a"), ("weight", 2))


@pytest.mark.django_db
def test_it_is_the_first_answers_that_count(cast: Cast) -> None:
    theirs = [cast.tagged(name, attributes={"polarity": "neg"}) for name in ("ana", "ben")]
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    reopen(assignment=cast.assignment("ben"))
    address = f"/api/v1/annotations/{theirs[1].pk}/"
    assert cast.api("ben").patch(address, {"attributes": {"polarity": "pos"}}, HTTP_IF_MATCH='"1"').status_code == 200
    submit(assignment=cast.assignment("ben"))
    works = list(FirstWork.objects.all())
    (entry,) = figures.figures_of(study_of(cast.project, works), samples=0)["answers"]
    assert entry["answers"] == [["neg", 2]]


def test_links_are_compared_by_each_persons_last_word() -> None:
    acts = [
        ("lead", [(1, 2, "confirmed"), (3, 4, "rejected")]),
        ("reviewer", [(2, 1, "rejected"), (5, 6, "confirmed")]),
        ("reviewer", [(1, 2, "confirmed")]),
        ("reviewer", [(3, 4, "confirmed")]),
        ("lead", [(5, 6, "confirmed"), (7, 8, "confirmed")]),
        ("lead", [(7, 8, "")]),
    ]
    made = link_figures(acts)
    assert (made["pairs"], made["units"], made["percent"]) == (3, 3, pytest.approx(2 / 3))
    # Five confirmed and one rejected; one pair of two apart: 1 - 5 * 1 / (5 * 1).
    assert made["value"] == pytest.approx(0)
    assert made["people"] == [
        {"person": "lead", "confirmed": 2, "rejected": 1},
        {"person": "reviewer", "confirmed": 3, "rejected": 0},
    ]
    assert link_figures([])["reason"] == "no_pairable_values"


@pytest.mark.django_db
def test_the_api_says_how_far_people_agree_on_links(cast: Cast) -> None:
    links = cast.api("reader").get(f"/api/v1/agreement/?project={cast.project.slug}").json()["links"]
    assert (links["pairs"], links["value"], links["reason"]) == (0, None, "no_pairable_values")
