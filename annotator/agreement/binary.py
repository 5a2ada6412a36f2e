"""Coefficients of one code against its absence, from whole numbers. Pure.

They are those of `coefficients.alpha`, `coefficients.unitizing` and `coefficients.span_f1` for the two values "marked"
and "not". `apart` may be scaled by `scale`, to make the 1/(m - 1) of m annotators whole.
"""

from collections.abc import Sequence
from math import fsum


def alpha(parts: Sequence[tuple[int, int]], judgements: int, scale: int) -> float | None:
    """Krippendorff's nominal alpha of (apart, marked); of several codes, their disagreements summed.

    The sum over labels is that of alpha_U (Krippendorff 2004, p. 255): a frequent code weighs more. None where nothing
    varies.
    """
    possible = scale * sum(marked * (judgements - marked) for _, marked in parts)
    if not possible:
        return None
    return (possible - (judgements - 1) * sum(apart for apart, _ in parts)) / possible


def u_alpha(parts: Sequence[tuple[int, int, int]], length: int, scale: int) -> float | None:
    """u-alpha (2016) of (apart, marked length, squares of stretches), each code on its own continuum.

    `length` is that of one code's continua, times annotators. Of several codes, what is observed is summed and set
    over what is expected, summed.
    """
    if len(parts) == 1:
        return _one_u_alpha(*parts[0], length, scale)
    # Each quotient is rounded once and their sum once more: the order of the codes changes nothing.
    expected = fsum(
        2 * marked * (length - marked) / (length * length - squares - (length - marked))
        for _, marked, squares in parts
        if 0 < marked < length
    )
    if not expected:
        return None
    return 1 - sum(apart for apart, _, _ in parts) / (length * scale) / expected


def _one_u_alpha(apart: int, marked: int, squares: int, length: int, scale: int) -> float | None:
    blank = length - marked
    possible = length * scale * 2 * marked * blank
    return (possible - apart * (length * length - squares - blank)) / possible if possible else None


def share(part: int, whole: int) -> float | None:
    """A share; None of nothing."""
    return part / whole if whole else None
