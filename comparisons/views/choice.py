"""What a reader wants to see of an event, as it stands in the address: one address for all three views."""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

# "table" tells the facts of the reading view, or of the single one, for those who cannot see ribbons and tints.
VIEWS = ("grid", "reading", "single", "table")
# All rows with changes brought out; rows with changes only; all rows as they are.
SHOWN = ("changes", "only", "all")
MOST_AROUND = 1000
IGNORABLE = ("punctuation", "case", "variants")


@dataclass(frozen=True)
class ViewChoice:
    """The view, its base and columns (article ids, in the order of the columns), how much is shown, what counts as
    no difference, which page of rows, where the reader is, and whether rows are put right by hand."""

    view: str = "grid"
    base: int | None = None
    articles: tuple[int, ...] | None = None
    show: str = "changes"
    ignored: frozenset[str] = frozenset()
    page: int | None = None
    arrange: bool = False
    # Rows shown around each change, where only changes are shown.
    around: int = 1
    # The article of the single view; the base where none is named.
    text: int | None = None
    # The statement under the reader's eye, by segment id.
    place: int | None = None
    # Whole texts side by side, where the address names none. Said by the page, not by the address.
    usual_texts: int = 3

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read an address; what makes no sense there is left out rather than refused."""
        articles = tuple(number for text in query.getlist("articles") if (number := number_in(text)))
        return cls(
            view=query.get("view", "") if query.get("view") in VIEWS else "grid",
            base=number_in(query.get("base", "")),
            articles=tuple(dict.fromkeys(articles)) or None,
            show=query.get("show", "") if query.get("show") in SHOWN else "changes",
            around=min(number_in(query.get("around", "")) or 1, MOST_AROUND),
            ignored=frozenset(IGNORABLE).intersection(query.getlist("ignore")),
            page=number_in(query.get("page", "")) or None,
            arrange=query.get("arrange") == "1",
            text=number_in(query.get("text", "")),
            place=number_in(query.get("place", "")),
        )


def number_in(text: str) -> int | None:
    """The id that a part of an address names, None for what is none."""
    # Ids are 64 bits at most; longer numbers are nobody's.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
