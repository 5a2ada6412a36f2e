"""Jobs: the database says what is to be done, the broker only rings the bell.

A row is written in the transaction that causes it (`enqueue`) and the bell rung once that is committed. A worker
claims the row by compare-and-set (`claim`), and holds it by a lease that it keeps renewing (`Lease.beat`); its
results and the word "done" are written in one transaction (`Lease.finish`). What got stuck, because a web process, a
worker or the broker died at whatever moment, is found again by `sweep`. A worker whose lease ran out can write
nothing any more: it is fenced by the owner id.
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerUnreachable

from comparisons.models import Collection, Event, Job, WorkerPulse

logger = logging.getLogger(__name__)

# How long a worker may be silent before another takes its job over.
LEASE = timedelta(seconds=getattr(settings, "JOB_LEASE_SECONDS", 60))
# Progress is written at most this often, so that a fast step does not spend its time telling about it.
BEAT_EVERY = timedelta(seconds=1)
# A queued job whose bell nobody answered for this long is rung for again.
RING_AGAIN = timedelta(seconds=getattr(settings, "JOB_RING_AGAIN_SECONDS", 15))
# Of the jobs that wait, so many of the oldest are rung for again at a time: a long queue is no sign of lost messages,
# and ringing for all of it every few seconds would bury the workers in bells.
NEXT_UP = 20
# A job that took its worker down with it this often is set aside as failed.
MAX_ATTEMPTS = 3
# After this long without an answer a page says that no worker is there.
SILENCE = timedelta(seconds=30)


class LeaseLost(Exception):
    """Somebody else has this job now; stop, and write nothing."""


class JobFailed(Exception):
    """The work cannot be done; the message is for the person who asked for it."""


def enqueue(
    *,
    task: str,
    key: str,
    label: str,
    collection: Collection | None = None,
    event: Event | None = None,
    requested_by: Any = None,
    private: bool = False,
) -> Job:
    """Want work done: the queued job with this key, made if there is none. Call inside a transaction.

    `task` is the name of the Celery task. A job that is running already does not count: it may have read its input
    before the change that asks for this one.
    """
    # The lock makes a worker's claim wait for our commit: it must not start before our change can be seen.
    job = Job.objects.select_for_update().filter(key=key, state=Job.State.QUEUED).first()
    if job is None:
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    task=task,
                    key=key,
                    label=label[:300],
                    collection=collection,
                    event=event,
                    requested_by=requested_by,
                    private=private,
                )
        except IntegrityError:
            # Another transaction was a moment faster; its job sees our change, since it commits no earlier.
            return enqueue(
                task=task,
                key=key,
                label=label,
                collection=collection,
                event=event,
                requested_by=requested_by,
                private=private,
            )
    if job.sent_at is None:
        # A job whose bell has rung is waited for already: an import of many articles rings once for its event.
        transaction.on_commit(partial(ring, job.pk))
    return job


def ring(job_id: uuid.UUID) -> None:
    """Tell the workers of a job. A broker that is away is logged and no more: the sweep rings again."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        return
    try:
        current_app.send_task(job.task, kwargs={"job_id": str(job.pk)}, retry=False)
    except (BrokerUnreachable, OSError) as error:
        logger.warning("The broker did not take job %s: %s", job.pk, error)
        return
    Job.objects.filter(pk=job_id).update(sent_at=timezone.now())


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


def run(job_id: uuid.UUID | str, work: Callable[[Lease], None]) -> None:
    """Claim a job, do its work, and record how it ended. What a task calls, and all that it calls."""
    lease = claim(job_id)
    if lease:
        carry_out(lease, work)


def carry_out(lease: Lease, work: Callable[[Lease], None]) -> None:
    """Do the work of a job that is held, record how it ended, and ring for what waited behind it."""
    try:
        with _renewed(lease):
            _work_and_record(lease, work)
    except LeaseLost:
        logger.warning("Job %s was taken over by another worker; this run wrote nothing.", lease.job.pk)
    for waiting in Job.objects.filter(key=lease.job.key, state=Job.State.QUEUED):
        ring(waiting.pk)


@contextmanager
def _renewed(lease: Lease) -> Iterator[None]:
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


def pulse() -> None:
    """Leave a worker's sign of life."""
    WorkerPulse.objects.update_or_create(name="sweep", defaults={"seen_at": timezone.now()})


def sweep() -> int:
    """Ring again for what got stuck, set aside what keeps failing; the number of jobs rung for."""
    now = timezone.now()
    silent = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now)
    silent.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=Job.State.FAILED,
        finished_at=now,
        error=f"Its worker stopped in the middle {MAX_ATTEMPTS} times. You can try again; if it stops again, "
        "the log says why.",
    )
    next_up = Job.objects.filter(state=Job.State.QUEUED).order_by("created_at")[:NEXT_UP]
    stuck = [*silent.filter(attempts__lt=MAX_ATTEMPTS), *(job for job in next_up if _is_unheard(job, now))]
    for job in stuck:
        ring(job.pk)
    return len(stuck)


def _is_unheard(job: Job, now: datetime) -> bool:
    if job.sent_at is None:
        # A moment's grace for the process that has just written the row and is about to ring.
        return job.created_at < now - timedelta(seconds=2)
    return job.sent_at < now - RING_AGAIN


def retry(job: Job) -> Job:
    """Want a failed job's work again, as a new attempt of the same row."""
    if Job.objects.filter(key=job.key, state=Job.State.QUEUED).exists():
        # The same work is wanted already; a second row for it would only wait behind the first.
        return job
    Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED, attempts=0, owner=None, error="", finished_at=None, sent_at=None
    )
    transaction.on_commit(partial(ring, job.pk))
    job.refresh_from_db()
    return job


def worker_answers(now: datetime | None = None) -> bool:
    """Whether a worker gave a sign of life within the last 30 seconds."""
    now = now or timezone.now()
    if WorkerPulse.objects.filter(seen_at__gte=now - SILENCE).exists():
        return True
    return Job.objects.filter(state=Job.State.RUNNING, lease_until__gte=now).exists()
