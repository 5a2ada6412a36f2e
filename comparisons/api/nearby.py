"""events/{id}/nearby/: what in an article comes nearest to a sentence of another one."""

from dataclasses import asdict

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access
from comparisons.models import Article, Event, Segment
from comparisons.queries.nearby import Near, nearby
from comparisons.queries.texts import Shown, as_it_is

MOST_ID = 2_147_483_647


class QuestionSerializer(serializers.Serializer[None]):
    """A sentence by its segment's id, and the article to look in."""

    segment = serializers.IntegerField(min_value=1, max_value=MOST_ID)
    article = serializers.IntegerField(min_value=1, max_value=MOST_ID)


class NearSerializer(serializers.Serializer[Near]):
    """A sentence that comes near: [start, end) in code points of the article's current text; `score` of 100."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    score = serializers.IntegerField()
    shared = serializers.ListField(child=serializers.CharField())


class NearbyView(APIView):
    """The nearest sentences."""

    @extend_schema(
        responses=NearSerializer(many=True),
        parameters=[OpenApiParameter("segment", int, required=True), OpenApiParameter("article", int, required=True)],
        operation_id="event_nearby",
    )
    def get(self, request: Request, event_id: int) -> Response:
        """Up to three sentences of the article, the likeliest first; none where the engine finds nothing alike."""
        return nearest(request, access.get_event_for(request.user, event_id))


def nearest(request: Request, event: Event, shown: Shown = as_it_is) -> Response:
    """The answer for an event's texts as they are shown. Raises ValidationError for a wrong question, and Http404."""
    asked = QuestionSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    try:
        found = nearby(event, asked.validated_data["segment"], asked.validated_data["article"], shown)
    except (Segment.DoesNotExist, Article.DoesNotExist) as error:
        raise Http404("There is no such sentence or article in the texts of this event.") from error
    return Response([asdict(near) for near in found])
