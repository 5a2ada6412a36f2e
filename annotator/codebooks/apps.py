"""What may be said: versioned codes."""

from django.apps import AppConfig


class CodebooksConfig(AppConfig):
    """What may be said: versioned codes."""

    name = "annotator.codebooks"
    label = "codebooks"
