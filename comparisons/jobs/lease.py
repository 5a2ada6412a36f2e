"""Holding a job: claimed by compare-and-set, kept by renewing, lost by falling silent."""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from comparisons.models import Job

logger = logging.getLogger(__name__)

# How long a worker may be silent before another takes its job over.
LEASE = timedelta(seconds=getattr(settings, "JOB_LEASE_SECONDS", 60))
# Progress is written at most this often, so that a fast step does not spend its time telling about it.
BEAT_EVERY = timedelta(seconds=1)
# A job that took its worker down with it this often is set aside as failed.
MAX_ATTEMPTS = 3


class LeaseLost(Exception):
    """Somebody else has this job now; stop, and write nothing."""


@dataclass
class Lease:
    """A worker's hold on a running job."""

    job: Job
    owner: uuid.UUID
    last_beat: datetime = field(default_factory=timezone.now)

    def beat(self, *, force: bool = False, **progress: int | str) -> None:
        """Renew the lease and write progress, at most once a second. Raises LeaseLost when fenced."""
        now = timezone.now()
        self.job.progress.update(progress)
        if not force and now - self.last_beat < BEAT_EVERY:
            return
        self.last_beat = now
        self._write(lease_until=now + LEASE, progress=self.job.progress)

    def renew(self) -> None:
        """Hold on for another lease's time. Raises LeaseLost when fenced."""
        self._write(lease_until=timezone.now() + LEASE)

    def finish(self, **progress: int | str) -> None:
        """Mark the job done; call in the transaction that writes its results. Raises LeaseLost when fenced."""
        self.job.progress.update(progress)
        self._write(state=Job.State.DONE, finished_at=timezone.now(), progress=self.job.progress, error="")

    def fail(self, message: str) -> None:
        """Set the job aside as failed, with what to tell the person who asked for it."""
        self._write(state=Job.State.FAILED, finished_at=timezone.now(), error=message)

    def let_go(self) -> None:
        """Leave the job to the next sweep, as after a fault that will pass."""
        self._write(lease_until=timezone.now())

    def _write(self, **values: Any) -> None:
        held = Job.objects.filter(pk=self.job.pk, owner=self.owner, state=Job.State.RUNNING)
        if not held.update(**values):
            raise LeaseLost(str(self.job.pk))


def claim(job_id: uuid.UUID | str) -> Lease | None:
    """Take a job that is queued, or whose worker fell silent; None when there is nothing to take."""
    now, owner = timezone.now(), uuid.uuid4()
    takeable = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    try:
        # A savepoint of its own, so that a caller who is in a transaction can go on after a refusal.
        with transaction.atomic():
            taken = Job.objects.filter(takeable, pk=job_id, attempts__lt=MAX_ATTEMPTS).update(
                state=Job.State.RUNNING,
                owner=owner,
                lease_until=now + LEASE,
                started_at=now,
                attempts=F("attempts") + 1,
            )
    except IntegrityError:
        # One with the same key is running; this one is rung for again when that one ends.
        return None
    return Lease(job=Job.objects.get(pk=job_id), owner=owner) if taken else None


@contextmanager
def renewed(lease: Lease) -> Iterator[None]:
    """Renew a lease from a thread while the work goes on, however long one of its steps is silent.

    The thread dies and stops with its process, which is what a lease is to tell; a step that never ends is ended by
    the task's time limit.
    """
    over = threading.Event()
    renewing = threading.Thread(target=_renew_until, args=(lease, over), name=f"lease {lease.job.pk}", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()


def _renew_until(lease: Lease, over: threading.Event) -> None:
    try:
        while not over.wait(LEASE.total_seconds() / 3):
            try:
                lease.renew()
            except DatabaseError as error:
                logger.warning("The lease of job %s could not be renewed just now: %s", lease.job.pk, error)
    except LeaseLost:
        # The work itself finds out when it next writes.
        return
    finally:
        # The thread's own connection.
        connection.close()
