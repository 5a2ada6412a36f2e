"""The site, and the work people do on the texts.

The steps, in the order in which a judgement travels; each may use the ones before it, never the ones after:

    teams        who is in a project, and who may do what (one table)
    codebooks    what may be said: versioned codes
    annotations  what annotators say: spans, contrasts, omissions, whole articles
    agreement    how far they say the same
    review       what reviewers settle: cases, decisions, the gold layer
    exports      what leaves: one row an annotation

Below all of them lies `comparisons`, which knows the texts and nothing of annotation.
"""

from annotator.celery import app as celery_app

__all__ = ["celery_app"]
