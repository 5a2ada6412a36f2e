"""How far annotators say the same."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    """How far annotators say the same."""

    name = "annotator.agreement"
    label = "agreement"
