"""How whole texts are written as HTML. Inside a text not one character is added that it does not have.

Twenty thousand words are a thousand statements: these tags write them at once, where a template would take seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from comparisons.queries.reading import Block, LeftOut, Reading, WholeText
from comparisons.queries.ties import HEATS

register = template.Library()

WORDS = {
    "same": "said alike elsewhere",
    "edited": "edited elsewhere",
    "rewritten": "rewritten elsewhere",
    "only": "only here",
    "aside": "not compared",
}
SHORT = {"same": "alike", "edited": "edited", "rewritten": "rewritten", "only": "only here"}
# Widths of a strip's bars in tenths, so that its colour is not alone.
_WIDTHS = {"same": 4, "edited": 6, "rewritten": 8, "only": 10, "aside": 1}


@register.simple_tag
def standing_line(text: WholeText, is_base: bool) -> str:
    """A line such as "12 alike · 5 edited · 9 only here", in statements."""
    counts = [f"{number} {SHORT[heat]}" for heat, number in text.counts.items() if number]
    counts += [f"leaves out {text.gaps}"] if text.gaps else []
    return " · ".join((["the base"] if is_base else []) + (counts or ["nothing to compare it with"]))


@register.simple_tag
def whole_text(text: WholeText, outlets: Mapping[int, Sequence[str]] | None = None) -> SafeString:
    """The paragraphs of a text with its statements; each is a place that can be marked."""
    groups = {pk: len(names) for pk, names in (outlets or {}).items()}
    return _safe("".join(part for block in text.blocks for part in _block(text, block, groups)))


def _block(text: WholeText, block: Block, groups: Mapping[int, int]) -> Iterator[str]:
    if block.stretches:
        kind = next((stretch.segment.kind for stretch in block.stretches if stretch.segment), "sentence")
        yield f'<p class="paragraph" data-lead="{kind}" dir="auto">'
        for stretch in block.stretches:
            words = str(escape(stretch.text))
            segment = stretch.segment
            if segment is None:
                yield words
                continue
            told = f' data-told="{groups[segment.pk]}"' if segment.pk in groups else ""
            yield (
                f'<span class="said" id="s{segment.pk}" data-segment="{segment.pk}" data-kind="{segment.kind}"'
                f' data-start="{segment.start}" data-end="{segment.end}" data-heat="{text.heats[segment.pk]}"{told}>'
                f"{words}</span>"
            )
        yield "</p>\n"
    if block.left_out:
        yield _left_out(text, block.left_out)


def _left_out(text: WholeText, rows: Sequence[LeftOut]) -> str:
    number = len(rows)
    noun = "statement" if number == 1 else "statements"
    lines = "".join(_left_out_line(text.article.pk, row) for row in rows)
    return (
        f'<details class="left-out" data-foreign lang="en"><summary>leaves out {number} {noun}</summary>'
        f"<ul>{lines}</ul></details>\n"
    )


def _left_out_line(article: int, row: LeftOut) -> str:
    segments = " ".join(map(str, row.segments))
    return (
        f'<li class="cell-gap" data-article="{article}" data-state="gap" data-silent-on="{segments}">'
        f'<q lang="{escape(row.language)}" dir="auto">{escape(row.quote)}</q>'
        f' <span class="left-by">{escape(", ".join(row.outlets))}</span></li>'
    )


@register.simple_tag
def strip(text: WholeText, upright: bool = False) -> SafeString:
    """A text as a strip of its runs, as long as the text in code points."""
    length = max(1, len(text.column.text))
    template = (
        '<rect class="heat-{}" x="{}" y="0" width="{}" height="{}"/>'
        if not upright
        else ('<rect class="heat-{}" x="0" y="{}" height="{}" width="{}"/>')
    )
    bars = format_html_join(
        "", template, ((run.heat, run.start, run.end - run.start, _WIDTHS[run.heat]) for run in text.runs)
    )
    return format_html(
        '<svg class="strip{}" data-strip viewBox="{}" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        " strip-upright" if upright else "",
        f"0 0 10 {length}" if upright else f"0 0 {length} 10",
        bars,
    )


@register.simple_tag(takes_context=True)
def runs_table(context: template.Context, text: WholeText) -> SafeString:
    """The runs of a text as rows: which statements, how they stand, and who says them too."""
    query = context["request"].GET.copy()
    query["view"] = "single" if context["choice"].text else "reading"
    rows = []
    for run in text.runs:
        query["place"] = str(run.segment)
        number = f"{run.first}" if run.first == run.last else f"{run.first} to {run.last}"
        rows.append(
            f'<tr><td><a href="?{escape(query.urlencode())}#s{run.segment}">{number}</a></td>'
            f"<td>{WORDS[run.heat]}</td><td>{escape(', '.join(run.outlets))}</td></tr>"
        )
    return _safe("\n".join(rows))


@register.filter
def ties_data(reading: Reading) -> list[list[Any]]:
    """For the browser: [one, other, heat, moved] for each tie, segments by id, the heat by its place in HEATS."""
    return [[tie.one, tie.other, HEATS.index(tie.heat), int(tie.moved)] for tie in reading.ties]


def _safe(html: str) -> SafeString:
    # Everything in it was escaped where it was put together.
    return mark_safe(html)
