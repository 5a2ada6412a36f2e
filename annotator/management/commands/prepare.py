"""What has to be there before the site is served."""

from argparse import ArgumentParser
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Bring the database up to date and lay out the static files; safe to run before every start."""

    help = "Migrate the database and collect the static files; --demo also puts the demo in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether the demo is wanted."""
        parser.add_argument("--demo", action="store_true", help="also the demo collections and project")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one after the other."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if options["demo"]:
            # `serve` says who can sign in, as soon as there is somewhere to do it.
            call_command("demo", stdout=StringIO())
