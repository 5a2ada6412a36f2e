"""Addresses of review."""

from django.urls import path

from annotator.review import views

urlpatterns = [
    path("projects/<slug:slug>/review/", views.review, name="review"),
    path("projects/<slug:slug>/events/<int:event_id>/review/", views.review_event, name="review_event"),
    path("projects/<slug:slug>/review/rules/", views.review_rules, name="review_rules"),
    path("projects/<slug:slug>/review/mentions/", views.see_mentions, name="see_mentions"),
    path("projects/<slug:slug>/events/<int:event_id>/review/merge/", views.merge_event, name="merge_event"),
    path("projects/<slug:slug>/events/<int:event_id>/returned/", views.returned, name="returned"),
    path("projects/<slug:slug>/cases/<int:case_id>/discuss/", views.discuss, name="discuss"),
    path("projects/<slug:slug>/cases/<int:case_id>/decide/", views.decide, name="decide"),
]
