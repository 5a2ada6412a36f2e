"""manage.py issue_token: a key for the REST API."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotator.teams import tokens
from annotator.teams.models import ApiToken, User


class Command(BaseCommand):
    """Print a new API token, once."""

    help = "Print a new API token for a person. It is shown this once; only its hash is kept."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, and what it may do."""
        parser.add_argument("username")
        parser.add_argument("--scope", choices=ApiToken.Scope.values, default=ApiToken.Scope.READ)

    def handle(self, *args: Any, username: str, scope: str, **options: Any) -> None:
        """Print nothing but the token, so that a script can take it."""
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here is called “{username}”. Make them with: manage.py createsuperuser.")
        self.stdout.write(tokens.issue(user=user, scope=scope))
