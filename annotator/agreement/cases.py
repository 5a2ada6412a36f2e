"""Textbook cases in a file: which measure each asks for, and what it is computed from.

The file is one JSON object: `coding_inputs` (`raters`, `items`: a row an item, and in it for each annotator a value,
null, or a list of labels), `span_inputs` (`length`, `begin`, `annotators`: name to [start, end, label]; or `masses`),
and `cases` (`id`, `measure`, `input_ref` or an `input` of its own, `params`, `scale`). Offsets are half-open code
points.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

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
)
from annotator.agreement.coefficients import gamma as gammas
from annotator.agreement.coefficients.continuum import Continuum
from annotator.agreement.coefficients.gamma_align import TooLarge, Weights
from annotator.agreement.coefficients.result import Reason, undefined

Case = Mapping[str, Any]


class BadInput(ValueError):
    """A case that cannot be read; says what is wrong with it."""


CODING: dict[str, Callable[[Sequence[Unit]], Coefficient]] = {
    "percent_agreement": tables.percent,
    "cohen_kappa": tables.cohen_kappa,
    "scott_pi": tables.scott_pi,
    "bennett_s": tables.bennett_s,
    "fleiss_kappa": tables.fleiss_kappa,
    "gwet_ac1": tables.gwet_ac1,
}
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


def answers(file: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """`{"id", "value", "reason"}` for each case of a file. What cannot be computed says why; nothing is raised."""
    inputs = {**_object(file, "coding_inputs"), **_object(file, "span_inputs")}
    for number, case in enumerate(file.get("cases") or ()):
        if not isinstance(case, Mapping):
            yield {"id": f"#{number}", "value": None, "reason": "bad_input: a case is an object."}
            continue
        found = _answer(case, inputs)
        yield {"id": case.get("id", f"#{number}"), "value": found.value, "reason": str(found.reason) or None}


def _answer(case: Case, inputs: Mapping[str, Any]) -> Coefficient:
    try:
        return compute(case, inputs)
    except BadInput as error:
        return Coefficient(None, 0, f"bad_input: {error}")
    except TooLarge:
        return undefined(Reason.TOO_LARGE)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as error:
        return Coefficient(None, 0, f"bad_input: {type(error).__name__}: {error}")


def compute(case: Case, inputs: Mapping[str, Any]) -> Coefficient:
    """The coefficient that a case asks for. Raises BadInput for an unknown measure and for what it cannot read."""
    measure, label = _split(str(case.get("measure", "")))
    given = case.get("input", inputs.get(str(case.get("input_ref"))))
    if not isinstance(given, Mapping):
        raise BadInput(f"there is no input {case.get('input_ref')!r}.")
    params = {**_object(given, "params"), **_object(case, "params")}
    if measure in CODING:
        return CODING[measure](_table(given))
    if measure.startswith("krippendorff_alpha_") and measure.removeprefix("krippendorff_alpha_") in METRICS:
        metric = METRICS[measure.removeprefix("krippendorff_alpha_")]
        return alpha.krippendorff_alpha(_table(given), metric)
    if measure == "boundary_similarity":
        masses = given["masses"]
        return boundaries.boundary_similarity(
            list(masses.values() if isinstance(masses, Mapping) else masses), params.get("n_t", 2)
        )
    if measure.startswith("gamma"):
        return _gamma(measure, given, params)
    scale = case.get("scale", given.get("scale", 1))
    return _spans(measure, label, _continuum(given, scale, needs_length=not measure.startswith("pairwise")))


def _spans(measure: str, label: str | None, continuum: Continuum) -> Coefficient:
    if measure in UNITIZING:
        return UNITIZING[measure]([continuum if label is None else _only(continuum, label)])
    if measure == "ku_alpha" and label is not None:
        return unitizing.ku_alpha([continuum], _as_used(continuum, label))
    base = measure.removesuffix("_D_o").removesuffix("_D_e")
    if base not in {"alpha_U_2004", "alpha_U_1995"}:
        raise BadInput(f"the measure {measure!r} is not known here.")
    used = None if label is None else _as_used(continuum, label)
    if base == measure:
        return alpha_u.alpha_u(continuum, used)
    part = alpha_u.observed_disagreement if measure.endswith("_D_o") else alpha_u.expected_disagreement
    if len(continuum.units) < 2:
        return undefined(Reason.NO_PAIRS)
    labels = alpha_u.labels_of(continuum) if used is None else [used]
    return Coefficient(float(sum((part(continuum, one) for one in labels), Fraction(0))), continuum.length)


def _gamma(measure: str, given: Case, params: Mapping[str, Any]) -> Coefficient:
    annotators = [_units(found, 1) for found in given["annotators"].values()]
    names = {"place": "alpha", "label": "beta", "empty": "delta_empty"}
    weights = Weights(**{ours: Fraction(str(params.get(theirs, 1))) for ours, theirs in names.items()})
    if measure == "gamma":
        return gammas.gamma(annotators, weights, params.get("samples", gammas.SAMPLES), params.get("seed", gammas.SEED))
    if measure != "gamma_observed_disorder":
        raise BadInput(f"the measure {measure!r} is not known here.")
    disorder = gammas.observed_disorder(annotators, weights)
    units = sum(len(found) for found in annotators)
    return undefined(Reason.NO_PAIRS, units) if disorder is None else Coefficient(float(disorder), units)


def _table(given: Case) -> list[Unit]:
    """A unit an item; null is missing, and a list of labels one value, a set."""
    return [{rater: _value(value) for rater, value in enumerate(item) if value is not None} for item in given["items"]]


def _value(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


def _continuum(given: Case, scale: int, *, needs_length: bool) -> Continuum:
    if "annotators" not in given:
        raise BadInput("spans need annotators.")
    units = {person: _units(found, scale) for person, found in given["annotators"].items()}
    begin = given.get("begin", 0) * scale
    if "length" in given:
        length = given["length"] * scale
    elif needs_length:
        raise BadInput("this measure needs the length of the continuum.")
    else:
        length = max((end for found in units.values() for _, end, _ in found), default=begin) - begin
    for found in units.values():
        for start, end, _ in found:
            if not begin <= start < end <= begin + length:
                raise BadInput(f"[{start}, {end}) is empty or outside [{begin}, {begin + length}).")
    return Continuum(length, units, begin)


def _units(found: Sequence[Any], scale: int) -> list[tuple[int, int, Any]]:
    return [(unit[0] * scale, unit[1] * scale, unit[2] if len(unit) > 2 else "") for unit in found]


def _split(measure: str) -> tuple[str, str | None]:
    """`alpha_U_2004_D_o(c)` as its name and the label in brackets."""
    name, bracket, rest = measure.partition("(")
    return (name, rest.removesuffix(")")) if bracket else (measure, None)


def _as_used(continuum: Continuum, label: str) -> Any:
    """The label as the input has it: a number may be written as one there."""
    return next((used for used in alpha_u.labels_of(continuum) if str(used) == label), label)


def _only(continuum: Continuum, label: str) -> Continuum:
    return continuum.labelled(_as_used(continuum, label))


def _object(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = holder.get(name) or {}
    if not isinstance(found, Mapping):
        raise BadInput(f"{name} is not an object.")
    return found
