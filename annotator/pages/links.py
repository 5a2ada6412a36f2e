"""What the site adds to the pages of the texts."""

from typing import Any

from django.urls import reverse

from annotator.teams.access import may, projects_for
from annotator.teams.permissions import Action
from comparisons.models import Event
from comparisons.slots import PageLink

LINKS_SHOWN = 4


def event_links(user: Any, event: Event) -> list[PageLink]:
    """The ways from an event to the work on it, one for each of the person's projects on its collection."""
    projects = projects_for(user).filter(collection=event.collection_id)[:LINKS_SHOWN]
    return [
        PageLink(
            label=f"{'Annotate' if may(user, project, Action.ANNOTATE) else 'Open'} in {project}",
            url=reverse("workbench", args=[project.slug, event.pk]),
            main=True,
        )
        for project in projects
    ]
