"""A project in what the API is sent."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from annotator.teams.access import find_project_for, projects_for
from comparisons.api_base import ReadableSlug


@extend_schema_field(OpenApiTypes.STR)
class ProjectSlug(ReadableSlug):
    """A project that the person may read, by its slug: one query, which tells their role in it as well."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="slug", rows_for=projects_for, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """The project. Raises ValidationError for a slug that names none of theirs."""
        if not isinstance(data, str):
            self.fail("invalid")
        project = find_project_for(self.context["request"].user, data)
        if project is None:
            self.fail("does_not_exist", slug_name=self.slug_field, value=data)
        return project
