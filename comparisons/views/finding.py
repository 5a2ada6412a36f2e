"""What views ask of a request and of the database."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, QueryDict

Row = TypeVar("Row", bound=Model)


def found(rows: QuerySet[Row], noun: str, **lookup: Any) -> Row:
    """The one row of `rows` that fits. Http404 for any other, whether it exists or not."""
    row = rows.filter(**lookup).first()
    if row is None:
        raise Http404(f"There is no such {noun}, or you are not in a project that reads it.")
    return row


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed into a form, when it was sent: also when nothing was."""
    return request.POST if request.method == "POST" else None
