"""The Celery application: it only delivers; what is to be done stands in the database (`comparisons.jobs`)."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

from annotator.broker import register_embedded_broker
from comparisons.text.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

register_embedded_broker()
app = Celery("crossframe")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def settle_worker(**_: Any) -> None:
    """Jobs make many objects at once: see `settle`."""
    settle()
