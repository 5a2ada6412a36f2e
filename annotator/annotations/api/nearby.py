"""projects/{slug}/events/{id}/nearby/: the nearest sentences, for those who see the texts through a project."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.annotations import queries
from annotator.annotations.veil import veil_over
from annotator.teams.access import get_project_for
from comparisons.api.nearby import NearSerializer, nearest
from comparisons.queries.texts import as_it_is


class ProjectNearbyView(APIView):
    """As events/{id}/nearby/, in the texts as the person sees them: who wrote what may be hidden from them."""

    @extend_schema(
        responses=NearSerializer(many=True),
        parameters=[OpenApiParameter("segment", int, required=True), OpenApiParameter("article", int, required=True)],
        operation_id="project_event_nearby",
    )
    def get(self, request: Request, slug: str, event_id: int) -> Response:
        """Up to three sentences of the article, the likeliest first; none where the engine finds nothing alike."""
        project = get_project_for(request.user, slug)
        event = queries.get_project_event(project, event_id)
        veil = veil_over(request.user, project, event)
        return nearest(request, event, veil.article if veil else as_it_is)
