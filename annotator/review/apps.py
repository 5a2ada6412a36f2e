"""What reviewers settle."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """What reviewers settle."""

    name = "annotator.review"
    label = "review"
