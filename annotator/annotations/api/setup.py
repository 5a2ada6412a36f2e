"""projects/{slug}/setup/: how a project is annotated."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.annotations import services
from annotator.teams.access import get_project_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action


class SetupSerializer(serializers.ModelSerializer[Project]):
    """What annotators meet before and beside the texts. `masks_outlets` stays as it is once somebody has begun."""

    class Meta:
        model = Project
        fields = ["read_first", "counterbalanced", "masks_outlets"]


class SetupView(APIView):
    """How a project is annotated."""

    @extend_schema(responses=SetupSerializer, operation_id="project_setup")
    def get(self, request: Request, slug: str) -> Response:
        """The settings, for every member."""
        return Response(SetupSerializer(get_project_for(request.user, slug)).data)

    @extend_schema(request=SetupSerializer, responses=SetupSerializer, operation_id="project_setup_change")
    def patch(self, request: Request, slug: str) -> Response:
        """Change some of them; what is not sent stays."""
        project = get_project_for(request.user, slug, Action.PREPARE)
        before = SetupSerializer(project).data
        fields = SetupSerializer(data=request.data, partial=True)
        fields.is_valid(raise_exception=True)
        changed = services.prepare_study(project=project, **{**before, **fields.validated_data})
        return Response(SetupSerializer(changed).data)
