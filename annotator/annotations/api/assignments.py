"""assignments/, submit/ and reopen/, and a project's release/."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.annotations import queries, services
from annotator.annotations.api.serializers import MOST, AssignmentSerializer, VisitSerializer
from annotator.annotations.models import Assignment
from annotator.teams.access import get_project_for, person, require
from annotator.teams.models import Membership
from annotator.teams.permissions import Action
from comparisons.api_base import IdFilter
from comparisons.models import Event
from comparisons.problems import Conflict


class AssignmentFilter(filters.FilterSet):
    """?project=&event=&state="""

    project = filters.CharFilter(field_name="project__slug")
    event = IdFilter()

    class Meta:
        model = Assignment
        fields = ["state"]


class AssignmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Assignment]):
    """Your assignments; for reviewers and leads, all of their projects'."""

    serializer_class = AssignmentSerializer
    filterset_class = AssignmentFilter

    def get_queryset(self) -> QuerySet[Assignment]:
        """Those you may see."""
        return queries.assignments_for(self.request.user).select_related("project", "annotator", "event")

    @extend_schema(responses=dict.fromkeys((200, 201), AssignmentSerializer))
    def create(self, request: Request) -> Response:
        """Assign an event to an annotator of the project; 200 when they have it already."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        project = fields.validated_data["project"]
        require(request.user, project, Action.ASSIGN)
        event = Event.objects.filter(pk=fields.validated_data["event_id"], collection=project.collection_id).first()
        if event is None:
            raise ValidationError({"event": "There is no such event in the project's collection."})
        username = fields.validated_data["annotator"]["username"]
        member = Membership.objects.select_related("user").filter(project=project, user__username=username).first()
        if member is None:
            raise ValidationError({"annotator": f"“{username}” is not a member of this project. Add them first."})
        before = Assignment.objects.filter(project=project, event=event, annotator=member.user).exists()
        assignment = services.assign(project=project, event=event, annotator=member.user)
        code = status.HTTP_200_OK if before else status.HTTP_201_CREATED
        return Response(self.get_serializer(assignment).data, status=code)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        """Hand your assignment in; without annotations it says that you looked and found nothing."""
        assignment = self.get_object()
        if assignment.annotator_id != request.user.pk:
            raise PermissionDenied("Only its annotator submits an assignment.")
        require(request.user, assignment.project, Action.ANNOTATE)
        return self._after(lambda: services.submit(assignment=assignment))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Hand a submitted assignment back to its annotator."""
        assignment = self.get_object()
        require(request.user, assignment.project, Action.ASSIGN)
        return self._after(lambda: services.reopen(assignment=assignment))

    @extend_schema(request=VisitSerializer, responses={204: None})
    @action(detail=True, methods=["put"])
    def reading(self, request: Request, pk: str) -> Response:
        """Report how long this visit has lasted in each article; the same report twice adds nothing."""
        assignment = self.get_object()
        if assignment.annotator_id != request.user.pk:
            raise PermissionDenied("Only its annotator reports the time of an assignment.")
        require(request.user, assignment.project, Action.ANNOTATE)
        fields = VisitSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        seconds = {entry["article"]: entry["seconds"] for entry in fields.validated_data["times"]}
        services.note_time(assignment=assignment, visit=fields.validated_data["visit"], seconds=seconds)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _after(self, act: Callable[[], Assignment]) -> Response:
        try:
            return Response(self.get_serializer(act()).data)
        except services.NotNow as error:
            raise Conflict(str(error)) from error


class ReleaseSerializer(serializers.Serializer[Any]):
    """The event to release."""

    event = serializers.IntegerField(min_value=1, max_value=MOST)


class ReleaseView(APIView):
    """Let the annotators of an event see each other's work."""

    @extend_schema(
        request=ReleaseSerializer,
        responses=inline_serializer(
            "Released", {"project": serializers.CharField(), "event": serializers.IntegerField()}
        ),
        operation_id="project_release",
    )
    def post(self, request: Request, slug: str) -> Response:
        """Release an event of the project; releasing it twice is the same as once."""
        project = get_project_for(request.user, slug, Action.RELEASE)
        fields = ReleaseSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        event = Event.objects.filter(pk=fields.validated_data["event"], collection=project.collection_id).first()
        if event is None:
            raise ValidationError({"event": "There is no such event in the project's collection."})
        released = services.release(project=project, event=event, released_by=person(request))
        return Response({"project": project.slug, "event": event.pk, "released_at": released.released_at})
