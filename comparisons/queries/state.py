"""How far the work on an event is, in words for its page."""

from dataclasses import dataclass

from django.utils import timezone

from comparisons import jobs
from comparisons.models import Alignment, Event, Job


@dataclass(frozen=True)
class AlignmentState:
    """`state` is empty (nothing to align yet), queued, running, done or failed."""

    state: str
    job: Job | None
    alignment: Alignment | None
    # Nobody answered for 30 s: say so.
    unanswered: bool = False

    @property
    def moving(self) -> bool:
        """Whether a page should ask again soon."""
        return self.state in (Job.State.QUEUED, Job.State.RUNNING)


def alignment_state(event: Event) -> AlignmentState:
    """The state of an event's alignment, from its newest job; a queued one counts before one that runs."""
    alignment = Alignment.objects.filter(event=event).first()
    job = Job.objects.filter(event=event, key=f"align:{event.pk}").order_by("-created_at").first()
    if job is None:
        return AlignmentState("done" if alignment else "", None, alignment)
    return AlignmentState(job.state, job, alignment, unanswered=is_unanswered(job))


def is_unanswered(job: Job) -> bool:
    """Whether a job has waited 30 s, or lost its worker, with no sign of life from any worker."""
    now = timezone.now()
    waits = job.state == Job.State.QUEUED and now - job.created_at > jobs.SILENCE
    orphaned = job.state == Job.State.RUNNING and job.lease_until is not None and job.lease_until < now
    return (waits or orphaned) and not jobs.worker_answers(now)
