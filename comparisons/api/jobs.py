"""jobs/ and imports/."""

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, parsers, serializers, status, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from comparisons import access, services
from comparisons.api_base import CursorPages, IdFilter, ReadableSlug
from comparisons.models import CoverageImport, Job


class JobSerializer(serializers.ModelSerializer[Job]):
    """Background work: what it is, how far it is, and why it failed if it did."""

    class Meta:
        model = Job
        fields = [
            "id",
            "label",
            "state",
            "progress",
            "attempts",
            "error",
            "event",
            "created_at",
            "started_at",
            "finished_at",
        ]


class JobFilter(FilterSet):
    """?event=&state="""

    event = IdFilter()

    class Meta:
        model = Job
        fields = ["state"]


class NewestFirst(CursorPages):
    """Pages that begin with what was wanted last."""

    ordering = ("-created_at", "-id")


class JobViewSet(viewsets.ReadOnlyModelViewSet[Job]):
    """Jobs on collections that you may read, and your own."""

    serializer_class = JobSerializer
    filterset_class = JobFilter
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Job]:
        """Those you may see."""
        return access.jobs_for(self.request.user)


class ImportSerializer(serializers.ModelSerializer[CoverageImport]):
    """A file of coverage with its report: counts, and for each line what became of it and why."""

    collection: Any = ReadableSlug(slug_field="slug", rows_for=access.collections_for)
    file: Any = serializers.FileField(write_only=True)
    job: Any = JobSerializer(read_only=True)

    class Meta:
        model = CoverageImport
        fields = ["id", "collection", "file", "filename", "dry_run", "job", "report", "created_at"]
        read_only_fields = ["filename", "report", "created_at"]


class ImportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[CoverageImport]):
    """POST a JSONL or CSV file (multipart: collection, file, dry_run) and follow its job; then GET the report."""

    serializer_class = ImportSerializer
    parser_classes = [parsers.MultiPartParser]

    def get_queryset(self) -> QuerySet[CoverageImport]:
        """Those into collections that you may change."""
        return access.imports_for(self.request.user).select_related("job", "collection").defer("content")

    @extend_schema(responses={202: ImportSerializer})
    def create(self, request: Request) -> Response:
        """Keep the file and queue its reading; 202 with the import and its job."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        collection = fields.validated_data["collection"]
        access.require_change(request.user, collection)
        upload = fields.validated_data["file"]
        wanted = services.request_import(
            collection=collection,
            filename=upload.name or "",
            content=upload.read(),
            dry_run=fields.validated_data.get("dry_run", False),
            requested_by=request.user,
        )
        return Response(self.get_serializer(wanted).data, status=status.HTTP_202_ACCEPTED)
