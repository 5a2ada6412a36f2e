"""What all resources of the API share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.pagination import CursorPagination

LARGEST_ID = 2**63 - 1


class CursorPages(CursorPagination):
    """Pages by cursor: `{"next", "previous", "results"}`, 100 rows, or up to 1,000 with `page_size`."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000
    ordering: str | tuple[str, ...] = "id"


class IdFilter(filters.NumberFilter):
    """Rows that belong to an id. An id that is not yours finds nothing, like one that is not there: neither is told."""

    field_class = forms.IntegerField

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=LARGEST_ID, **options)


class _Readable(serializers.RelatedField[Any, Any, Any]):
    """Finds its row among those that the person may read: what is not theirs does not exist."""

    def __init__(self, *, rows_for: Callable[[Any], QuerySet[Any]], **kwargs: Any) -> None:
        self.rows_for = rows_for
        super().__init__(**kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        """The readable rows; none where a schema is drawn without a person."""
        request = self.context.get("request")
        return self.rows_for(request.user if request else AnonymousUser())


@extend_schema_field(OpenApiTypes.STR)
class ReadableSlug(_Readable, serializers.SlugRelatedField[Any]):
    """A row by its slug."""


@extend_schema_field(OpenApiTypes.INT)
class ReadableKey(_Readable, serializers.PrimaryKeyRelatedField[Any]):
    """A row by its id."""
