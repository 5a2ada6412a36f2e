"""articles/{id}/kinds/: what the parts of a text are, by a person's word."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access
from comparisons.api.articles import SegmentSerializer
from comparisons.api_base import LARGEST_ID
from comparisons.models import Segment
from comparisons.services.kinds import KindRefused, set_kind

MOST_SEGMENTS = 1000


class NewKindsSerializer(serializers.Serializer[Any]):
    """Segments of the article's current text by their ids, and what they are."""

    kind = serializers.ChoiceField(choices=Segment.Kind.choices)
    segments = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_ID), min_length=1, max_length=MOST_SEGMENTS
    )


class KindsView(APIView):
    """What the parts of an article's current text are."""

    @extend_schema(
        request=NewKindsSerializer, responses={200: SegmentSerializer(many=True)}, operation_id="article_kinds_set"
    )
    def post(self, request: Request, article_id: int) -> Response:
        """Say of some segments what they are, for good; the event is aligned again. Answers those segments."""
        article = access.get_article_for(request.user, article_id)
        access.require_change(request.user, article.event.collection)
        fields = NewKindsSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        chosen = fields.validated_data["segments"]
        try:
            set_kind(article=article, segments=chosen, kind=fields.validated_data["kind"], person=request.user)
        except KindRefused as error:
            raise serializers.ValidationError({"segments": str(error)}) from error
        return Response(SegmentSerializer(Segment.objects.filter(pk__in=chosen), many=True).data)
