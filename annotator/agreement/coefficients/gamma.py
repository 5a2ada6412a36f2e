"""Gamma: units are aligned across annotators at the least disorder, which is set against that of chance.

Mathet, Widlöcher and Métivier, The unified and holistic method gamma for inter-annotator agreement measure and
alignment, Computational Linguistics 41(3), 2015, pp. 437-479. Units may overlap. Chance is sampled, so that a value
goes with its seed and its number of samples; both are fixed here, and the order of annotators, units and labels is not
looked at.
"""

import math
from collections.abc import Sequence

from annotator.agreement.coefficients.continuum import Unit
from annotator.agreement.coefficients.gamma_align import Number, TooLarge, Weights, least_disorder
from annotator.agreement.coefficients.gamma_chance import Chance
from annotator.agreement.coefficients.result import Coefficient, Reason, undefined

SEED = 20150901
SAMPLES = 1000


def gamma(
    annotators: Sequence[Sequence[Unit]], weights: Weights | None = None, samples: int = SAMPLES, seed: int = SEED
) -> Coefficient:
    """1 - observed / expected disorder (p. 462). `units` are all units of all annotators.

    Expected is the mean over `samples` random annotations with the same numbers, lengths, gaps and labels as the ones
    given. Undefined for one annotator, for no units, and where the exact alignment is out of reach (`too_large`).
    """
    weights = weights or Weights()
    units = sum(len(found) for found in annotators)
    if len(annotators) < 2 or not units:
        return undefined(Reason.NO_PAIRS, units)
    try:
        observed = least_disorder(annotators, weights)
        drawn = Chance(annotators, seed).draw(samples)
        expected = math.fsum(least_disorder(one, weights.rough()) for one in drawn) / samples
    except TooLarge:
        return undefined(Reason.TOO_LARGE, units)
    if not expected:
        return undefined(Reason.NO_VARIATION, units)
    return Coefficient(1 - float(observed) / expected, units)


def observed_disorder(annotators: Sequence[Sequence[Unit]], weights: Weights | None = None) -> Number | None:
    """The disorder of the best alignment (p. 455); None where there is nothing to align. Raises TooLarge."""
    if len(annotators) < 2 or not any(annotators):
        return None
    return least_disorder(annotators, weights or Weights())
