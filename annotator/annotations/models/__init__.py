"""Rows of the annotators' work, one noun a file."""

from annotator.annotations.models.actor import Actor
from annotator.annotations.models.annotation import Anchor, Annotation
from annotator.annotations.models.assignment import Assignment, Release
from annotator.annotations.models.history import AnnotationChange
from annotator.annotations.models.reading import Read, ReadingTime

__all__ = ["Actor", "Anchor", "Annotation", "AnnotationChange", "Assignment", "Read", "ReadingTime", "Release"]
