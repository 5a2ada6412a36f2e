"""Settings for the tests: the product's own, in a folder that goes away, with a broker in memory and cheap passwords.

DATABASE_URL counts, so that the same tests run on SQLite and on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="crossframe-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["CROSSFRAME_DATA"] = _folder

from annotator.settings import *  # noqa: E402, F403 (the folder must be named before the settings look for it)
from annotator.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402 (as above)

# Its own name for each run: several may go on at once on one server.
if DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": f"test_crossframe_{os.getpid()}"}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
else:
    # A file and not memory: threads wait for each other's locks there as in use, and the pragmas are the product's.
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/tests.sqlite3"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SECRET_KEY = "only for tests"
# Looked at when the first request comes; `collectstatic` is for sites.
STATIC_ROOT.mkdir(exist_ok=True)
