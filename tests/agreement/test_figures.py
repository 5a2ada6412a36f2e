"""The figures of a report are those of the coefficients, and the order or the names of things change no digit."""

import json
import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import bootstrap, figures, gamma_figures
from annotator.agreement.coefficients import krippendorff_alpha, percent, span_f1, unitizing
from annotator.agreement.coefficients.continuum import Continuum
from annotator.agreement.study import Judgement, Study, Work, as_plain, from_plain
from annotator.agreement.units import EventUnits
from tests.agreement.studies import CODES, PEOPLE, ROWS, TEXTS, events_of, judged, studies


@settings(deadline=None)
@given(studies())
def test_a_value_by_sentences_is_alpha_over_every_sentence_of_every_text(study: Study) -> None:
    found = figures.basic(study)["sentence"]["codes"]
    for code in CODES:
        table = []
        for event in events_of(study):
            marks = event.judged()["sentence"].marks.get(code, {})
            for revision, people in event.seen.items():
                for number in range(4):
                    who = marks.get((revision, number), set())
                    table.append({person: person in who for person in people})
        value, plain = krippendorff_alpha(table), percent(table)
        assert (found[code]["value"], found[code]["reason"]) == (value.value, value.reason)
        assert (found[code]["percent"], found[code]["units"]) == (plain.value, plain.units)


@settings(deadline=None)
@given(studies())
def test_a_value_by_spans_is_u_alpha_of_the_code_on_its_own_continuum(study: Study) -> None:
    found = figures.basic(study)["span"]["codes"]
    for code in CODES:
        continua, unmerged = [], []
        for event in events_of(study):
            for revision, people in event.seen.items():
                spans = {person: spans_of(event, revision, person, code) for person in people}
                unmerged.append(Continuum(40, spans))
                continua.append(Continuum(40, {person: merged(own) for person, own in spans.items()}))
        value = unitizing.u_alpha(continua)
        assert found[code]["value"] == value.value
        assert found[code]["f1_strict"] == span_f1.strict_f1([c for c in unmerged if len(c.units) > 1]).value
        assert found[code]["f1_lenient"] == span_f1.lenient_f1([c for c in unmerged if len(c.units) > 1]).value


def spans_of(event: EventUnits, revision: int, person: str, code: str) -> list[tuple[int, int, str]]:
    return [
        (start, end, code)
        for work in event.works
        for one in work.judgements
        for its, start, end in one.places
        if (work.annotator, one.kind, one.code, its) == (person, "span", code, revision)
    ]


def merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """By positions: what overlaps is one, what only touches stays two."""
    found: list[tuple[int, int, str]] = []
    for start, end, code in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), code)
        else:
            found.append((start, end, code))
    return found


@settings(deadline=None)
@given(studies())
def test_units_of_every_kind_are_counted_without_being_made(study: Study) -> None:
    for event in events_of(study):
        judged = event.judged()
        sentences = [(revision, number) for revision in event.seen for number in range(4)]
        pairs = [pair for pair in combinations(sentences, 2) if pair[0][0] != pair[1][0]]
        both = [len(event.seen[a[0]] & event.seen[b[0]]) for a, b in pairs]
        counted = judged["contrast"].units
        assert sum(number for (_, people), number in counted.items() if len(people) > 1) == sum(n > 1 for n in both)
        rows = len(sentences) - (1 if {10, 11} <= set(event.seen) else 0)
        assert sum(judged["omission"].units.values()) == rows * len(event.seen)
        for kind, own in judged.items():
            for units in own.marks.values():
                assert all(marked <= event.judges(kind, unit) for unit, marked in units.items())


