"""Addresses of the pages of the texts."""

from django.urls import path

from comparisons.views import arranging, articles, collections, events, imports, jobs, reasons, spellings, triples

urlpatterns = [
    path("collections/", collections.collection_list, name="collection_list"),
    path("collections/new/", collections.collection_new, name="collection_new"),
    path("collections/<slug:slug>/", collections.collection, name="collection"),
    path("collections/<slug:slug>/events/new/", collections.event_new, name="event_new"),
    path("collections/<slug:slug>/import/", imports.import_new, name="import_new"),
    path("collections/<slug:slug>/spellings/", spellings.spellings, name="spellings"),
    path("imports/<int:import_id>/", imports.import_detail, name="import_detail"),
    path("imports/<int:import_id>/progress/", imports.import_progress, name="import_progress"),
    path("events/<int:event_id>/", events.event, name="event"),
    path("events/<int:event_id>/progress/", events.event_progress, name="event_progress"),
    path("events/<int:event_id>/align/", events.event_align, name="event_align"),
    path("events/<int:event_id>/arrange/", arranging.event_arrange, name="event_arrange"),
    path("events/<int:event_id>/why/", reasons.event_why, name="event_why"),
    path("events/<int:event_id>/triples/", triples.event_triples, name="event_triples"),
    path("events/<int:event_id>/lock/", arranging.event_lock, name="event_lock"),
    path("events/<int:event_id>/articles/new/", articles.article_new, name="article_new"),
    path("articles/<int:article_id>/", articles.article, name="article"),
    path("articles/<int:article_id>/kinds/", articles.article_kinds, name="article_kinds"),
    path("articles/<int:article_id>/source/", articles.article_source, name="article_source"),
    path("jobs/", jobs.job_list, name="job_list"),
    path("jobs/rows/", jobs.job_rows, name="job_rows"),
    path("jobs/bell/", jobs.job_bell, name="job_bell"),
    path("jobs/<uuid:job_id>/retry/", jobs.job_retry, name="job_retry"),
]
