"""`Authorization: Bearer TOKEN`, and what a token's scope allows."""

from typing import TYPE_CHECKING

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from annotator.teams import tokens
from annotator.teams.models import ApiToken, User

if TYPE_CHECKING:
    # rest_framework.views reads the settings that name this module.
    from rest_framework.views import APIView


class BearerTokenAuthentication(BaseAuthentication):
    """A person by an API token. Comes first, so that a missing sign-in is answered 401 and not 403."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The person and the token, None without a bearer header. Raises AuthenticationFailed for a bad one."""
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != b"bearer":
            return None
        if len(parts) != 2:
            raise exceptions.AuthenticationFailed("Send the header as “Authorization: Bearer TOKEN”.")
        found = tokens.find(parts[1].decode("ascii", "replace"))
        if found is None:
            raise exceptions.AuthenticationFailed(
                "This token is unknown or has expired. Make a new one on your account page."
            )
        return found.user, found

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return "Bearer"


class TokenScope(BasePermission):
    """A token with the scope read may only read."""

    message = "This token may only read. Make one with the scope write on your account page."

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Whether the request's token, if it came with one, allows its method."""
        token = request.auth
        return request.method in SAFE_METHODS or not isinstance(token, ApiToken) or token.scope == ApiToken.Scope.WRITE


class BearerTokenScheme(OpenApiAuthenticationExtension):
    """How the OpenAPI document names our tokens."""

    target_class = "annotator.teams.authentication.BearerTokenAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """The OpenAPI security scheme."""
        return {"type": "http", "scheme": "bearer"}