@settings(deadline=None, max_examples=25)
@given(studies(), st.randoms(use_true_random=False))
def test_order_and_names_change_no_digit(study: Study, chance: random.Random) -> None:
    people = dict(zip(PEOPLE, chance.sample(["w", "x", "y", "z"], 4), strict=True))
    codes = dict(zip(CODES, chance.sample(["p", "q", "r"], 3), strict=True))
    works = [
        replace(
            work,
            annotator=people[work.annotator],
            judgements=tuple(
                replace(one, code=codes[one.code]) for one in chance.sample(work.judgements, len(work.judgements))
            ),
        )
        for work in chance.sample(list(study.works), len(study.works))
    ]
    # The same codes in the same places, under other names.
    other = Study("study", tuple(codes[code] for code in CODES), TEXTS, works, ROWS)
    ours, theirs = (figures.figures_of(one, samples=20) for one in (study, other))
    for kind in figures.KINDS:
        assert ours["kinds"][kind]["all"] == theirs["kinds"][kind]["all"]
        assert ours["kinds"][kind]["outlets"].keys() == theirs["kinds"][kind]["outlets"].keys()
        for code in CODES:
            assert ours["kinds"][kind]["codes"][code] == theirs["kinds"][kind]["codes"][codes[code]]
    for kind in figures.PAIR_KINDS:
        named = [
            (sorted(people[person] for person in pair["annotators"]), *(pair[name] for name in OF_A_PAIR))
            for pair in ours["kinds"][kind]["pairs"]
        ]
        assert sorted(named, key=str) == sorted(
            ((pair["annotators"], *(pair[name] for name in OF_A_PAIR)) for pair in theirs["kinds"][kind]["pairs"]),
            key=str,
        )


OF_A_PAIR = ("value", "low", "high", "resamples", "units", "prevalence")


@settings(deadline=None, max_examples=25)
@given(studies())
def test_a_study_comes_back_from_its_file_as_it_was(study: Study) -> None:
    again = from_plain(json.loads(json.dumps(as_plain(study))))
    assert as_plain(again) == as_plain(study)
    assert figures.figures_of(again, samples=5) == figures.figures_of(study, samples=5)


def work(person: str, *judgements: Judgement, event: int = 1, version: int = 1) -> Work:
    return Work(event, person, "2026-01", version, (event * 10, event * 10 + 1), judgements)


def span(code: str, *at: int, revision: int = 10, pk: str = "a") -> Judgement:
    return Judgement(pk, "span", code, ((revision, *at),))


def study(*works: Work) -> Study:
    return Study("study", CODES, TEXTS, works, ROWS)


def test_a_submitted_empty_event_counts_and_one_annotator_alone_does_not() -> None:
    found = figures.figures_of(study(work("ana", span("moral", 0, 9)), work("ben"), work("ana", event=2)), samples=5)
    assert found["events"] == 1
    assert found["kinds"]["sentence"]["codes"]["moral"]["units"] == 8
    assert found["kinds"]["sentence"]["codes"]["moral"]["value"] == 0
    assert found["left_out"] == [{"what": "one_annotator", "event": 2, "count": 1}]


def test_overlapping_codes_are_each_measured_on_their_own() -> None:
    both = (span("moral", 0, 9), span("legal", 3, 20))
    found = figures.basic(study(work("ana", *both), work("ben", *both)))["span"]
    assert found["codes"]["moral"]["value"] == found["codes"]["legal"]["value"] == found["all"]["value"] == 1


def test_what_no_figure_counts_is_listed() -> None:
    outside = Judgement("b", "span", "moral", ((10, 39, 40),))
    unknown = Judgement("c", "span", "dropped", ((10, 0, 9),))
    unseen = Judgement("d", "omission", "moral", ((10, 0, 9),), (99,))
    twice = (span("legal", 0, 9, pk="e"), span("legal", 5, 12, pk="f"))
    found = figures.figures_of(study(work("ana", outside, unknown, unseen, *twice), work("ben")), samples=5)
    listed = [(entry["what"], entry.get("id")) for entry in found["left_out"]]
    assert listed == [
        ("outside_sentences", "b"),
        ("unknown_code_or_kind", "c"),
        ("absent_from_unseen_article", "d"),
        ("merged_spans", None),
    ]


def test_omissions_match_by_row_and_article() -> None:
    # Ana saw it said in one article, Ben in the other; it is the same row, left out by the same article.
    ana = Judgement("a", "omission", "moral", ((10, 10, 19),), (11,))
    ben = Judgement("b", "omission", "moral", ((11, 20, 29),), (11,))
    assert figures.basic(study(work("ana", ana), work("ben", ben)))["omission"]["codes"]["moral"]["value"] == 1


def test_a_text_that_one_annotator_never_saw_is_missing_for_them() -> None:
    later = replace(work("ben"), revisions=(10,))
    found = figures.basic(study(work("ana", span("moral", 0, 9, revision=11)), later))["sentence"]["codes"]["moral"]
    assert (found["units"], found["reason"]) == (4, "no_variation")


