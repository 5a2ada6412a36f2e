"""The demo collections and project."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo collections and project."""

    name = "annotator.demo"
    label = "demo"
