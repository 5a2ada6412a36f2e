"""What every page knows."""

from django.http import HttpRequest

from annotator.teams import access

THEMES = ("light", "dark")


def site(request: HttpRequest) -> dict[str, object]:
    """The projects of the person who is signed in, for the switcher in the top bar (read only when drawn), and `theme`.

    The theme is the one they chose on this browser (static/js/theme.js), empty where the system decides.
    """
    chosen = request.COOKIES.get("crossframe-theme", "")
    return {"my_projects": lambda: access.projects_for(request.user), "theme": chosen if chosen in THEMES else ""}
