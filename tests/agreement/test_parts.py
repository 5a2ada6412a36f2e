"""Parts of a study: versions of the codebook and two annotators at a time, each with what it would have alone."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings

from annotator.agreement import figures
from annotator.agreement.study import Study
from tests.agreement.test_figures import CODES, PEOPLE, span, studies, study, work


@settings(deadline=None, max_examples=25)
@given(studies())
def test_two_annotators_measured_alone_have_the_value_of_their_cell(study: Study) -> None:
    found = figures.figures_of(study, samples=0)["kinds"]
    for kind in figures.PAIR_KINDS:
        for pair in found[kind]["pairs"]:
            alone = replace(study, works=[work for work in study.works if work.annotator in pair["annotators"]])
            values = figures.basic(alone)[kind]
            assert pair["value"] == pytest.approx(values["all"]["value"], abs=1e-12)
            assert pair["prevalence"] == values["all"]["prevalence"]
            assert pair.get("percent") == values["all"].get("percent")
            for code, cell in pair["codes"].items():
                assert cell["value"] == values["codes"][code]["value"]


def test_versions_of_the_codebook_are_measured_apart_too() -> None:
    agreeing = [work(person, span("moral", 0, 9, revision=20), event=2, version=2) for person in ("ana", "ben")]
    found = figures.figures_of(study(work("ana", span("moral", 0, 9)), work("ben"), *agreeing), samples=5)
    versions = found["kinds"]["sentence"]["versions"]
    assert versions["1"]["codes"]["moral"]["value"] == 0
    assert versions["2"]["codes"]["moral"]["value"] == 1
    behind = found["confusion"]["passages"]
    assert behind["versions:1"] == [[1, 10, 0]]
    assert behind["versions:2"] == []


def test_a_version_has_an_interval_of_its_own() -> None:
    works = []
    for event in (1, 2, 3):
        for version in (1, 2):
            found = span("moral", 0, 9, revision=event * 10)
            shared = [found] if event + version != 4 else []
            people = ("ana", "ben") if version == 1 else ("cy", "dee")
            works += [work(people[0], found, event=event, version=version)]
            works += [work(people[1], *shared, event=event, version=version)]
    versions = figures.figures_of(study(*works), samples=50)["kinds"]["sentence"]["versions"]
    for version in ("1", "2"):
        assert versions[version]["all"]["low"] < versions[version]["all"]["high"] == 1
        assert versions[version]["codes"]["moral"]["resamples"] == 50


def test_two_annotators_have_the_interval_that_they_have_measured_alone() -> None:
    chance = random.Random(4)
    works = []
    for event in (1, 2, 3):
        for person in PEOPLE[:3]:
            spots = [span(code, *chance.choice([(0, 9), (2, 9), (10, 19)]), revision=event * 10) for code in CODES]
            works.append(work(person, *chance.sample(spots, 2), event=event))
    found = figures.figures_of(study(*works), samples=100)["kinds"]
    for kind in figures.PAIR_KINDS:
        for pair in found[kind]["pairs"]:
            assert pair["low"] < pair["high"]
            alone = study(*(one for one in works if one.annotator in pair["annotators"]))
            whole = figures.figures_of(alone, samples=100)["kinds"][kind]
            for mine, theirs in ((pair, whole["all"]), *((pair["codes"][c], whole["codes"][c]) for c in pair["codes"])):
                for name in ("value", "low", "high", "resamples", "prevalence"):
                    assert mine[name] == pytest.approx(theirs[name], abs=1e-12), (kind, name)
