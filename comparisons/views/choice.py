"""What a reader wants to see of the grid, as it stands in the address."""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

# All rows with changes brought out; rows with changes only; all rows as they are.
SHOWN = ("changes", "only", "all")
MOST_AROUND = 1000
IGNORABLE = ("punctuation", "case", "variants")


@dataclass(frozen=True)
class GridChoice:
    """The base and the columns (article ids), how much is shown, what counts as no difference, which page of rows,
    and whether they are put right by hand."""

    base: int | None = None
    articles: tuple[int, ...] | None = None
    show: str = "changes"
    ignored: frozenset[str] = frozenset()
    page: int = 1
    arrange: bool = False
    # Rows shown around each change, where only changes are shown.
    around: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read an address; what makes no sense there is left out rather than refused."""
        articles = tuple(number for text in query.getlist("articles") if (number := number_in(text)))
        return cls(
            base=number_in(query.get("base", "")),
            articles=articles or None,
            show=query.get("show", "") if query.get("show") in SHOWN else "changes",
            around=min(number_in(query.get("around", "")) or 1, MOST_AROUND),
            ignored=frozenset(IGNORABLE).intersection(query.getlist("ignore")),
            page=number_in(query.get("page", "")) or 1,
            arrange=query.get("arrange") == "1",
        )


def number_in(text: str) -> int | None:
    """The id that a part of an address names, None for what is none."""
    # Ids are 64 bits at most; longer numbers are nobody's.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
