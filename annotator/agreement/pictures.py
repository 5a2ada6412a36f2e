"""Pictures of figures, as SVG made here: it needs no script and no style, and is the same on a page and in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from xml.sax.saxutils import escape, quoteattr

LABELS, PLOT, NUMBERS, LINE, EDGE = 190, 360, 60, 24, 12
TICK = 0.25


# A cell of a matrix, and the room for the names of columns, which stand upright.
CELL, HEADS = 44, 150


@dataclass(frozen=True)
class Square:
    """A cell of a matrix: what stands in it, and how dark it is (0 to 5)."""

    text: str
    step: int = 0


@dataclass(frozen=True)
class Bar:
    """A coefficient, where it is defined, and its interval, where there is one."""

    name: str
    value: float | None
    low: float | None
    high: float | None


def intervals(title: str, bars: Sequence[Bar]) -> str:
    """A line for each value: a dot, its interval as a bar, and the number. The axis begins at 0 or below."""
    least = min((found for bar in bars for found in (bar.value, bar.low) if found is not None), default=0)
    begin = min(0.0, floor(least / TICK) * TICK)
    height = LINE * (len(bars) + 1) + 2 * EDGE
    width = LABELS + PLOT + NUMBERS

    def x(place: float) -> str:
        return f"{LABELS + PLOT * (place - begin) / (1 - begin):.1f}"

    ticks = [begin + TICK * n for n in range(round((1 - begin) / TICK) + 1)]
    parts = [_tick(x(tick), tick, height) for tick in ticks]
    parts += [_row(bar, EDGE + LINE * row + LINE // 2, x) for row, bar in enumerate(bars)]
    return _svg(title, width, height, parts)


def matrix(title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Square]]]) -> str:
    """Names by names: a number in each cell, and a shade that says the same at a glance."""
    width, height = LABELS + CELL * len(columns) + EDGE, HEADS + CELL * len(rows) + EDGE
    parts = [_head(name, LABELS + CELL * place + CELL // 2) for place, name in enumerate(columns)]
    for row, (name, cells) in enumerate(rows):
        top = HEADS + CELL * row
        parts.append(f'<text x="{LABELS - 10}" y="{top + CELL // 2 + 4}" text-anchor="end">{_short(name)}</text>')
        parts += [_cell(cell, LABELS + CELL * place, top) for place, cell in enumerate(cells)]
    return _svg(title, width, height, parts)


def _head(name: str, x: int) -> str:
    y = HEADS - 8
    return f'<text x="{x}" y="{y}" transform="rotate(-90 {x} {y})" dominant-baseline="middle">{_short(name, 20)}</text>'


def _cell(cell: Square, x: int, y: int) -> str:
    middle = f'x="{x + CELL // 2}" y="{y + CELL // 2 + 4}" text-anchor="middle"'
    return (
        f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="#0b6e6e" fill-opacity="{0.09 * cell.step:.2f}" '
        f'stroke="currentColor" stroke-opacity="0.15"/><text {middle}>{escape(cell.text)}</text>'
    )


def _short(name: str, most: int = 26) -> str:
    return escape(name if len(name) <= most else name[: most - 1] + "…")


def _svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label={quoteattr(title)} font-family="system-ui, sans-serif" font-size="13" '
        f'fill="currentColor"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def _tick(x: str, place: float, height: int) -> str:
    weight = 'stroke-opacity="0.5"' if place == 0 else 'stroke-opacity="0.15"'
    bottom = height - EDGE - LINE + 4
    return (
        f'<line x1="{x}" x2="{x}" y1="{EDGE}" y2="{bottom}" stroke="currentColor" {weight}/>'
        f'<text x="{x}" y="{height - EDGE}" text-anchor="middle" font-size="11">{number(place, 2)}</text>'
    )


def _row(bar: Bar, y: int, x: Callable[[float], str]) -> str:
    parts = [f'<text x="{LABELS - 10}" y="{y + 4}" text-anchor="end">{_short(bar.name)}</text>']
    if bar.low is not None and bar.high is not None:
        parts.append(
            f'<line x1="{x(bar.low)}" x2="{x(bar.high)}" y1="{y}" y2="{y}" stroke="currentColor" '
            f'stroke-width="6" stroke-opacity="0.3"/>'
        )
    if bar.value is not None:
        parts.append(f'<circle cx="{x(bar.value)}" cy="{y}" r="4"/>')
    said = "undefined" if bar.value is None else number(bar.value, 3)
    parts.append(f'<text x="{LABELS + PLOT + NUMBERS}" y="{y + 4}" text-anchor="end">{said}</text>')
    return "".join(parts)


def number(value: float, decimals: int) -> str:
    """With a real minus sign."""
    return f"{value:.{decimals}f}".replace("-", "−")
