"""Find jobs that got stuck, without a worker's beat."""

from typing import Any

from django.core.management.base import BaseCommand

from comparisons import jobs


class Command(BaseCommand):
    """What the worker's beat does every few seconds, once."""

    help = "Ring again for jobs whose worker or message got lost, and set aside those that keep failing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep once and say how many jobs were rung for."""
        count = jobs.sweep()
        self.stdout.write(f"{count} {'job was' if count == 1 else 'jobs were'} stuck and rung for again.")
