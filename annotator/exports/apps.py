"""What leaves."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """What leaves."""

    name = "annotator.exports"
    label = "exports"
