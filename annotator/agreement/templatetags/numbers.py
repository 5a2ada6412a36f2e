"""Numbers as readers expect them."""

from django import template

register = template.Library()


@register.filter
def as_percent(share: float | None) -> str:
    """A share between 0 and 1 in per cent, one decimal; a dash for none."""
    return "–" if share is None else f"{100 * share:.1f} %"


@register.filter
def as_coefficient(value: float | None) -> str:
    """A coefficient with three decimals and a real minus sign; a dash for none."""
    return "–" if value is None else f"{value:.3f}".replace("-", "−")
