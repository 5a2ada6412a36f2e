"""What all resources of the API share."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

LARGEST_ID = 2**63 - 1


class CursorPages(CursorPagination):
    """Pages by cursor: `{"next", "previous", "results"}`, 100 rows, or up to 1,000 with `page_size`."""

    page_size = 100
    page_size_query_param = "page_size"
    max_page_size = 1000
    ordering: str | tuple[str, ...] = "id"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any] | None:
        """A page of rows. Raises NotFound for a cursor that is none of ours."""
        first = self.get_ordering(request, queryset, view)[0].lstrip("-")
        self.ordered_by = queryset.model._meta.get_field(first)
        return super().paginate_queryset(queryset, request, view)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The cursor of a request, whose position must be a value of what rows are ordered by."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not self._may_stand_at(str(cursor.position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def _may_stand_at(self, position: str) -> bool:
        try:
            value = self.ordered_by.to_python(position)
        except (ValidationError, ValueError):
            return False
        return value is not None and not (isinstance(value, datetime) and value.tzinfo is None)


class KeptFields(serializers.Serializer[Any]):
    """A serializer whose fields are made once for its class: DRF copies them for each request, which costs a save much.

    For fields that know nothing of a request; those that ask who sends it are named in `asking`, and made each time.
    """

    asking: ClassVar[tuple[str, ...]] = ()

    @cached_property
    def fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:  # type: ignore[override]
        """The fields by name, in their order."""
        fields = dict(_fields_of(type(self)))
        for name in self.asking:
            fields[name] = deepcopy(self._declared_fields[name])
            fields[name].bind(name, self)
        return fields


@cache
def _fields_of(serializer: type[KeptFields]) -> Mapping[str, serializers.Field[Any, Any, Any, Any]]:
    fields: Mapping[str, serializers.Field[Any, Any, Any, Any]] = super(KeptFields, serializer()).fields
    return fields


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

    def to_internal_value(self, data: Any) -> Any:
        """The row. Raises ValidationError for what cannot be a slug, which no database need be asked for."""
        if not isinstance(data, str) or "\0" in data:
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field(OpenApiTypes.INT)
class ReadableKey(_Readable, serializers.PrimaryKeyRelatedField[Any]):
    """A row by its id."""

    def to_internal_value(self, data: Any) -> Any:
        """The row. Raises ValidationError for what cannot be an id, infinity among it."""
        if not isinstance(data, int | str):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)
