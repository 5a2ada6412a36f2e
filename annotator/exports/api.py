"""exports/, and labels.jsonl and labels.csv, which stream at once."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.exports import services
from annotator.exports.formats import FORMATS
from annotator.exports.models import ExportRun
from annotator.exports.rows import label_rows, labels_for
from annotator.teams.access import get_project_for, projects_for, require
from annotator.teams.fields import ProjectSlug
from annotator.teams.permissions import Action
from comparisons.api.jobs import JobSerializer
from comparisons.problems import Conflict


class AsItIs(BaseContentNegotiation):
    """What has one form only comes in that form, whatever a request would rather have; errors come as JSON."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """There is nothing to read."""
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        """The first, which is for errors."""
        return renderers[0], renderers[0].media_type


class LabelsView(APIView):
    """The labels of a project, as they are now, streamed."""

    content_negotiation_class = AsItIs
    format_id: str

    def get(self, request: Request, slug: str) -> StreamingHttpResponse:
        """Stream ?layer=gold, annotators or all; of work that is blind to you, nothing."""
        project = get_project_for(request.user, slug, Action.EXPORT)
        layer = request.query_params.get("layer", ExportRun.Layer.GOLD)
        if layer not in ExportRun.Layer.values:
            raise ValidationError({"layer": f"Choose one of: {', '.join(ExportRun.Layer.values)}."})
        form = FORMATS[self.format_id]
        rows = label_rows(labels_for(request.user, project, layer), request.user)
        name = f"{project.slug}-{layer}.{form.id}"
        return StreamingHttpResponse(
            (piece.encode() for piece in form.pieces(rows)),
            content_type=form.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )


FILE_TYPES = [form.content_type.partition(";")[0] for form in FORMATS.values()]
LAYER = OpenApiParameter("layer", str, enum=list(ExportRun.Layer.values), default="gold")


@extend_schema_view(
    get=extend_schema(
        responses={(200, "application/x-ndjson"): OpenApiTypes.STR}, parameters=[LAYER], operation_id="labels_jsonl"
    )
)
class JsonLinesView(LabelsView):
    """A line an annotation, in wire form, with outlet and title beside each anchor."""

    format_id = "jsonl"


@extend_schema_view(
    get=extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR}, parameters=[LAYER], operation_id="labels_csv")
)
class CsvView(LabelsView):
    """A line an anchor."""

    format_id = "csv"


class ExportSerializer(serializers.ModelSerializer[ExportRun]):
    """A file that was asked for. When its job is done, `exports/{id}/file/` has it."""

    project: Any = ProjectSlug()
    job: Any = JobSerializer(read_only=True)

    class Meta:
        model = ExportRun
        fields = ["id", "project", "format", "layer", "rows", "job", "created_at"]
        read_only_fields = ["rows", "created_at"]


class ExportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[ExportRun]):
    """Your own exports: what a file holds is what its owner could see when it was written."""

    serializer_class = ExportSerializer

    def get_queryset(self) -> QuerySet[ExportRun]:
        """Your own, of projects that you are still in."""
        mine = ExportRun.objects.filter(requested_by=self.request.user.pk, project__in=projects_for(self.request.user))
        return mine.select_related("project", "job")

    @extend_schema(responses={202: ExportSerializer})
    def create(self, request: Request) -> Response:
        """Queue a file; 202 with its job."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        wanted = fields.validated_data
        require(request.user, wanted["project"], Action.EXPORT)
        run = services.request_export(
            project=wanted["project"],
            user=request.user,
            format=wanted["format"],
            layer=wanted.get("layer", ExportRun.Layer.GOLD),
        )
        return Response(self.get_serializer(run).data, status=status.HTTP_202_ACCEPTED)

    @extend_schema(responses={(200, *FILE_TYPES): OpenApiTypes.BINARY}, filters=False)
    @action(detail=True, content_negotiation_class=AsItIs)
    def file(self, request: Request, pk: str) -> FileResponse:
        """The file, once its job is done."""
        run = self.get_object()
        if not run.file:
            raise Conflict("This file is not written yet. Look at its job, and try again when it is done.")
        try:
            opened = run.file.open("rb")
        except FileNotFoundError as error:
            raise Http404("This file is no longer kept. Export again.") from error
        return FileResponse(
            opened,
            as_attachment=True,
            filename=f"{run.project.slug}-{run.layer}.{run.format}",
            content_type=FORMATS[run.format].content_type,
        )
