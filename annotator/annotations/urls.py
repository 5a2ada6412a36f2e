"""Addresses of annotators' work."""

from django.urls import path

from annotator.annotations.views import actors, search, setup, workbench

urlpatterns = [
    path("projects/<slug:slug>/setup/", setup.setup, name="setup"),
    path("projects/<slug:slug>/setup/times.csv", setup.times, name="times_csv"),
    path("projects/<slug:slug>/search/", search.search, name="search"),
    path("projects/<slug:slug>/events/<int:event_id>/", workbench.workbench, name="workbench"),
    path("projects/<slug:slug>/events/<int:event_id>/actors/", actors.actors, name="actors"),
    path("projects/<slug:slug>/events/<int:event_id>/read/", workbench.read, name="read"),
    path("projects/<slug:slug>/events/<int:event_id>/submit/", workbench.assignment_submit, name="assignment_submit"),
    path("projects/<slug:slug>/events/<int:event_id>/release/", workbench.release, name="release"),
]
