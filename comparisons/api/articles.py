"""articles/ and revisions/."""

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from comparisons import access, services
from comparisons.api_base import IdFilter, ReadableKey
from comparisons.intake.article import ArticleFields, ArticleInput
from comparisons.models import Article, Event, Revision, Segment
from comparisons.queries.sources import origin_as_wire


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """One outlet's piece on one event. `revision` is the id of its current text."""

    outlet: Any = serializers.SlugRelatedField(slug_field="name", read_only=True)
    revision: Any = serializers.IntegerField(source="current_id", read_only=True)

    source: Any = serializers.SerializerMethodField()

    class Meta:
        model = Article
        fields = [
            "id",
            "revision",
            "event",
            "outlet",
            "title",
            "url",
            "byline",
            "dateline",
            "published_at",
            "language",
            "external_id",
            "source",
            "created_at",
        ]

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_source(self, article: Article) -> dict[str, Any]:
        """Which article of the event it likely comes from and why; a person's word (`set_by`) outranks the engine's."""
        return origin_as_wire(article)


def _events_with_collections(user: Any) -> QuerySet[Event]:
    return access.events_for(user).select_related("collection")


class NewArticleSerializer(ArticleFields):
    """An article and the event it is about."""

    event: Any = ReadableKey(rows_for=_events_with_collections)


class StoredArticleSerializer(ArticleSerializer):
    """An article, and what storing it came to."""

    outcome = serializers.ChoiceField(choices=list(services.Stored), read_only=True)

    class Meta(ArticleSerializer.Meta):
        fields = [*ArticleSerializer.Meta.fields, "outcome"]


class ArticleFilter(FilterSet):
    """?event="""

    event = IdFilter()


class ArticleViewSet(viewsets.ReadOnlyModelViewSet[Article]):
    """Articles in collections that you may read. POST stores one and queues the event's alignment.

    The same piece again (by external_id, else url, else outlet and title) is answered 200 with the article that is
    there; with another text it gets a new revision.
    """

    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter

    def get_queryset(self) -> QuerySet[Article]:
        """Those you may read."""
        return access.articles_for(self.request.user).select_related("outlet", "source_set_by")

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        """The fields that a POST takes differ from those that are given out."""
        return NewArticleSerializer if self.request and self.request.method == "POST" else ArticleSerializer

    @extend_schema(responses=dict.fromkeys((200, 201), StoredArticleSerializer))
    def create(self, request: Request) -> Response:
        """Store an article: 201 for a new one or a new revision, 200 for one that is there already."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        checked = dict(fields.validated_data)
        event = checked.pop("event")
        access.require_change(request.user, event.collection)
        article, outcome = services.store_article(event=event, piece=ArticleInput(**checked), requested_by=request.user)
        known = outcome == services.Stored.SKIPPED
        body = {**ArticleSerializer(article).data, "outcome": str(outcome)}
        return Response(body, status=status.HTTP_200_OK if known else status.HTTP_201_CREATED)


class SegmentSerializer(serializers.ModelSerializer[Segment]):
    """A typed stretch; start and end are code points of the revision's text. `kind_set_at`: a person set the kind."""

    class Meta:
        model = Segment
        fields = ["id", "kind", "start", "end", "paragraph", "kind_set_at"]


class RevisionSerializer(serializers.ModelSerializer[Revision]):
    """One immutable text. `body_start` is where what was posted as text begins in it (code points)."""

    segments = SegmentSerializer(many=True, read_only=True)

    class Meta:
        model = Revision
        fields = ["id", "article", "number", "text", "digest", "body_start", "segments", "created_at"]


class RevisionSummarySerializer(serializers.ModelSerializer[Revision]):
    """A revision in a list: without its text."""

    class Meta:
        model = Revision
        fields = ["id", "article", "number", "digest", "created_at"]


class RevisionFilter(FilterSet):
    """?article="""

    article = IdFilter()


class RevisionViewSet(viewsets.ReadOnlyModelViewSet[Revision]):
    """Texts of articles that you may read."""

    filterset_class = RevisionFilter

    def get_queryset(self) -> QuerySet[Revision]:
        """Those you may read; with segments where one is asked for."""
        rows = access.revisions_for(self.request.user)
        return rows.prefetch_related("segments") if self.detail else rows.defer("text", "original_text")

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Revision]]:
        """Lists carry no texts."""
        return RevisionSerializer if self.detail else RevisionSummarySerializer
