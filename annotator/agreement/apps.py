"""How far annotators say the same."""

from django.apps import AppConfig


class AgreementConfig(AppConfig):
    """How far annotators say the same."""

    name = "annotator.agreement"
    label = "agreement"

    def ready(self) -> None:
        """Listen to the step below."""
        from annotator.agreement import receivers  # noqa: F401 (importing connects it)
