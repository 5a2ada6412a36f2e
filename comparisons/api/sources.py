"""articles/{id}/source/: where an article comes from, by a person's word."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access
from comparisons.api_base import ReadableKey
from comparisons.models import Article
from comparisons.queries.sources import origin_as_wire
from comparisons.services.sources import SourceRefused, set_source, unset_source


class OriginSerializer(serializers.Serializer[Any]):
    """`article` is what counts: a person's word (`set_at`), else the engine's guess (`likely`); null for none."""

    article = serializers.IntegerField(allow_null=True)
    set_by = serializers.CharField(allow_null=True)
    set_at = serializers.DateTimeField(allow_null=True)
    likely = serializers.IntegerField(allow_null=True)
    copied = serializers.FloatField(allow_null=True, help_text="Share of the text that stands in the likely source.")
    reasons: Any = serializers.ListField(child=serializers.CharField())
    filed_by = serializers.CharField(allow_blank=True, help_text="An agency that the dateline names.")


def _articles(user: Any) -> QuerySet[Article]:
    return access.articles_for(user)


class NewSourceSerializer(serializers.Serializer[Any]):
    """Another article of the event, or null to say that it comes from none of them."""

    article: Any = ReadableKey(rows_for=_articles, allow_null=True)


class SourceView(APIView):
    """Which article of its event an article was made from."""

    @extend_schema(responses=OriginSerializer, operation_id="article_source")
    def get(self, request: Request, article_id: int) -> Response:
        """What people and the engine say."""
        return _answer(access.get_article_for(request.user, article_id))

    @extend_schema(request=NewSourceSerializer, responses=OriginSerializer, operation_id="article_source_set")
    def put(self, request: Request, article_id: int) -> Response:
        """Say which one it is, or that there is none; that outranks the engine and is kept."""
        article = access.get_article_for(request.user, article_id)
        access.require_change(request.user, article.event.collection)
        fields = NewSourceSerializer(data=request.data, context={"request": request})
        fields.is_valid(raise_exception=True)
        try:
            set_source(article=article, source=fields.validated_data["article"], person=request.user)
        except SourceRefused as error:
            raise serializers.ValidationError({"article": str(error)}) from error
        return _answer(access.get_article_for(request.user, article_id))

    @extend_schema(request=None, responses={200: OriginSerializer}, operation_id="article_source_unset")
    def delete(self, request: Request, article_id: int) -> Response:
        """Leave it to the engine again."""
        article = access.get_article_for(request.user, article_id)
        access.require_change(request.user, article.event.collection)
        unset_source(article=article)
        return _answer(article)


def _answer(article: Article) -> Response:
    return Response(OriginSerializer(origin_as_wire(article)).data)
