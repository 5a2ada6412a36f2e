"""Doing a job: claim it, do its work, and record how it ended."""

import logging
import uuid
from collections.abc import Callable

from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError

from comparisons.jobs.lease import Lease, LeaseLost, claim, renewed
from comparisons.jobs.wanting import ring
from comparisons.models import Job

logger = logging.getLogger(__name__)


class JobFailed(Exception):
    """The work cannot be done; the message is for the person who asked for it."""


def run(job_id: uuid.UUID | str, work: Callable[[Lease], None]) -> None:
    """Claim a job, do its work, and record how it ended. What a task calls, and all that it calls."""
    lease = claim(job_id)
    if lease:
        carry_out(lease, work)


def carry_out(lease: Lease, work: Callable[[Lease], None]) -> None:
    """Do the work of a job that is held, record how it ended, and ring for what waited behind it."""
    try:
        with renewed(lease):
            _work_and_record(lease, work)
    except LeaseLost:
        logger.warning("Job %s was taken over by another worker; this run wrote nothing.", lease.job.pk)
    for waiting in Job.objects.filter(key=lease.job.key, state=Job.State.QUEUED):
        ring(waiting.pk)


def _work_and_record(lease: Lease, work: Callable[[Lease], None]) -> None:
    try:
        work(lease)
    except LeaseLost:
        raise
    except JobFailed as failure:
        lease.fail(str(failure))
    except OperationalError:
        logger.exception("The database was away during job %s; it will be tried again.", lease.job.pk)
        lease.let_go()
    except SoftTimeLimitExceeded:
        lease.fail("This took longer than a job may take. Split the event or the file, and try again.")
    except Exception:
        logger.exception("Job %s failed", lease.job.pk)
        lease.fail("Something in Crossframe broke while doing this; the log has the details. You can try again.")
