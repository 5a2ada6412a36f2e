"""Cases in words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from annotator.annotations.models import Annotation
from annotator.review.event_cases import CasePage
from annotator.review.lanes import MarkLane
from annotator.review.models import Comment

register = template.Library()


@register.filter
def as_agreement(disagreement: float) -> str:
    """A disagreement between 0 and 1 as what a reader calls it."""
    if disagreement == 0:
        return "all agree"
    return "boundaries differ" if disagreement < 1 else "not all marked it"


@register.filter
def as_talk(comment: Comment) -> SafeString:
    """What was said, line by line, with the names of those who were told marked. `mentions__person` is read before."""
    names = sorted((one.person.username for one in comment.mentions.all()), key=len, reverse=True)
    told = re.compile("(" + "|".join(f"@{re.escape(name)}" for name in names) + ")", re.IGNORECASE) if names else None
    lines = [told.split(line) if told else [line] for line in comment.text.splitlines()]
    return format_html_join(mark_safe("<br>"), "{}", ([_pieces(line)] for line in lines))


@register.filter
def answers_of(annotation: Annotation) -> list[tuple[str, str]]:
    """What was answered to what the code asks: each question's name and the answer, in the code's order."""
    return [
        (asked["name"], _label(asked, annotation.attributes[asked["slug"]]))
        for asked in annotation.code.attributes
        if asked["slug"] in annotation.attributes
    ] + [
        (slug, str(answer))
        for slug, answer in annotation.attributes.items()
        if slug not in {asked["slug"] for asked in annotation.code.attributes}
    ]


@register.filter
def lanes_for(lanes: Mapping[int, Sequence[MarkLane]], article: int) -> Sequence[MarkLane]:
    """The lanes beside the text of an article."""
    return lanes.get(article, ())


@register.filter
def named_articles(page: CasePage) -> SafeString:
    """What an address says to show all the texts of a case that stands on several."""
    several = page.articles if len(page.articles) > 1 else []
    return format_html_join("", "&amp;articles={}", ((pk,) for pk in several))


@register.filter
def outlet_in(article: int, outlets: Mapping[int, str]) -> str:
    """The outlet of an article."""
    return outlets.get(article, "Its text")


def _label(asked: Mapping[str, Any], answer: Any) -> str:
    labels = {option["value"]: option["label"] for option in asked.get("options") or ()}
    return str(labels.get(answer, answer))


def _pieces(line: list[str]) -> SafeString:
    """Every other piece is a name."""
    shown = ((format_html("<strong>{}</strong>", piece) if at % 2 else piece,) for at, piece in enumerate(line))
    return format_html_join("", "{}", shown)
