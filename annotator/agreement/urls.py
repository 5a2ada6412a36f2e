"""Addresses of agreement and results."""

from django.urls import path

from annotator.agreement import views

urlpatterns = [
    path("projects/<slug:slug>/results/", views.results, name="results"),
    path("projects/<slug:slug>/results/compute/", views.agreement_compute, name="agreement_compute"),
    path("projects/<slug:slug>/results/progress/", views.agreement_progress, name="agreement_progress"),
    path("projects/<slug:slug>/results/agreement.csv", views.agreement_csv, name="agreement_csv"),
    path("projects/<slug:slug>/results/agreement.svg", views.agreement_svg, name="agreement_svg"),
    path("projects/<slug:slug>/results/agreement.json", views.agreement_file, name="agreement_file"),
]
