"""Bring files of coverage in from the command line."""

from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from comparisons import services
from comparisons.jobs import JobFailed
from comparisons.models import Collection
from comparisons.services.imports import LineReport, Report, read_into


class Command(BaseCommand):
    """Take every good line of the files, and say of the others which line, which field, and why."""

    help = "Import JSONL or CSV files, a line an article: event, outlet, title, text; safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and where they go."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="JSONL or CSV files")
        parser.add_argument("--collection", required=True, metavar="SLUG", help="the collection they go into")
        parser.add_argument("--create", metavar="NAME", help="make the collection, with this name, if there is none")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import file by file; ends with an error only for a file that cannot be read at all."""
        contents = {path: read_bytes(path) for path in options["paths"]}
        dry_run = options["dry_run"]
        # A dry run of a file for a collection that is yet to be made needs one to compare with, for the moment.
        with transaction.atomic() if dry_run else nullcontext():
            collection = find_collection(options["collection"], options["create"])
            for path, content in contents.items():
                self.take_in(collection, path, content, dry_run=dry_run)
            if dry_run:
                transaction.set_rollback(True)

    def take_in(self, collection: Collection, path: Path, content: bytes, *, dry_run: bool) -> None:
        """Read one file and print its report. Raises CommandError when it cannot be read."""
        try:
            report = read_into(collection=collection, filename=path.name, content=content, dry_run=dry_run)
        except JobFailed as error:
            raise CommandError(f"{path}: {error}") from error
        self.tell(path, report, dry_run=dry_run)

    def tell(self, path: Path, report: Report, *, dry_run: bool) -> None:
        """Print the counts, and a line for each field that stood in the way."""
        counts = ", ".join(f"{count} {outcome}" for outcome, count in report.counts().items())
        self.stdout.write(f"{path}{' (dry run, nothing stored)' if dry_run else ''}: {counts}")
        for line in report.lines:
            for text in refusals(line):
                self.stdout.write(text)


def refusals(line: LineReport) -> list[str]:
    """What to say of a line: nothing unless it was refused."""
    return [f"  line {line.line}, {field}: {message}" for field, message in line.problems.items()]


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises CommandError when it is not there or may not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def find_collection(slug: str, name: str | None) -> Collection:
    """The collection with this slug, made under `name` if one is given. Raises CommandError without either."""
    found = Collection.objects.filter(slug=slug).first()
    if found:
        return found
    if name is None:
        raise CommandError(
            f"There is no collection “{slug}”. Add --create NAME to make it, or make it on the page Collections."
        )
    return services.create_collection(slug=slug, name=name)
