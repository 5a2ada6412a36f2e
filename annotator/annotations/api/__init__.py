"""Annotations and assignments over REST."""
