"""Look whether anything was lost or doubled."""

import itertools
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.management.integrity import CHECKS

SHOWN = 20


class Command(BaseCommand):
    """Compare texts, anchors, annotations and jobs with what must be true of them; changes nothing."""

    help = "Every anchor equals its text, every annotation is in one state, every job is accounted for; else exit 1."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line a check, and under it what is wrong, twenty faults at most."""
        failed = False
        for name, check in CHECKS.items():
            faults = list(itertools.islice(check(), SHOWN + 1))
            self.stdout.write(f"{name}: {'ok' if not faults else 'wrong'}")
            for fault in faults[:SHOWN]:
                self.stdout.write(f"  {fault}")
            if len(faults) > SHOWN:
                self.stdout.write("  and more of the kind.")
            failed = failed or bool(faults)
        if failed:
            raise CommandError("Something is wrong; see above.")
