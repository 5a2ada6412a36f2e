"""Align the documents of a benchmark file, with no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from comparisons.text.benchfile import predictions, read_documents
from comparisons.text.minilm import MissingTier
from comparisons.text.tiers import TIERS, tier_named


class Command(BaseCommand):
    """Write a line for each pair of articles of each event: aligned sentences, labels and copied stretches."""

    help = "Align every event of a benchmark file (JSONL, plain or .gz) with the sentence boundaries given there."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file to read and the file to write."""
        parser.add_argument("--docs", type=Path, required=True, metavar="FILE", help="documents to align")
        parser.add_argument("--tier", choices=TIERS, default="lexical", help="lexical, or semantic with its packages")
        parser.add_argument("--out", type=Path, required=True, metavar="PRED", help="file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Align and write; a file that cannot be read or written ends the command with a message."""
        try:
            tier = tier_named(options["tier"])
            documents = read_documents(options["docs"])
            with options["out"].open("w", encoding="utf-8") as out:
                written = sum(bool(out.write(json.dumps(row) + "\n")) for row in predictions(documents, tier))
        except (OSError, ValueError, MissingTier) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{written} pairs of articles written to {options['out']}")
