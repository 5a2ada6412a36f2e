"""API tokens: 256 random bits, shown once, kept as their SHA-256."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import DateTimeField
from django.utils import timezone

from annotator.teams.models import ApiToken, User
from comparisons.prepared import Given, Prepared

# Found by secret scanners, and by people who wonder what this string is.
PREFIX = "crossframe_"
LIFETIME = timedelta(days=365)
# Writing the time of each use would put a write into every read.
USE_NOTED_EVERY = timedelta(minutes=10)


def issue(*, user: User, scope: str) -> str:
    """A new token for `user`; the returned string is the only time it can be read."""
    token = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        user=user,
        digest=_digest(token),
        hint=token[: len(PREFIX) + 4],
        scope=scope,
        expires_at=timezone.now() + LIFETIME,
    )
    return token


def find(token: str) -> ApiToken | None:
    """The row of a token that is known, not expired, and whose person is active."""
    now = timezone.now()
    found = _FIND.first(digest=_digest(token), now=now)
    if found and (found.last_used_at is None or found.last_used_at < now - USE_NOTED_EVERY):
        ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found


_FIND: Prepared[ApiToken] = Prepared(
    lambda: (
        ApiToken.objects.select_related("user")
        .filter(digest=Given.text("digest"), expires_at__gt=Given("now", DateTimeField()), user__is_active=True)
        .order_by()
    )
)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
