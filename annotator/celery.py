"""The Celery application: it only delivers; what is to be done stands in the database (`comparisons.jobs`)."""

import os

from celery import Celery

from annotator.broker import register_embedded_broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

register_embedded_broker()
app = Celery("crossframe")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
