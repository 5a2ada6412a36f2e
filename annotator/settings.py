"""Settings: safe defaults for one team on one machine, and every choice of a deployment from the environment.

docs/settings.md has a line on each variable.
"""

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from annotator.first_run import load_or_make_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Where things are written, and secrets -----------------------------------------------------------------------
# A job uses one core and WORKER_PROCESSES says how many: threads of numpy's own wait for each other on a busy machine,
# which was measured to cost eight times the work. Read when numpy is first imported, so before any app is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

DATA_DIR = Path(env.str("CROSSFRAME_DATA", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or load_or_make_secret(DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Behind a proxy that speaks HTTPS.
HTTPS = env.bool("HTTPS", default=False)

# --- What is installed -------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "annotator.apps.SiteConfig",
    "annotator.demo.apps.DemoConfig",
    "annotator.exports.apps.ExportsConfig",
    "annotator.review.apps.ReviewConfig",
    "annotator.agreement.apps.AgreementConfig",
    "annotator.annotations.apps.AnnotationsConfig",
    "annotator.codebooks.apps.CodebooksConfig",
    "annotator.teams.apps.TeamsConfig",
    "comparisons.apps.ComparisonsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "annotator.apps.OurStaticFiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "annotator.context.site",
            ],
        },
    },
]

# --- Database ----------------------------------------------------------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url_config(env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'crossframe.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers read while one writes; IMMEDIATE takes the write lock at the start of a transaction, since a
    # later upgrade fails at once however long the timeout; FULL keeps every acknowledged commit over a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Also on SQLite: whoever closes the last connection writes the whole WAL back, which cost each save two milliseconds.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- People ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "teams.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
# Which collections a user may read or change is for the site to say; comparisons only asks (comparisons/access.py).
COMPARISONS_COLLECTION_ACCESS = "annotator.teams.access.collections_for"
COMPARISONS_MAY_FOUND = "annotator.teams.access.may_found"
COMPARISONS_EVENT_LINKS = "annotator.pages.links.event_links"
COMPARISONS_EVENT_MARKS = "annotator.pages.marks.event_marks"
COMPARISONS_MAY_LINK = "annotator.teams.access.may_link"

# --- Background work ---------------------------------------------------------------------------------------------
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="") or "embedded://localhost"
BROKER_DIR = DATA_DIR / "broker"
if CELERY_BROKER_URL.startswith("embedded:"):
    for folder in ("messages", "control"):
        (BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.1,
    }
elif CELERY_BROKER_URL.startswith(("amqp:", "pyamqp:", "amqps:")):
    # Quorum queues redeliver at once what a killed worker held.
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
    CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True, "max_retries": 2}
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 1800, "max_retries": 2}
CELERY_TASK_DEFAULT_QUEUE = env.str("CELERY_QUEUE", default="crossframe")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 800
CELERY_TASK_TIME_LIMIT = 860
CELERY_WORKER_PREFETCH_MULTIPLIER = 4
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# How a job fares stands in its row; workers need no ear for remote control, whose queues would pile up in a folder.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {"task": "comparisons.tasks.sweep", "schedule": 5.0, "options": {"expires": 5.0}},
}
# The schedule is one line and may start anew with each worker: nothing to keep in a file that a crash can spoil.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
ALIGNMENT_TIER = env.str("ALIGNMENT_TIER", default="lexical")
WORKER_PROCESSES = env.int("WORKER_PROCESSES", default=1)
WEB_PROCESSES = env.int("WEB_PROCESSES", default=4)
WEB_THREADS = env.int("WEB_THREADS", default=2)

# --- REST API ----------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "annotator.teams.authentication.BearerTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "annotator.teams.authentication.TokenScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["comparisons.api_body.JsonBody"],
    "DEFAULT_PAGINATION_CLASS": "comparisons.api_base.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "comparisons.api_schema.ProblemSchema",
    "EXCEPTION_HANDLER": "comparisons.problems.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Crossframe",
    "DESCRIPTION": "Coverage of an event by several outlets: texts, alignment, annotations, decisions, labels. "
    "Offsets are Unicode code points of the stored revision text, [start, end).",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "AnnotationActEnum": "annotator.annotations.models.AnnotationChange.Act",
        "AnnotationKindEnum": "annotator.annotations.models.Annotation.Kind",
        "ArrangementActEnum": "comparisons.models.Arrangement.Act",
        "SegmentKindEnum": "comparisons.models.Segment.Kind",
        "LinkKindEnum": "comparisons.models.Link.Kind",
        "OutletKindEnum": "comparisons.models.Outlet.Kind",
        "JobStateEnum": "comparisons.models.Job.State",
        "LinkStateEnum": "comparisons.models.Link.State",
    },
}

# --- Limits ------------------------------------------------------------------------------------------------------
MAX_ARTICLE_CHARACTERS = 2_000_000
MAX_IMPORT_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- Pages -------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [("crossframe", BASE_DIR / "annotator" / "static")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "annotator.static_storage.OthersFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "annotator.static_storage.HashedStatic"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Nobody else loads our scripts, so no file needs to say that they may.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Security ----------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/api/v1/docs/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"axes": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}
