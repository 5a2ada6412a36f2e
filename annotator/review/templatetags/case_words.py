"""Cases in words."""

from django import template

register = template.Library()


@register.filter
def as_agreement(disagreement: float) -> str:
    """A disagreement between 0 and 1 as what a reader calls it."""
    if disagreement == 0:
        return "all agree"
    return "boundaries differ" if disagreement < 1 else "not all marked it"