def test_confusion_says_what_the_other_one_gave() -> None:
    works = (
        work("ana", span("moral", 0, 9), span("legal", 10, 19), span("economic", 20, 29)),
        work("ben", span("legal", 0, 9), span("legal", 10, 19)),
        work("cy"),
    )
    found = figures.figures_of(study(*works), samples=5)["confusion"]
    cells = {(a, b): number for a, b, number in found["cells"]}
    assert cells == {
        ("moral", "legal"): 1,
        ("legal", "legal"): 1,
        ("", "economic"): 2,
        ("", "moral"): 1,
        ("", "legal"): 3,
    }
    assert found["passages"]["cell:moral:legal"] == [[1, 10, 0]]
    assert found["passages"]["pair:ana:ben"] == [[1, 10, 0], [1, 10, 2]]
    assert found["passages"]["code:legal"] == [[1, 10, 0], [1, 10, 1]]
    assert found["passages"]["all"] == [[1, 10, 0], [1, 10, 1], [1, 10, 2]]
    (outlet,) = [key for key in found["passages"] if key.startswith("outlet:")]
    assert found["passages"][outlet] == found["passages"]["all"]


def test_an_interval_resamples_events_and_holds_the_value() -> None:
    chance = random.Random(1)
    works = []
    for event in (1, 2, 3):
        for person in PEOPLE:
            one = judged(event, chance)
            works.append(
                work(person, replace(one, kind="span", places=one.places[:1] or ((event * 10, 0, 9),)), event=event)
            )
    found = figures.figures_of(study(*works), samples=200)["kinds"]["sentence"]["all"]
    assert found["low"] <= found["value"] <= found["high"]
    assert found["low"] < found["high"]
    assert found["resamples"] == 200
    again = figures.figures_of(study(*works), samples=200, seed=5)["kinds"]["sentence"]["all"]
    assert again["value"] == found["value"]


def test_one_event_has_no_interval() -> None:
    found = figures.figures_of(study(work("ana", span("moral", 0, 9)), work("ben")), samples=10)
    assert found["kinds"]["sentence"]["all"]["low"] is None
    assert found["few_events"] is True


# --- Bootstrap ---------------------------------------------------------------------------------------------------


@given(st.lists(st.dictionaries(st.integers(0, 5), st.integers(0, 2**70)), min_size=1, max_size=5))
def test_a_resample_is_the_sum_of_as_many_events(events: list[dict[int, int]]) -> None:
    drawn = list(bootstrap.resamples(events, 6, bootstrap.weights(len(events), 5, 1)))
    assert len(drawn) == 5
    chance = random.Random(1)
    for sums in drawn:
        chosen = chance.choices(range(len(events)), k=len(events))
        assert sums == [sum(events[n].get(column, 0) for n in chosen) for column in range(6)]


def test_an_interval_is_the_middle_of_what_is_defined() -> None:
    assert bootstrap.interval([float(n) for n in range(1, 1001)]) == (25.0, 975.0, 1000)
    assert bootstrap.interval([None, 3.0]) == (3.0, 3.0, 1)
    assert bootstrap.interval([None]) is None


# --- Gamma -------------------------------------------------------------------------------------------------------


def test_gamma_leaves_out_and_lists_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = [work(person, span("moral", 0, 9)) for person in PEOPLE]
    same = (span("moral", 0, 9, revision=20, pk="a"), span("legal", 20, 38, revision=20, pk="b"))
    pair = [work(person, *same, event=2) for person in ("ana", "ben")]
    monkeypatch.setattr(gamma_figures, "MOST_ANNOTATORS", 3)
    found = gamma_figures.gamma_of(study(*crowd, *pair, work("ana", event=3), work("ben", event=3)), samples=5)
    assert found["texts"] == [[10, None, "too_large"], [20, 1.0, ""]]
    assert (found["value"], found["texts_with_value"]) == (1.0, 1)
    monkeypatch.setattr(gamma_figures, "MOST_UNITS", 0)
    assert gamma_figures.gamma_of(study(*pair), samples=5)["value"] is None


@settings(deadline=None, max_examples=10)
@given(studies(), st.randoms(use_true_random=False))
def test_gamma_does_not_depend_on_the_order_of_works(found: Study, chance: random.Random) -> None:
    other = replace(found, works=chance.sample(list(found.works), len(found.works)))
    assert gamma_figures.gamma_of(found, samples=3) == gamma_figures.gamma_of(other, samples=3)
