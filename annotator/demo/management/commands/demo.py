"""manage.py demo: something to look at."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator.demo import load as demo


class Command(BaseCommand):
    """Load the demo collections and project."""

    help = (
        "Load the demo: coverage by outlets that do not exist, two annotators' work, half a review. Safe to run twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing, and say who can sign in."""
        project, report = demo.load()
        counts = report.counts()
        self.stdout.write(
            f"Demo: {counts['taken']} articles taken, {counts['skipped']} there already, project “{project}”.\n"
            f"Sign in as {', '.join(demo.ROLES)}; the password is {demo.password()}"
        )
