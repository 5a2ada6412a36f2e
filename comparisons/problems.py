"""Errors of the API as people and programs can use them: RFC 9457 `application/problem+json`, a pointer per field."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import exception_handler

from comparisons.intake.article import Refused

CONTENT_TYPE = "application/problem+json"


class Conflict(exceptions.APIException):
    """The request is fine, but not as things stand; the message says what stands in the way."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class Unprocessable(exceptions.ValidationError):
    """Well-formed, but it contradicts what is stored: a quote that does not match its text."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY


class PreconditionRequired(exceptions.APIException):
    """A change without If-Match (RFC 6585)."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_detail = 'Send the version you have seen as If-Match, for example: If-Match: "1".'
    default_code = "precondition_required"


class PreconditionFailed(exceptions.APIException):
    """A change to a version that is no longer the newest; `current` is what is there now."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_detail = "This was changed in the meantime. Look at the current state and decide again."
    default_code = "precondition_failed"

    def __init__(self, current: Any) -> None:
        super().__init__()
        self.current = current


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an exception of a view; None for one that is a fault of ours."""
    if isinstance(error, Refused):
        error = exceptions.ValidationError(error.problems)
    if isinstance(error, RequestDataTooBig):
        return _problem(413, "This request is larger than the site takes. Send less at once.")
    if isinstance(error, Http404):
        error = exceptions.NotFound(str(error) or None)
    if isinstance(error, DjangoPermissionDenied):
        error = exceptions.PermissionDenied(str(error) or None)
    # A problem is JSON, whatever the view's answers are.
    context["request"].accepted_renderer = JSONRenderer()
    context["request"].accepted_media_type = JSONRenderer.media_type
    answered = exception_handler(error, context)
    if answered is None or not isinstance(error, exceptions.APIException):
        return answered
    extra: dict[str, Any] = {}
    detail = str(error.detail)
    if isinstance(error, exceptions.ValidationError):
        extra["errors"] = list(_field_errors(error.detail, "#"))
        detail = " ".join(entry["detail"] for entry in extra["errors"])
    if isinstance(error, PreconditionFailed):
        extra["current"] = error.current
    return _problem(error.status_code, detail, headers=dict(answered.headers), **extra)


def _problem(code: int, detail: str, headers: dict[str, str] | None = None, **extra: Any) -> Response:
    kept = {name: value for name, value in (headers or {}).items() if name in ("WWW-Authenticate", "Retry-After")}
    body = {
        "type": "about:blank",
        "title": HTTPStatus(code).phrase,
        "status": code,
        "detail": _sendable(detail),
        **extra,
    }
    return Response(body, status=code, headers=kept, content_type=CONTENT_TYPE)


def _field_errors(detail: Any, pointer: str) -> Any:
    """Walk DRF's nested details; yields {"pointer": "#/anchors/0/quote", "detail": …}."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _field_errors(inner, pointer if name == "non_field_errors" else f"{pointer}/{name}")
    elif isinstance(detail, list | tuple) and any(isinstance(inner, dict | list) for inner in detail):
        for number, inner in enumerate(detail):
            yield from _field_errors(inner, f"{pointer}/{number}")
    elif isinstance(detail, list | tuple):
        for inner in detail:
            yield {"pointer": pointer, "detail": _sendable(str(inner))}
    else:
        yield {"pointer": pointer, "detail": _sendable(str(detail))}


def _sendable(text: str) -> str:
    """A message that quotes what was sent, without the halves of surrogate pairs that no answer can carry."""
    return text.encode("utf-8", "replace").decode()
