"""One row out of those that somebody may see, or a page that says that it is not there."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


def found(rows: QuerySet[Row], noun: str, **lookup: Any) -> Row:
    """The one row of `rows` that fits. Http404 for any other, whether it exists or not."""
    row = rows.filter(**lookup).first()
    if row is None:
        raise Http404(f"There is no such {noun}, or you are not in a project that reads it.")
    return row
