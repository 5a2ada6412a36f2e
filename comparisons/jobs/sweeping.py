"""Finding again what got stuck, and telling whether anybody is there to do it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from comparisons.jobs.lease import MAX_ATTEMPTS
from comparisons.jobs.wanting import ring
from comparisons.models import Job, WorkerPulse

# A queued job whose bell nobody answered for this long is rung for again.
RING_AGAIN = timedelta(seconds=getattr(settings, "JOB_RING_AGAIN_SECONDS", 15))
# Of the jobs that wait, so many of the oldest are rung for again at a time: a long queue is no sign of lost messages,
# and ringing for all of it every few seconds would bury the workers in bells.
NEXT_UP = 20
# After this long without an answer a page says that no worker is there.
SILENCE = timedelta(seconds=30)


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


def worker_answers(now: datetime | None = None) -> bool:
    """Whether a worker gave a sign of life within the last 30 seconds."""
    now = now or timezone.now()
    if WorkerPulse.objects.filter(seen_at__gte=now - SILENCE).exists():
        return True
    return Job.objects.filter(state=Job.State.RUNNING, lease_until__gte=now).exists()
