"""What the three views of an event are drawn from, as its address asks: on its own page and in a workbench."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from comparisons.models import Article, Event
from comparisons.queries.folding import Folds, fold_unchanged
from comparisons.queries.gathering import Gathered
from comparisons.queries.grid import MOST_COLUMNS, PAGE_ROWS, Grid, comparison
from comparisons.queries.reading import MOST_TEXTS, USUAL_TEXTS, reading
from comparisons.queries.single import single
from comparisons.queries.texts import Column, Shown, as_it_is
from comparisons.views.choice import ViewChoice


@dataclass(frozen=True)
class Place:
    """An article in the list of columns; `earlier` and `later` are the columns in the order after a step."""

    article: Article
    is_shown: bool = False
    earlier: tuple[int, ...] = ()
    later: tuple[int, ...] = ()


def shown_context(
    request: HttpRequest,
    event: Event,
    order: Sequence[int] = (),
    usual_texts: int = USUAL_TEXTS,
    shown: Shown = as_it_is,
) -> dict[str, Any]:
    """The view that the address of `request` asks for, with what the bar above it needs.

    `order` are the columns, by article id, of an address that names none; `usual_texts` is how many whole texts then
    stand side by side; `shown` is what the person sees of an article.
    """
    choice = replace(ViewChoice.from_query(request.GET), usual_texts=usual_texts)
    if order and choice.base is None and choice.articles is None:
        choice = replace(choice, base=order[0], articles=tuple(order))
    view = {"grid": _grid, "reading": _reading, "single": _single, "table": _table}[choice.view]
    return {"choice": choice, **view(event, choice, shown)}


def _grid(event: Event, choice: ViewChoice, shown: Shown) -> dict[str, Any]:
    whole = comparison(event, base=choice.base, articles=choice.articles, shown=shown)
    grid = whole.page(choice.page or _page_of(whole, choice.place))
    return {
        "folds": fold_unchanged(grid.rows, choice.around, choice.ignored) if choice.show == "only" else Folds(),
        "more_around": 3 * choice.around,
        "first_row": PAGE_ROWS * (grid.page_number - 1),
        "page_rows": PAGE_ROWS,
        "grid": grid,
        "previous_page": grid.page_number - 1,
        "next_page": grid.page_number + 1,
        **_columns(grid.columns, grid.others, MOST_COLUMNS),
    }


def _page_of(grid: Grid, segment: int | None) -> int:
    """The page of the row that has a segment, from 1; the first where none has."""
    rows = enumerate(grid.whole) if segment else ()
    found = (at for at, row in rows for cell in row.cells for one in cell.segments if one.pk == segment)
    return next(found, 0) // PAGE_ROWS + 1


def _reading(event: Event, choice: ViewChoice, shown: Shown) -> dict[str, Any]:
    view = reading(event, base=choice.base, articles=choice.articles, usual=choice.usual_texts, shown=shown)
    return {"reading": view, **_gathered(view.found, MOST_TEXTS)}


def _single(event: Event, choice: ViewChoice, shown: Shown) -> dict[str, Any]:
    view = single(event, article=choice.text or choice.base, shown=shown)
    return {"single": view, **_gathered(view.found, 1)}


def _table(event: Event, choice: ViewChoice, shown: Shown) -> dict[str, Any]:
    """The texts of the single view where one is named, else of the reading view."""
    if choice.text:
        context = _single(event, choice, shown)
        text = context["single"].text
        return {**context, "texts": [text] if text else []}
    context = _reading(event, choice, shown)
    return {**context, "texts": context["reading"].texts}


def _gathered(found: Gathered, most: int) -> dict[str, Any]:
    return _columns(found.columns, found.others, most)


def _columns(columns: Sequence[Column], others: Sequence[Article], most: int) -> dict[str, Any]:
    """The texts shown and those that are not, and the steps by which the columns change their order."""
    ids = [column.article.pk for column in columns]
    places = [
        Place(
            column.article,
            is_shown=True,
            earlier=_swapped(ids, at - 1) if at > 1 else (),
            later=_swapped(ids, at) if 0 < at < len(ids) - 1 else (),
        )
        for at, column in enumerate(columns)
    ]
    return {
        "columns": columns,
        "others": others,
        "places": [*places, *(Place(article) for article in others)],
        "all_count": len(columns) + len(others),
        "most_columns": most,
    }


def _swapped(ids: Sequence[int], at: int) -> tuple[int, ...]:
    return (*ids[:at], ids[at + 1], ids[at], *ids[at + 2 :])
