"""How the grid's parts are written as HTML. Inside a piece not one character is added that the text does not have."""

import re
from collections.abc import Collection as AnyOf
from collections.abc import Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comparisons.models import Article
from comparisons.queries.cells import Piece, Run
from comparisons.queries.grid import Grid
from comparisons.queries.rows import Cell, Row
from comparisons.queries.shares import is_own_headline, share_words, strips
from comparisons.queries.sources import Origin

register = template.Library()

_SIGNS = re.compile(r"[\W_]+")
# Steps of the height of a strip, so that its colour is not alone.
_HEIGHTS = {"base": 10, "verbatim": 10, "variant": 8, "edited": 7, "rewritten": 5, "only": 3, "aside": 1}


@register.simple_tag
def runs(part: tuple[Piece, Sequence[Run]], ignored: AnyOf[str] = ()) -> SafeString:
    """The words of one piece, marked where they differ; differences of an ignored sort are plain words."""
    return format_html_join("", "{}", ((_run(run, ignored),) for run in part[1]))


def _run(run: Run, ignored: AnyOf[str]) -> SafeString | str:
    if run.op == "equal":
        return run.text
    if _is_ignored(run, ignored):
        return "" if run.is_foreign else run.text
    if run.is_foreign:
        return format_html('<del class="d-delete" data-foreign>{}</del>', run.text)
    if run.was:
        return format_html('<ins class="d-{}" data-was="{}">{}</ins>', run.op, run.was, run.text)
    return format_html('<ins class="d-{}">{}</ins>', run.op, run.text)


def _is_ignored(run: Run, ignored: AnyOf[str]) -> bool:
    if run.op == "variant":
        return "variants" in ignored
    return bool(ignored) and _without(run.text, ignored) == _without("" if run.is_foreign else run.was, ignored)


def _without(words: str, ignored: AnyOf[str]) -> str:
    if "punctuation" in ignored:
        words = _SIGNS.sub("", words)
    return words.casefold() if "case" in ignored else words


@register.simple_tag
def standing(row: Row, cell: Cell) -> str:
    """How a cell stands to what it is compared with, in words; nothing for the base itself."""
    if is_own_headline(row, cell):
        return "own headline"
    words = {
        "verbatim": "= same",
        "variant": "= same, spelt otherwise",
        "edited": f"edited, {cell.share_percent} % same",
        "rewritten": f"rewritten, {cell.share_percent} % same",
        "only": "only here",
    }.get(cell.state, "")
    if words and cell.state != "only" and row.reference is not row.cells[0]:
        return f"{words} as {row.reference.article.outlet}"
    return words


@register.simple_tag(takes_context=True)
def state_words(context: template.Context, row: Row, cell: Cell, words: str) -> SafeString:
    """How a cell stands, in `words`; where the page explains (`explain`), they lead to what spoke for it."""
    asked = _question(context, row, cell) if context.get("explain") else None
    if not asked:
        return format_html("<span>{}</span>", words)
    event, segment, article = asked
    address = f"{reverse('event_why', args=[event])}?segment={segment}&article={article}"
    return format_html('<a class="why-words" data-why href="{}">{}</a>', address, words)


def _question(context: template.Context, row: Row, cell: Cell) -> tuple[int, int, int] | None:
    """The sentence and the article whose relation a cell shows, after the event; None where there is none."""
    base = row.cells[0]
    alone = cell.state == "only"
    asked, other = (cell, base) if alone else (row.reference, cell)
    segment = next((piece.pk for piece in asked.segments if piece.is_aligned), None)
    if segment is None or asked is other:
        return None
    return context["grid"].event.pk, segment, other.article.pk


@register.simple_tag
def confirmed(cell: Cell) -> str:
    """Who said that a cell stands in the right row."""
    names = sorted(name for name in cell.confirmed_by if name)
    return f"confirmed by {' and '.join(names)}" if names else "confirmed"


@register.simple_tag
def shares(grid: Grid, column: int) -> str:
    """How much of a column is the base's text, in a line of words."""
    return "the base" if column == 0 else share_words(grid, column)


@register.simple_tag(takes_context=True)
def fold_size(context: template.Context, row: Row) -> int:
    """How many rows that say nothing new are folded away from this one on; 0 where none begins."""
    folds = context.get("folds")
    return folds.sizes.get(row.key, 0) if folds else 0


@register.filter
def origin_in(article: Article, grid: Grid) -> Origin | None:
    """Where a column's article comes from; None where nothing is known of it."""
    found = grid.origins.get(article.pk)
    return found if found and found.is_known else None


@register.simple_tag
def minimap(grid: Grid, column: int) -> SafeString:
    """The rows of a column as a strip: where it follows the base, where it leaves something out."""
    bars = format_html_join(
        "",
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        (
            (strip.state, strip.start, 10 - _HEIGHTS[strip.state], strip.length, _HEIGHTS[strip.state])
            for strip in strips(grid, column)
        ),
    )
    return format_html(
        '<svg class="minimap" viewBox="0 0 {} 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        max(1, len(grid.whole)),
        bars,
    )
