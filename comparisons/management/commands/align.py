"""Align in this process, without a worker."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from comparisons import jobs, services
from comparisons.jobs import Lease
from comparisons.models import Event, Job
from comparisons.pipeline import align_job


class Command(BaseCommand):
    """Align one event, or all of them, now; what is aligned already costs nothing."""

    help = "Align the articles of every event, or of one, in this process."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which event."""
        parser.add_argument("--event", type=int, metavar="ID", help="only this event")

    def handle(self, *args: Any, **options: Any) -> None:
        """Align event by event; ends with an error when one could not be aligned."""
        events = Event.objects.order_by("id")
        if options["event"] is not None:
            events = events.filter(pk=options["event"])
            if not events.exists():
                raise CommandError(f"There is no event {options['event']}.")
        failed = [event for event in events if not self.align(event)]
        if failed:
            raise CommandError(f"{len(failed)} of {events.count()} events could not be aligned.")

    def align(self, event: Event) -> bool:
        """Align one event as a job of its own, and say how that went; False when it failed."""
        job, lease = take(event)
        if lease is None:
            self.stdout.write(f"Event {event.pk}, {event}: a worker is at it now, and goes on with what is new.")
            return True
        jobs.carry_out(lease, align_job)
        job.refresh_from_db()
        if job.state == Job.State.DONE:
            self.stdout.write(f"Event {event.pk}, {event}: {job.progress.get('links', 0)} links.")
            return True
        self.stderr.write(f"Event {event.pk}, {event}: {job.error or job.state}")
        return False


@transaction.atomic
def take(event: Event) -> tuple[Job, Lease | None]:
    """Want an event aligned and take that job before any worker hears of it; no lease when one is at it already."""
    job = services.request_alignment(event=event)
    return job, jobs.claim(job.pk)
