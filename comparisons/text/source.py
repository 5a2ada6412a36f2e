"""Which text an article was likely made from: the stretches it copies, whom it credits, and who published first.

Copied stretches alone have no direction (Clough et al. 2002, METER): what one text has from another is told by a
credit, by time, or by one of them being an agency's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .fold import fold_key
from .reuse import Prepared, copied_share, copies, prepare

# Less than this share of an article copied is a quotation or a place name, unless the other is credited as well.
LEAST_COPIED = 0.15
LEAST_CREDITED = 0.03
_CREDIT, _EARLIER, _AGENCY = 1.0, 0.4, 0.3


@dataclass(frozen=True)
class Told:
    """One outlet's text: `credit` holds its datelines, bylines and notes; `published` is in seconds, if known."""

    outlet: str
    text: str
    credit: str = ""
    agency: bool = False
    published: float | None = None

    @cached_property
    def prepared(self) -> Prepared:
        """The text cut into words, once."""
        return prepare(self.text)

    @cached_property
    def credits(self) -> str:
        """The credits as they are compared."""
        return fold_key(self.credit)


@dataclass(frozen=True, slots=True)
class Source:
    """Why another text is the likely source: `of` is its place among those given; `copied` a share of code points.

    `longest` counts words; `earlier` is in seconds, None where a time is not known; only what speaks for it is true.
    """

    of: int
    copied: float
    longest: int
    credited: bool
    earlier: float | None
    agency: bool

    @property
    def weight(self) -> float:
        """How much speaks for it; the largest wins."""
        return self.copied + _CREDIT * self.credited + _EARLIER * (self.earlier is not None) + _AGENCY * self.agency


def likely_source(article: Told, others: Sequence[Told]) -> Source | None:
    """Return which of `others` the article was likely made from, or None; ties go to the first."""
    found = [source for of, other in enumerate(others) if (source := _source(article, of, other))]
    return max(found, key=lambda source: source.weight, default=None)


def is_credited(article: Told, outlet: str) -> bool:
    """Say whether the credits of an article name an outlet other than its own."""
    name = fold_key(outlet).strip()
    if not name or name == fold_key(article.outlet).strip():
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", article.credits) is not None


def _source(article: Told, of: int, other: Told) -> Source | None:
    names, returned = is_credited(article, other.outlet), is_credited(other, article.outlet)
    earlier = _seconds_between(other, article)
    if returned and not names:
        return None
    if earlier is not None and earlier < 0 and not names:
        return None
    agency = other.agency and not article.agency
    ahead = earlier if earlier is not None and earlier > 0 else None
    if not (names or agency or ahead is not None):
        return None
    found = copies(article.prepared, other.prepared)
    share = copied_share(article.text, found)
    if share < (LEAST_CREDITED if names else LEAST_COPIED):
        return None
    return Source(of, share, max(copy.words for copy in found), names, ahead, agency)


def _seconds_between(first: Told, second: Told) -> float | None:
    if first.published is None or second.published is None:
        return None
    return second.published - first.published
