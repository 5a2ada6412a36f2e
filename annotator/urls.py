"""Every address of the site, step by step."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # First, so that programs, which ask often, do not wait until no page is called so.
    path("api/v1/", include("annotator.api_router")),
    path("", include("annotator.pages.urls")),
    path("", include("comparisons.urls")),
    path("", include("annotator.teams.urls")),
    path("", include("annotator.codebooks.urls")),
    path("", include("annotator.annotations.urls")),
    path("", include("annotator.agreement.urls")),
    path("", include("annotator.review.urls")),
    path("", include("annotator.exports.urls")),
]
