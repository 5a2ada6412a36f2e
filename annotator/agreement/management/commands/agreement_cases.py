"""Compute textbook cases, with no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.agreement.cases import BadInput, answers


class Command(BaseCommand):
    """A JSON line `{"id", "value", "reason"}` for each case of a file; an undefined value is null and says why."""

    help = "Compute the agreement cases of a file; a JSON line each, in their order."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file."""
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="cases and their inputs in JSON, see docs/agreement.md"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answers. Raises CommandError when the file cannot be read at all."""
        try:
            file = json.loads(options["file"].read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} could not be read: {error}") from error
        except json.JSONDecodeError as error:
            raise CommandError(f"{options['file']} is no JSON: {error}") from error
        if not isinstance(file, dict):
            raise CommandError(f"{options['file']} is no object with cases and inputs.")
        try:
            for answer in answers(file):
                self.stdout.write(json.dumps(answer, allow_nan=False))
        except BadInput as error:
            raise CommandError(f"{options['file']}: {error}") from error
