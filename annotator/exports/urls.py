"""Addresses of exports."""

from django.urls import path

from annotator.exports import views

urlpatterns = [path("projects/<slug:slug>/export/", views.export, name="export")]
