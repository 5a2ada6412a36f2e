"""Textbook cases in a file: which measure each asks for, and what it is computed from.

The file is one JSON object: `coding_inputs` (`raters`, `items`: a row an item, and in it for each annotator a value,
null, or a list of labels), `span_inputs` (`length`, `begin`, `annotators`: name to [start, end, label]; or `masses`),
and `cases` (`id`, `measure`, `input_ref` or an `input` of its own, `params`, `scale`). Offsets are half-open code
points.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from annotator.agreement import case_inputs
from annotator.agreement.case_inputs import BadInput
from annotator.agreement.coefficients import (
    Coefficient,
    Unit,
    alpha,
    alpha_u,
    boundaries,
    differences,
    span_f1,
    tables,
    unitizing,
    weighted,
)
from annotator.agreement.coefficients import gamma as gammas
from annotator.agreement.coefficients.continuum import Continuum
from annotator.agreement.coefficients.gamma_align import Weights
from annotator.agreement.coefficients.gamma_cover import TooLarge
from annotator.agreement.coefficients.result import Reason, undefined

Case = Mapping[str, Any]

CODING: dict[str, Callable[[Sequence[Unit]], Coefficient]] = {
    "percent_agreement": tables.percent,
    "cohen_kappa": tables.cohen_kappa,
    "scott_pi": tables.scott_pi,
    "fleiss_kappa": tables.fleiss_kappa,
}
# What may be told how many values could have been given.
OF_CATEGORIES: dict[str, Callable[[Sequence[Unit], int | None], Coefficient]] = {
    "bennett_s": tables.bennett_s,
    "randolph_kappa": tables.randolph_kappa,
    "gwet_ac1": tables.gwet_ac1,
}
ON_A_SCALE = {"weighted_kappa": weighted.weighted_kappa, "gwet_ac2": weighted.gwet_ac2}
METRICS = {
    "nominal": differences.nominal,
    "ordinal": differences.ordinal,
    "interval": differences.interval,
    "ratio": differences.ratio,
    "masi": differences.masi,
    "jaccard": differences.jaccard,
}
UNITIZING: dict[str, Callable[[Sequence[Continuum]], Coefficient]] = {
    "u_alpha_nominal": unitizing.u_alpha,
    "bar_u_alpha_binary": unitizing.bar_u_alpha,
    "cu_alpha_nominal": unitizing.cu_alpha,
    "pairwise_span_f1_exact": span_f1.strict_f1,
    "pairwise_span_f1_overlap_same_label": span_f1.lenient_f1,
}
ALPHA_U = {f"alpha_U_{year}{part}" for year in (1995, 2004) for part in ("", "_D_o", "_D_e")}
ON_SPANS = {*UNITIZING, *ALPHA_U, "ku_alpha", "gamma", "gamma_observed_disorder"}
KNOWN = {*CODING, *OF_CATEGORIES, *ON_A_SCALE, *ON_SPANS, "krippendorff_alpha", "boundary_similarity"}
# Other names that books and packages have for the same, and where an option is part of the name.
ALSO = {
    "cohen_weighted_kappa": "weighted_kappa",
    "cohen_kappa_weighted": "weighted_kappa",
    "brennan_prediger": "randolph_kappa",
    "brennan_prediger_kappa": "randolph_kappa",
    "u_alpha": "u_alpha_nominal",
    "bar_u_alpha": "bar_u_alpha_binary",
    "cu_alpha": "cu_alpha_nominal",
    "alpha_U": "alpha_U_2004",
}


def answers(file: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """`{"id", "value", "reason"}` for each case of a file. What cannot be computed says why.

    Raises BadInput for a file whose `cases` are no list; nothing else stops the cases after it.
    """
    cases = file.get("cases")
    if not isinstance(cases, list):
        raise BadInput("cases must be a list.")
    inputs = {name: given for holder in ("coding_inputs", "span_inputs") for name, given in _inputs(file, holder)}
    for number, case in enumerate(cases):
        if not isinstance(case, Mapping):
            yield {"id": f"#{number}", "value": None, "reason": "bad_input: a case is an object."}
            continue
        found = _answer(case, inputs)
        name = case.get("id", f"#{number}")
        yield {
            "id": name if isinstance(name, str | int) else str(name),
            "value": found.value,
            "reason": str(found.reason) or None,
        }


def _answer(case: Case, inputs: Mapping[str, Any]) -> Coefficient:
    try:
        found = compute(case, inputs)
        if found.value is not None and not math.isfinite(found.value):
            raise BadInput("its numbers are too large or too small to compute with.")
        return found
    except BadInput as error:
        return Coefficient(None, 0, f"bad_input: {error}")
    except (TooLarge, MemoryError):
        return undefined(Reason.TOO_LARGE)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        return Coefficient(None, 0, f"bad_input: {type(error).__name__}: {error}")


def compute(case: Case, inputs: Mapping[str, Any]) -> Coefficient:
    """The coefficient that a case asks for. Raises BadInput for an unknown measure and for what it cannot read."""
    name, label = _split(str(case.get("measure", "")))
    name = ALSO.get(name, name)
    if _option(name, case)[0] not in KNOWN:
        raise BadInput(f"the measure {name!r} is not known here.")
    given = case.get("input", inputs.get(str(case.get("input_ref"))))
    if not isinstance(given, Mapping):
        raise BadInput(f"there is no input {case.get('input_ref')!r}.")
    params = {**_object(given, "params"), **_object(case, "params")}
    measure, option = _option(name, {**params, **case})
    if measure in CODING:
        return CODING[measure](case_inputs.table(given))
    if measure in OF_CATEGORIES:
        return OF_CATEGORIES[measure](case_inputs.table(given), _categories(params))
    if measure in ON_A_SCALE:
        apart = weighted.WEIGHTS.get(option)
        if apart is None:
            raise BadInput(f"the weights of {measure} are linear or quadratic, not {option!r}.")
        return ON_A_SCALE[measure](case_inputs.table(given), apart, _scale(params))
    if measure == "krippendorff_alpha":
        return _alpha(option, case_inputs.table(given), _scale(params))
    if measure == "boundary_similarity":
        return boundaries.boundary_similarity(case_inputs.masses(given), params.get("n_t", 2))
    if measure.startswith("gamma"):
        return _gamma(measure, given, params)
    scale = case.get("scale", given.get("scale", 1))
    return _spans(measure, label, case_inputs.continuum(given, scale, needs_length=not measure.startswith("pairwise")))


def _alpha(metric: str, table: Sequence[Unit], scale: Sequence[Any] | None) -> Coefficient:
    if metric not in METRICS:
        raise BadInput(f"the metric {metric!r} is not known here.")
    if metric == "ordinal" and scale is not None:
        places = {value: place for place, value in enumerate(scale)}
        if not {value for unit in table for value in unit.values()} <= places.keys():
            return undefined(Reason.NO_ORDER)
        table = [{person: places[value] for person, value in unit.items()} for unit in table]
    return alpha.krippendorff_alpha(table, METRICS[metric])


def _spans(measure: str, label: str | None, continuum: Continuum) -> Coefficient:
    if measure in UNITIZING:
        return UNITIZING[measure]([continuum if label is None else _only(continuum, label)])
    if measure == "ku_alpha":
        if label is None:
            raise BadInput("ku_alpha is of one label: ku_alpha(LABEL).")
        return unitizing.ku_alpha([continuum], _as_used(continuum, label))
    base = measure.removesuffix("_D_o").removesuffix("_D_e")
    used = None if label is None else _as_used(continuum, label)
    if base == measure:
        return alpha_u.alpha_u(continuum, used)
    part = alpha_u.observed_disagreement if measure.endswith("_D_o") else alpha_u.expected_disagreement
    if len(continuum.units) < 2 or not continuum.length:
        return undefined(Reason.NO_PAIRS)
    labels = alpha_u.labels_of(continuum) if used is None else [used]
    return Coefficient(float(sum((part(continuum, one) for one in labels), Fraction(0))), continuum.length)


def _gamma(measure: str, given: Case, params: Mapping[str, Any]) -> Coefficient:
    annotators = list(case_inputs.annotators(given).values())
    if any(start >= end for found in annotators for start, end, _ in found):
        raise BadInput("a unit is empty, or ends before it begins.")
    names = {"place": "alpha", "label": "beta", "empty": "delta_empty"}
    weights = Weights(**{ours: Fraction(str(params.get(theirs, 1))) for ours, theirs in names.items()})
    if measure == "gamma":
        return gammas.gamma(annotators, weights, params.get("samples", gammas.SAMPLES), params.get("seed", gammas.SEED))
    disorder = gammas.observed_disorder(annotators, weights)
    units = sum(len(found) for found in annotators)
    return undefined(Reason.NO_PAIRS, units) if disorder is None else Coefficient(float(disorder), units)


def _split(measure: str) -> tuple[str, str | None]:
    """`alpha_U_2004_D_o(c)` as its name and the label in brackets."""
    name, bracket, rest = measure.partition("(")
    return (name, rest.removesuffix(")")) if bracket else (measure, None)


def _option(measure: str, said: Mapping[str, Any]) -> tuple[str, str]:
    """`krippendorff_alpha_ordinal` as the measure and its option, which may also stand in `said`."""
    for name, asked in (("krippendorff_alpha", ("metric", "level")), *((name, ("weights",)) for name in ON_A_SCALE)):
        names = [name, *(other for other, ours in ALSO.items() if ours == name)]
        for one in names:
            if measure == one:
                default = "nominal" if name == "krippendorff_alpha" else "linear"
                return name, str(next((said[key] for key in asked if key in said), default))
            if measure.startswith(f"{one}_"):
                return name, measure.removeprefix(f"{one}_")
    return measure, ""


def _scale(params: Mapping[str, Any]) -> Sequence[Any] | None:
    found = params.get("order", params.get("categories"))
    return found if isinstance(found, list) else None


def _categories(params: Mapping[str, Any]) -> int | None:
    found = params.get("categories")
    return len(found) if isinstance(found, list) else found


def _as_used(continuum: Continuum, label: str) -> Any:
    """The label as the input has it: a number may be written as one there."""
    return next((used for used in alpha_u.labels_of(continuum) if str(used) == label), label)


def _only(continuum: Continuum, label: str) -> Continuum:
    return continuum.labelled(_as_used(continuum, label))


def _inputs(file: Mapping[str, Any], holder: str) -> Iterable[tuple[str, Any]]:
    found = file.get(holder)
    return found.items() if isinstance(found, Mapping) else ()


def _object(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = holder.get(name) or {}
    if not isinstance(found, Mapping):
        raise BadInput(f"{name} is not an object.")
    return found
