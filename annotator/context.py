"""What every page knows."""

from django.http import HttpRequest

from annotator.teams import access


def site(request: HttpRequest) -> dict[str, object]:
    """The projects of the person who is signed in, for the switcher in the top bar (read only when drawn)."""
    return {"my_projects": lambda: access.projects_for(request.user)}
