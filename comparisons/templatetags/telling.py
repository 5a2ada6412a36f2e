"""Times, numbers and jobs in words."""

from datetime import datetime

from django import template
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comparisons import access
from comparisons.models import Job
from comparisons.queries.state import is_unanswered

register = template.Library()


@register.filter
def ago(moment: datetime | None) -> SafeString | str:
    """How long ago something was, with its exact time for those who ask."""
    if moment is None:
        return ""
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    exact = date(moment, "j M Y, H:i") + " UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), exact, _words(seconds, moment))


def _words(seconds: int, moment: datetime) -> str:
    if seconds < 3:
        return "just now"
    steps = ((60, 1, "s"), (3600, 60, "min"), (86_400, 3600, "h"))
    since = (f"{seconds // size} {unit} ago" for below, size, unit in steps if seconds < below)
    return next(since, f"on {date(moment, 'j M Y')}")


@register.filter
def count(number: int, noun: str) -> str:
    """A number with its noun: 1 outlet, 6 outlets. `noun` is the singular, or "singular,plural"."""
    singular, _, plural = noun.partition(",")
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


@register.filter
def unanswered(job: Job) -> bool:
    """Whether a job has waited for 30 s and no worker is there."""
    return is_unanswered(job)


@register.inclusion_tag("comparisons/_bell.html", takes_context=True)
def job_bell(context: template.Context) -> dict[str, object]:
    """How many jobs move, with a look again every ten seconds while some do."""
    moving = access.jobs_for(context["request"].user).filter(state__in=(Job.State.QUEUED, Job.State.RUNNING))
    return {"moving": moving.distinct().count()}
