"""The product's settings with short waits, so that a test sees in seconds what a site may take a minute for."""

from annotator.settings import *  # noqa: F403 (all of them, with the few changes below)
from annotator.settings import CELERY_BEAT_SCHEDULE

JOB_LEASE_SECONDS = 3
JOB_RING_AGAIN_SECONDS = 2
CELERY_BEAT_SCHEDULE["sweep-jobs"]["schedule"] = 1.0
