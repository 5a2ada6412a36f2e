"""Compute a frozen report anew, with no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.agreement.report_file import differences

SHOWN = 20


class Command(BaseCommand):
    """The figures of a report must come out of its study again, to the last digit."""

    help = "Check that a frozen agreement report is unchanged and recomputes to the same figures."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a report as the Results page gives it out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that the figures are the same. Raises CommandError where they are not, or the file is no report."""
        try:
            report = json.loads(options["file"].read_text(encoding="utf-8"))
            found = differences(report)
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if found:
            lines = "\n".join(found[:SHOWN])
            raise CommandError(f"{options['file']}: {len(found)} figures come out differently.\n{lines}")
        figures = report["figures"]
        self.stdout.write(
            f"{options['file']}: unchanged, and all figures come out the same ({figures['events']} events, "
            f"{len(figures['annotators'])} annotators, {figures['samples']} samples, seed {figures['seed']})."
        )
