"""Gamma: units are aligned across annotators at the least disorder, which is set against that of chance.

Mathet, Widlöcher and Métivier, The unified and holistic method gamma for inter-annotator agreement measure and
alignment, Computational Linguistics 41(3), 2015, pp. 437-479. Units may overlap. Chance is sampled, so that a value
goes with its seed and its number of samples; both are fixed here, and the order of annotators, units and labels is not
looked at.
"""

import math
from collections.abc import Sequence

from annotator.agreement.coefficients.continuum import Unit
from annotator.agreement.coefficients.gamma_align import Weights, least_disorder
from annotator.agreement.coefficients.gamma_chance import Chance
from annotator.agreement.coefficients.gamma_cover import MOST_STEPS, Budget, Number, TooLarge
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined

SEED = 20150901
SAMPLES = 1000


def gamma(
    annotators: Sequence[Sequence[Unit]],
    weights: Weights | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
    steps: int = MOST_STEPS,
) -> Coefficient:
    """1 - observed / expected disorder (p. 462). `units` are all units of all annotators.

    Expected is the mean over `samples` random annotations with the same numbers, lengths, gaps and labels as the ones
    given. Undefined for one annotator, for no units, and where the exact alignments would take more than so many steps
    (`too_large`): told at the first of them, not after the last.
    """
    weights = weights or Weights()
    units = sum(len(found) for found in annotators)
    if len(annotators) < 2 or not units:
        return undefined(Reason.NO_PAIRS, units)
    # The same steps, whoever is named first.
    annotators = sorted(annotators, key=lambda found: sorted((start, end) for start, end, _ in found))
    budget = Budget(steps)
    try:
        observed = least_disorder(annotators, weights, budget)
        expected = _by_chance(annotators, weights, samples, seed, budget)
    except TooLarge:
        return undefined(Reason.TOO_LARGE, units)
    if not expected:
        return undefined(Reason.NO_VARIATION, units)
    return Coefficient(1 - float(observed) / expected, units)


def _by_chance(
    annotators: Sequence[Sequence[Unit]], weights: Weights, samples: int, seed: int, budget: Budget
) -> float:
    """The mean disorder of samples. The first may take its share of the budget: if it does not do, all will not."""
    share = Budget(budget.left // max(samples, 1))
    found: list[float] = []
    for sample in Chance(annotators, seed).draw(samples):
        found.append(float(least_disorder(sample, weights.rough(), budget if found else share)))
    return math.fsum(found) / samples


def observed_disorder(annotators: Sequence[Sequence[Unit]], weights: Weights | None = None) -> Number | None:
    """The disorder of the best alignment (p. 455); None where there is nothing to align. Raises TooLarge."""
    if len(annotators) < 2 or not any(annotators):
        return None
    return least_disorder(annotators, weights or Weights(), Budget())
