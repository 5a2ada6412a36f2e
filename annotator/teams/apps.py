"""Users, projects, memberships, tokens; who may do what."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """Users, projects, memberships, tokens; who may do what."""

    name = "annotator.teams"
    label = "teams"
