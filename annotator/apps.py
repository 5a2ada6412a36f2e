"""The site itself: commands that belong to no single step."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, addresses and the commands that run the site."""

    name = "annotator"
    label = "site"
