"""The site itself: commands that belong to no single step."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class SiteConfig(AppConfig):
    """Settings, addresses and the commands that run the site."""

    name = "annotator"
    label = "site"


class OurStaticFiles(StaticFilesConfig):
    """What `collectstatic` takes: nothing of others' that no page of ours asks for."""

    # No API page is browsable but the docs, and those are Swagger's.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "*.map", "rest_framework", "redoc"]
