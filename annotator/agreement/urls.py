"""Addresses of agreement and results."""

from django.urls import path

from annotator.agreement import views

urlpatterns = [path("projects/<slug:slug>/results/", views.results, name="results")]
