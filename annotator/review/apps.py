"""What reviewers settle."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """What reviewers settle."""

    name = "annotator.review"
    label = "review"

    def ready(self) -> None:
        """Listen to the step below."""
        from annotator.review import receivers  # noqa: F401 (importing connects it)
