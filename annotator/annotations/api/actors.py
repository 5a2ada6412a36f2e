"""projects/{slug}/events/{id}/actors/: the people and parties that answers may name."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.annotations import queries, services
from annotator.teams.access import get_project_for
from annotator.teams.permissions import Action


class ActorsSerializer(serializers.Serializer[Any]):
    """All names, in their order."""

    names = serializers.ListField(child=serializers.CharField(max_length=200, allow_blank=True), max_length=1000)


class ActorsView(APIView):
    """The people and parties of an event, as the project names them."""

    @extend_schema(responses=ActorsSerializer, operation_id="event_actors")
    def get(self, request: Request, slug: str, event_id: int) -> Response:
        """The names, in their order."""
        project = get_project_for(request.user, slug)
        event = queries.get_project_event(project, event_id)
        return Response({"names": queries.actors_of(project, event.pk)})

    @extend_schema(request=ActorsSerializer, responses=ActorsSerializer, operation_id="event_actors_set")
    def put(self, request: Request, slug: str, event_id: int) -> Response:
        """Make these the event's people and parties."""
        project = get_project_for(request.user, slug, Action.PREPARE)
        event = queries.get_project_event(project, event_id)
        fields = ActorsSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        names = services.set_actors(project=project, event=event, names=fields.validated_data["names"])
        return Response({"names": names})
