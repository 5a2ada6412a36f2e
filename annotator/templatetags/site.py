"""What the site puts around every page."""

from django import template
from django.urls import reverse

from annotator.teams.access import may
from annotator.teams.models import Project
from annotator.teams.permissions import Action

register = template.Library()

# Name in the rail, icon, the page it leads to, other pages that belong to it, and who sees it.
PLACES = (
    ("Events", "events", "project", ("workbench",), Action.READ_PROJECT),
    ("Codebook", "codebook", "codebook", (), Action.READ_PROJECT),
    ("Team", "team", "team", (), Action.READ_PROJECT),
    ("Review", "review", "review", ("review_event",), Action.REVIEW),
    ("Results", "results", "results", (), Action.READ_RESULTS),
    ("Export", "export", "export", (), Action.EXPORT),
)


@register.inclusion_tag("annotator/_rail.html", takes_context=True)
def project_rail(context: template.Context) -> dict[str, object]:
    """The places of the project that a page's context calls `project`; nothing on pages without one."""
    project, request = context.get("project"), context.get("request")
    if not isinstance(project, Project) or request is None or not request.resolver_match:
        return {"places": []}
    here = request.resolver_match.url_name
    places = [
        {
            "label": label,
            "icon": icon,
            "url": reverse(name, args=[project.slug]),
            "here": here == name or here in also,
        }
        for label, icon, name, also, action in PLACES
        if may(request.user, project, action)
    ]
    return {"places": places, "project": project}
