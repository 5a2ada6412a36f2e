"""projects/ and codebooks/."""

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.codebooks import services
from annotator.codebooks.attributes import TYPES
from annotator.codebooks.models import Code, Codebook, CodebookVersion
from annotator.codebooks.presets import PRESETS, CodeInput
from annotator.teams.access import may_found, projects_for, require
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons import access
from comparisons.api_base import ReadableSlug

# How it is annotated; projects/{slug}/setup/ changes it later.
STUDY = ("read_first", "counterbalanced", "masks_outlets")


class ProjectSerializer(serializers.ModelSerializer[Project]):
    """A team's study of one collection. `preset` names the codebook it starts with."""

    collection: Any = ReadableSlug(slug_field="slug", rows_for=access.collections_for)
    preset = serializers.ChoiceField(choices=sorted(PRESETS), default="policy-frames", write_only=True)

    class Meta:
        model = Project
        fields = ["slug", "name", "collection", "preset", *STUDY, "created_at"]
        read_only_fields = ["created_at"]


class ProjectViewSet(viewsets.ReadOnlyModelViewSet[Project]):
    """Projects that you are in."""

    serializer_class = ProjectSerializer
    lookup_field = "slug"
    lookup_value_converter = "slug"

    def get_queryset(self) -> QuerySet[Project]:
        """Those you are in."""
        return projects_for(self.request.user).select_related("collection")

    def create(self, request: Request) -> Response:
        """Found a project on a collection that you may change; you lead it."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        if not may_found(request.user):
            raise PermissionDenied("Only leads and administrators found projects. Ask one of them.")
        access.require_change(request.user, fields.validated_data["collection"])
        project = services.create_project(created_by=request.user, **fields.validated_data)
        return Response(self.get_serializer(project).data, status=status.HTTP_201_CREATED)


class OptionSerializer(serializers.Serializer[Any]):
    """One answer that a choice offers."""

    value = serializers.CharField(max_length=100)
    label: Any = serializers.CharField(max_length=200)


class ConditionSerializer(serializers.Serializer[Any]):
    """Only asked where an earlier choice has one of these answers."""

    attribute = serializers.SlugField(max_length=60)
    values = serializers.ListField(child=serializers.CharField(max_length=100), allow_empty=False, max_length=50)


class AttributeSerializer(serializers.Serializer[Any]):
    """Something that is asked beside a code."""

    slug = serializers.SlugField(max_length=60)
    name = serializers.CharField(max_length=120)
    type = serializers.ChoiceField(choices=TYPES)
    help = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    required: Any = serializers.BooleanField(required=False)
    open = serializers.BooleanField(required=False, help_text="Of an actor: names beyond the list may be written.")
    options = serializers.ListField(child=OptionSerializer(), required=False, max_length=50)
    when = ConditionSerializer(required=False)


class CodeSerializer(serializers.ModelSerializer[Code]):
    """One code of a version."""

    attributes = serializers.ListField(child=AttributeSerializer(), required=False, max_length=20)

    class Meta:
        model = Code
        fields = ["slug", "name", "definition", "include", "exclude", "example", "hue", "key", "attributes"]
        read_only_fields = ["hue"]


class VersionSerializer(serializers.ModelSerializer[CodebookVersion]):
    """One published version with its codes."""

    codes = CodeSerializer(many=True, allow_empty=False)

    class Meta:
        model = CodebookVersion
        fields = ["number", "note", "published_at", "codes"]
        read_only_fields = ["number", "published_at"]


class CodebookSerializer(serializers.ModelSerializer[Codebook]):
    """A project's codebook and its newest version's number."""

    project: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    newest = serializers.SerializerMethodField()

    class Meta:
        model = Codebook
        fields = ["id", "project", "name", "newest"]

    def get_newest(self, codebook: Codebook) -> int:
        """The number of the version that new annotations get."""
        return max((version.number for version in codebook.versions.all()), default=0)


class CodebookFilter(filters.FilterSet):
    """?project="""

    project = filters.CharFilter(field_name="project__slug")


class CodebookViewSet(viewsets.ReadOnlyModelViewSet[Codebook]):
    """Codebooks of projects that you are in."""

    serializer_class = CodebookSerializer
    filterset_class = CodebookFilter

    def get_queryset(self) -> QuerySet[Codebook]:
        """Those of your projects."""
        mine = Codebook.objects.filter(project__in=projects_for(self.request.user))
        return mine.select_related("project").prefetch_related("versions")

    @extend_schema(responses=VersionSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def versions(self, request: Request, pk: str) -> Response:
        """All published versions, oldest first."""
        rows = self.get_object().versions.prefetch_related("codes")
        return Response(VersionSerializer(rows, many=True).data)

    @extend_schema(request=VersionSerializer, responses={201: VersionSerializer})
    @versions.mapping.post
    def publish(self, request: Request, pk: str) -> Response:
        """Publish the next version; annotations made with earlier ones keep them."""
        codebook = self.get_object()
        require(request.user, codebook.project, Action.CHANGE_CODEBOOK)
        fields = VersionSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        codes = [CodeInput(**code) for code in fields.validated_data["codes"]]
        version = services.publish_version(codebook=codebook, codes=codes, note=fields.validated_data.get("note", ""))
        return Response(VersionSerializer(version).data, status=status.HTTP_201_CREATED)
