"""Addresses of codebooks."""

from django.urls import path

from annotator.codebooks import views

urlpatterns = [
    path("projects/<slug:slug>/codebook/", views.codebook, name="codebook"),
    path("projects/<slug:slug>/codebook/edit/", views.codebook_edit, name="codebook_edit"),
]
