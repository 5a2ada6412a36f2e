"""Pictures of figures, as SVG made here: it needs no script and no style, and is the same on a page and in a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from xml.sax.saxutils import escape, quoteattr

LABELS, PLOT, NUMBERS, LINE, EDGE = 190, 360, 60, 24, 12
TICK = 0.25


@dataclass(frozen=True)
class Bar:
    """A coefficient, where it is defined, and its interval, where there is one."""

    name: str
    value: float | None
    low: float | None
    high: float | None


def intervals(title: str, bars: Sequence[Bar]) -> str:
    """A line for each value: a dot, its interval as a bar, and the number. The axis begins at 0 or below."""
    least = min((number for bar in bars for number in (bar.value, bar.low) if number is not None), default=0)
    begin = min(0.0, floor(least / TICK) * TICK)
    height = LINE * (len(bars) + 1) + 2 * EDGE
    width = LABELS + PLOT + NUMBERS

    def x(number: float) -> str:
        return f"{LABELS + PLOT * (number - begin) / (1 - begin):.1f}"

    ticks = [begin + TICK * n for n in range(round((1 - begin) / TICK) + 1)]
    parts = [_tick(x(tick), tick, height) for tick in ticks]
    parts += [_row(bar, EDGE + LINE * number + LINE // 2, x) for number, bar in enumerate(bars)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label={quoteattr(title)} font-family="system-ui, sans-serif" font-size="13" '
        f'fill="currentColor"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def _tick(x: str, number: float, height: int) -> str:
    weight = 'stroke-opacity="0.5"' if number == 0 else 'stroke-opacity="0.15"'
    bottom = height - EDGE - LINE + 4
    return (
        f'<line x1="{x}" x2="{x}" y1="{EDGE}" y2="{bottom}" stroke="currentColor" {weight}/>'
        f'<text x="{x}" y="{height - EDGE}" text-anchor="middle" font-size="11">{_number(number, 2)}</text>'
    )


def _row(bar: Bar, y: int, x: Callable[[float], str]) -> str:
    name = bar.name if len(bar.name) <= 26 else bar.name[:25] + "…"
    parts = [f'<text x="{LABELS - 10}" y="{y + 4}" text-anchor="end">{escape(name)}</text>']
    if bar.low is not None and bar.high is not None:
        parts.append(
            f'<line x1="{x(bar.low)}" x2="{x(bar.high)}" y1="{y}" y2="{y}" stroke="currentColor" '
            f'stroke-width="6" stroke-opacity="0.3"/>'
        )
    if bar.value is not None:
        parts.append(f'<circle cx="{x(bar.value)}" cy="{y}" r="4"/>')
    said = "undefined" if bar.value is None else _number(bar.value, 3)
    parts.append(f'<text x="{LABELS + PLOT + NUMBERS}" y="{y + 4}" text-anchor="end">{said}</text>')
    return "".join(parts)


def _number(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}".replace("-", "−")
