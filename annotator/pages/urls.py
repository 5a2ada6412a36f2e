"""Addresses of the first page and of projects."""

from django.urls import path

from annotator.pages import home, projects

urlpatterns = [
    path("", home.home, name="home"),
    path("projects/", projects.project_list, name="project_list"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("projects/<slug:slug>/assign/", projects.assign, name="assign"),
    path("projects/<slug:slug>/assignments/<int:assignment_id>/reopen/", projects.reopen, name="reopen"),
]
