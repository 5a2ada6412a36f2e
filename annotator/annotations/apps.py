"""What annotators say."""

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """What annotators say."""

    name = "annotator.annotations"
    label = "annotations"
