"""The door for a WSGI server: gunicorn annotator.wsgi."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

application = get_wsgi_application()

# What is loaded by now stays until the end. Looking through all of it for garbage again and again took a quarter of the
# time of a page with thousands of marks; the addresses bring most of the code along, so they are read before.
get_resolver().url_patterns  # noqa: B018 (read for what it loads)
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
