"""Addresses of review."""

from django.urls import path

from annotator.review import views

urlpatterns = [
    path("projects/<slug:slug>/review/", views.review, name="review"),
    path("projects/<slug:slug>/events/<int:event_id>/review/", views.review_event, name="review_event"),
    path("projects/<slug:slug>/cases/<int:case_id>/decide/", views.decide, name="decide"),
]
