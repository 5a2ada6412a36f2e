"""Wanting work done: a row in the transaction that causes it, and a bell once that is committed."""

import logging
import uuid
from functools import partial
from typing import Any

from celery import current_app
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerUnreachable

from comparisons.models import Collection, Event, Job

logger = logging.getLogger(__name__)


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


def retry(job: Job) -> Job:
    """Want a failed job's work again, as a new attempt of the same row; unless the same work is wanted already."""
    try:
        with transaction.atomic():
            again = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
                state=Job.State.QUEUED, attempts=0, owner=None, error="", finished_at=None, sent_at=None
            )
    except IntegrityError:
        # Another job with this key waits; a second one would only wait behind it.
        return job
    if again:
        transaction.on_commit(partial(ring, job.pk))
    job.refresh_from_db()
    return job
