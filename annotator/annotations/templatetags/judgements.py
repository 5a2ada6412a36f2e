"""Judgements on a page: a code by its name, and the passages that an annotation stands on."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from annotator.annotations.models import Anchor, Annotation
from annotator.codebooks.models import Code

register = template.Library()


@register.simple_tag
def code_name(code: Code) -> SafeString:
    """A code's name under its hue and line."""
    return format_html('<span class="swatch hue-{}">{}</span>', code.hue, code.name)


@register.simple_tag(takes_context=True)
def passages_of(context: template.Context, annotation: Annotation) -> SafeString:
    """The places of an annotation, each quote in its context, with the outlet before it.

    Who leaves something out is named from the page's `outlets` (article id to outlet name).
    """
    places = format_html_join("", "{}", ((_passage(anchor, annotation.code),) for anchor in annotation.anchors.all()))
    if not annotation.absent_from:
        return places
    known = context.get("outlets") or {}
    names = ", ".join(known.get(pk, f"article {pk}") for pk in annotation.absent_from)
    return format_html('{}<p class="small">Left out by <strong>{}</strong></p>', places, names)


def _passage(anchor: Anchor, code: Code) -> SafeString:
    outlet = anchor.revision.article.outlet.name
    if not anchor.quote:
        return format_html('<p class="small"><strong>{}</strong>: the whole article</p>', outlet)
    return format_html(
        '<p class="passage" dir="auto"><bdi class="passage-outlet">{}</bdi> <span class="faint">…{}</span>'
        '<mark class="hue-{} mark">{}</mark><span class="faint">{}…</span></p>',
        outlet,
        anchor.prefix,
        code.hue,
        anchor.quote,
        anchor.suffix,
    )
