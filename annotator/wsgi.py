"""The door for a WSGI server: gunicorn annotator.wsgi."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from comparisons.text.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

application = get_wsgi_application()

# The addresses bring most of the code along, so they are read before. A page with thousands of marks takes a quarter
# less time so.
get_resolver().url_patterns  # noqa: B018 (read for what it loads)
settle()
