"""`manage.py agreement_cases`: the textbook's values, and an answer for whatever else a file asks."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotator.agreement.cases import answers

FILE = Path(__file__).parent / "agreement-cases.json"
CASES = json.loads(FILE.read_text())
BY_ID = {case["id"]: case for case in CASES["cases"]}


@pytest.fixture(scope="module")
def computed() -> dict[str, dict]:
    out = StringIO()
    call_command("agreement_cases", str(FILE), stdout=out)
    return {answer["id"]: answer for answer in map(json.loads, out.getvalue().splitlines())}


@pytest.mark.parametrize("name", BY_ID)
def test_each_published_value_comes_out_within_its_tolerance(name: str, computed: dict[str, dict]) -> None:
    case, answer = BY_ID[name], computed[name]
    assert set(answer) == {"id", "value", "reason"}
    if case["expected"] is None:
        assert (answer["value"], answer["reason"]) == (None, case["reason"])
    else:
        assert answer["value"] == pytest.approx(case["expected"], abs=case["tolerance"])
        assert answer["reason"] is None


@pytest.mark.parametrize("name", [name for name, case in BY_ID.items() if case.get("exact") is not None])
def test_each_recomputed_value_comes_out_to_all_its_digits(name: str, computed: dict[str, dict]) -> None:
    assert computed[name]["value"] == pytest.approx(BY_ID[name]["exact"], abs=1e-6)


def test_a_file_has_its_answers_in_its_order(computed: dict[str, dict]) -> None:
    assert list(computed) == list(BY_ID)


def one(measure: object, given: object = None, **more: object) -> dict:
    (answer,) = answers({"cases": [{"id": "x", "measure": measure, "input": given, **more}]})
    return answer


CODED = {"items": [["a", "b"], ["a", "a"], ["b", "b"]]}
MARKED = {"length": 10, "annotators": {"1": [[0, 4, "a"]], "2": [[2, 6, "a"]]}}


@pytest.mark.parametrize(
    "answer",
    [
        one("no_such_measure", MARKED),
        one("no_such_measure", CODED),
        one("cohen_kappa", MARKED),
        one("u_alpha_nominal", CODED),
        one("u_alpha_nominal", {"annotators": {"1": [[0, 4, "a"]]}}),
        one("u_alpha_nominal", {"length": 3, "annotators": {"1": [[0, 4, "a"]], "2": []}}),
        one("ku_alpha", MARKED),
        one("krippendorff_alpha_interval", {"items": [[float("nan"), 1]]}),
        one("gamma_upside_down", MARKED),
        one("percent_agreement", {"items": 7}),
        one("percent_agreement"),
        one(None, CODED),
        one("percent_agreement", input_ref="nowhere"),
        one("percent_agreement", {"items": ["ab"]}),
        one("percent_agreement", {"items": [[{"a": 1}, "a"]]}),
        one("percent_agreement", {"items": [[float("nan"), float("nan")]]}),
        one("krippendorff_alpha_polar", CODED),
        one("weighted_kappa_cubic", {"items": [[1, 2]]}),
        one("bennett_s", CODED, params={"categories": 1}),
        one("gamma", {"annotators": {"1": [[4, 4, "a"]], "2": []}}),
        one("gamma", {"annotators": 3}),
        one("u_alpha_nominal", MARKED | {"length": "long"}),
        one("pairwise_span_f1_exact", {"annotators": {"1": [[0, float("inf"), "a"]], "2": []}}),
        one("boundary_similarity", {"masses": [[2, -1], [1]]}),
        one("boundary_similarity", MARKED),
        one("gamma_observed_disorder", MARKED, params={"delta_empty": "much"}),
    ],
)
def test_what_cannot_be_read_gets_a_reason_and_no_value(answer: dict) -> None:
    assert answer["value"] is None
    assert answer["reason"].startswith("bad_input: ")


def test_an_unknown_measure_is_named_whatever_else_is_wrong() -> None:
    for given in (None, {}, MARKED, [1]):
        assert one("no_such_measure", given)["reason"] == "bad_input: the measure 'no_such_measure' is not known here."


def test_places_between_whole_numbers_are_exact() -> None:
    tenths = {"length": 1.0, "annotators": {"1": [[0.0, 0.4, "a"]], "2": [[0.2, 0.6, "a"]]}}
    for measure in ("gamma_observed_disorder", "pairwise_span_f1_overlap_same_label"):
        assert one(measure, tenths)["value"] == one(measure, MARKED)["value"]
    assert one("u_alpha_nominal", tenths)["value"] is not None


def test_more_samples_than_there_is_time_for_are_too_many() -> None:
    assert one("gamma", MARKED, params={"samples": 10**12})["reason"] == "too_large"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (one("cohen_kappa", {"items": [["a", "a"], ["a", "a"]]}), "no_variation"),
        (one("scott_pi", {"items": [["a", "a"], ["a", "a"]]}), "no_variation"),
        (one("bennett_s", {"items": [["a", "a"]]}), "no_variation"),
        (one("fleiss_kappa", {"items": [["a", "a", "a"]]}), "no_variation"),
        (one("gwet_ac1", {"items": [["a", "a", "a"]]}), "no_variation"),
        (one("cohen_kappa", {"items": [["a", "a", "b"]]}), "needs_two_annotators"),
        (one("fleiss_kappa", {"items": [["a", "a", "b"], ["a", "b", None]]}), "unequal_number_of_annotators"),
        (one("percent_agreement", {"items": [["a", None], [None, "b"]]}), "no_pairable_values"),
        (one("krippendorff_alpha_ordinal", {"items": [["low", "high"]]}), "values_without_order"),
        (one("krippendorff_alpha_interval", {"items": [["low", "high"]]}), "values_not_numbers"),
        (one("u_alpha_nominal", {"length": 9, "annotators": {"1": [], "2": []}}), "no_variation"),
        (one("u_alpha_nominal", {"length": 9, "annotators": {"1": [[0, 2, "a"]]}}), "no_pairable_values"),
        (
            one("u_alpha_nominal", {"length": 9, "annotators": {"1": [[0, 5, "a"], [4, 6, "b"]], "2": []}}),
            "overlapping_units",
        ),
        (one("cu_alpha_nominal", {"length": 9, "annotators": {"1": [[0, 2, "a"]], "2": []}}), "no_pairable_values"),
        (one("gamma", {"annotators": {"1": [], "2": []}}), "no_pairable_values"),
        (one("gamma_observed_disorder", {"annotators": {"1": [[0, 2, "a"]]}}), "no_pairable_values"),
        (one("pairwise_span_f1_exact", {"annotators": {"1": [], "2": []}}), "no_pairable_values"),
        (one("boundary_similarity", {"masses": {"1": [4], "2": [4]}}), "no_variation"),
        (one("boundary_similarity", {"masses": {"1": [4], "2": [2, 3]}}), "lengths_differ"),
        (one("weighted_kappa_linear", {"items": [["low", "high"]]}), "values_without_order"),
        (one("weighted_kappa_linear", {"items": [[1, 2, 3]]}), "needs_two_annotators"),
        (one("weighted_kappa_quadratic", {"items": [[2, 2], [2, 2]]}), "no_variation"),
        (one("gwet_ac2_linear", {"items": [[1, None]]}), "no_pairable_values"),
        (one("gwet_ac2_linear", {"items": [[1, 1]]}), "no_variation"),
        (one("randolph_kappa", {"items": [[1, 1, 1]]}), "no_variation"),
        (
            one("krippendorff_alpha_ordinal", {"items": [["low", "none"]]}, params={"order": ["low"]}),
            "values_without_order",
        ),
    ],
)
def test_what_is_undefined_says_why(answer: dict, reason: str) -> None:
    assert (answer["value"], answer["reason"]) == (None, reason)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (one("percent_agreement", {"items": [["a", "b"], ["a", "a"]]}), 0.5),
        (one("krippendorff_alpha_jaccard", {"items": [[["a"], ["a"]], [["b"], ["b"]]]}), 1.0),
        (one("krippendorff_alpha_ratio", {"items": [[0, 0], [4, 4]]}), 1.0),
        (one("alpha_U_2004_D_e(a)", MARKED | {"annotators": {"1": [], "2": []}}), 0.0),
        (one("pairwise_span_f1_exact", {"annotators": {"1": [[1, 2, "a"]], "2": [[1, 2, "a"]]}}), 1.0),
        (one("boundary_similarity", {"masses": [[2, 2], [2, 2]]}), 1.0),
        (one("krippendorff_alpha", {"items": [[0, 0], [4, 4]]}, metric="interval"), 1.0),
        (
            one(
                "krippendorff_alpha_ordinal",
                {"items": [["low", "low"], ["high", "high"]]},
                params={"order": ["low", "high"]},
            ),
            1.0,
        ),
        # Krippendorff 2004, p. 230, with missing values: the ratio metric is printed as .797.
        (
            one("krippendorff_alpha_ratio", CASES["coding_inputs"]["krippendorff2004_p230_missing"]),
            pytest.approx(0.797, abs=5e-4),
        ),
        # Agreement on 1 of 2, of which chance gives a half of two categories and a quarter of four.
        (one("bennett_s", {"items": [["a", "b"], ["a", "a"]]}), 0.0),
        (
            one("bennett_s", {"items": [["a", "b"], ["a", "a"]]}, params={"categories": ["a", "b", "c", "d"]}),
            pytest.approx(1 / 3),
        ),
        (one("randolph_kappa", {"items": [["a", "b"], ["a", "a"]]}, params={"categories": 4}), pytest.approx(1 / 3)),
        (one("gwet_ac1", {"items": [["a", "a"]]}, params={"categories": 2}), 1.0),
        # JSON's true is not its 1.
        (one("percent_agreement", {"items": [[True, 1]]}), 0.0),
        (one("percent_agreement", {"items": [{"ana": "a", "ben": "a", "zoe": None}]}), 1.0),
        (one("pairwise_span_f1_exact", {"annotators": [[[1, 2, "a"]], [[1, 2, "a"]]]}), 1.0),
        # One in three calls the same place something else; numbers may be labels.
        (one("ku_alpha(5)", {"length": 4, "annotators": {"1": [[0, 4, 5]], "2": [[0, 4, 6]]}}), 0.0),
    ],
)
def test_every_shape_of_input_has_a_value(answer: dict, value: float) -> None:
    assert (answer["value"], answer["reason"]) == (value, None)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be read"):
        call_command("agreement_cases", str(tmp_path / "none.json"))
    for content in ("{", "[]", "{}", '{"coding_inputs": {}, "cases": 3}'):
        file = tmp_path / "bad.json"
        file.write_text(content)
        with pytest.raises(CommandError):
            call_command("agreement_cases", str(file))


def test_one_bad_case_does_not_stop_the_others(tmp_path: Path) -> None:
    good = {"id": "ärger \ud800", "measure": "percent_agreement", "input": CODED}
    cases = [7, {"id": float("nan"), "measure": ["?"]}, {"measure": "gamma", "input_ref": "lost"}, good]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"coding_inputs": 3, "span_inputs": None, "cases": cases}), encoding="utf-8-sig")
    out = StringIO()
    call_command("agreement_cases", str(file), stdout=out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(one["id"], one["value"]) for one in found] == [
        ("#0", None),
        ("nan", None),
        ("#2", None),
        ("ärger \ud800", pytest.approx(2 / 3)),
    ]
    assert all((one["value"] is None) == bool(one["reason"]) for one in found)
