"""The texts as a Django app."""

from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    """Outlets, collections, events, articles, revisions, segments, links, groups and jobs."""

    name = "comparisons"
    verbose_name = "Texts and their comparison"
