"""Agreement coefficients: pure arithmetic, no matter what was annotated and where it is stored.

    tables.py       values on units: percent, Cohen, Scott, Bennett, Fleiss, AC1
    alpha.py        Krippendorff's alpha on such tables, for any difference between values (differences.py)
    weighted.py     the same where values lie on a scale: weighted kappa, AC2
    unitizing.py    u-alpha, |u-alpha, cu-alpha, (k)u-alpha of 2016: spans on a continuum
    alpha_u.py      the older alpha_U of 1995 and 2004, for comparison with older papers
    span_f1.py      how many spans of one annotator another one has too
    boundaries.py   boundary similarity of whole segmentations
    gamma.py        gamma: units aligned, their disorder set against chance

What has no value says why (`result.Reason`). Sums are of integers and fractions, divided once at the end, so that the
order of annotators, units and labels does not change the last digit.
"""

from annotator.agreement.coefficients.alpha import krippendorff_alpha
from annotator.agreement.coefficients.result import Coefficient, Reason
from annotator.agreement.coefficients.tables import Unit, percent

__all__ = ["Coefficient", "Reason", "Unit", "krippendorff_alpha", "percent"]
