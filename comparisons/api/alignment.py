"""events/{id}/alignment/, events/{id}/comparison/ and links/."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access, services
from comparisons.api.arrangement import refusing_politely
from comparisons.api.jobs import JobSerializer
from comparisons.api_base import ReadableKey
from comparisons.models import Link, Segment
from comparisons.problems import Conflict
from comparisons.queries import alignment as reads
from comparisons.queries.grid import comparison
from comparisons.services import arranging


class AlignmentView(APIView):
    """How the sentences of an event's articles stand to each other."""

    @extend_schema(responses=OpenApiTypes.OBJECT, operation_id="event_alignment")
    def get(self, request: Request, event_id: int) -> Response:
        """State, engine, links, groups, and what only one article has."""
        return Response(reads.as_wire(access.get_event_for(request.user, event_id)))

    @extend_schema(request=None, responses={202: JobSerializer}, operation_id="event_align")
    def post(self, request: Request, event_id: int) -> Response:
        """Queue a new run; 202 and its job."""
        event = access.get_event_for(request.user, event_id)
        access.require_change(request.user, event.collection)
        if event.locked_at:
            raise Conflict("The rows of this event are locked. Open them first.")
        job = services.request_alignment(event=event, requested_by=request.user)
        return Response(JobSerializer(job).data, status=status.HTTP_202_ACCEPTED)


class ComparisonView(APIView):
    """The comparison grid."""

    @extend_schema(
        responses=OpenApiTypes.OBJECT,
        parameters=[
            OpenApiParameter("base", int, description="The article that the others are compared with."),
            OpenApiParameter("articles", str, description="Article ids with commas; the first eight by default."),
        ],
        operation_id="event_comparison",
    )
    def get(self, request: Request, event_id: int) -> Response:
        """Rows, cells, and word edits against the base."""
        event = access.get_event_for(request.user, event_id)
        grid = comparison(
            event,
            base=_number(request.query_params.get("base", "")),
            articles=_numbers(request.query_params.get("articles", "")),
        )
        return Response(reads.grid_as_wire(grid))


def _number(value: str) -> int | None:
    if not value:
        return None
    if not _is_id(value):
        raise serializers.ValidationError({"base": "Give an article's id, a whole number."})
    return int(value)


def _numbers(value: str) -> list[int] | None:
    parts = [part for part in value.split(",") if part]
    if not all(map(_is_id, parts)):
        raise serializers.ValidationError({"articles": "Give article ids with commas between them: 3,5,8."})
    return [int(part) for part in parts] or None


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 40


class LinkSerializer(serializers.ModelSerializer[Link]):
    """A link as it is given out; `state` may be changed."""

    class Meta:
        model = Link
        fields = [
            "id",
            "event",
            "kind",
            "score",
            "share",
            "moved",
            "origin",
            "state",
            "evidence",
            "decided_at",
        ]
        read_only_fields = ["event", "kind", "score", "share", "moved", "origin", "evidence", "decided_at"]

    def to_representation(self, link: Link) -> dict[str, Any]:
        """With its two ends in full."""
        ends = {"a": reads.end_as_wire(link.a), "b": reads.end_as_wire(link.b)}
        return {**super().to_representation(link), **ends}


def _readable_segments(user: Any) -> QuerySet[Segment]:
    readable = Segment.objects.filter(revision__in=access.revisions_for(user))
    return readable.select_related("revision__article__event__collection")


class NewLinkSerializer(serializers.Serializer[Link]):
    """A link by hand, between two segments by their ids."""

    a: Any = ReadableKey(rows_for=_readable_segments)
    b: Any = ReadableKey(rows_for=_readable_segments)


class LinkViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[Link]):
    """PATCH {"state": "confirmed" | "rejected" | "proposed"}; POST {"a", "b"} links two segments by hand."""

    serializer_class = LinkSerializer

    def get_queryset(self) -> QuerySet[Link]:
        """Those you may read."""
        return access.links_for(self.request.user).select_related("event__collection", "a__revision", "b__revision")

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        """A POST names segments."""
        return NewLinkSerializer if self.request and self.request.method == "POST" else LinkSerializer

    def partial_update(self, request: Request, pk: int) -> Response:
        """Confirm, reject or hand back a link; the event is aligned again around that word."""
        link = self.get_object()
        access.require_link_change(request.user, link.event)
        fields = LinkSerializer(link, data=request.data, partial=True)
        fields.is_valid(raise_exception=True)
        state = fields.validated_data.get("state")
        if state is None:
            raise serializers.ValidationError({"state": "Say confirmed, rejected or proposed."})
        with refusing_politely():
            SAY[state](event=link.event, one=link.a, other=link.b, person=request.user)
        # A link that is handed back is the engine's again, which may propose it anew.
        now = self.get_queryset().filter(a=link.a, b=link.b).first()
        return Response(LinkSerializer(now or link).data)

    @extend_schema(responses={201: LinkSerializer})
    def create(self, request: Request) -> Response:
        """Link two segments by hand; the link counts as confirmed."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        one, other = fields.validated_data["a"], fields.validated_data["b"]
        event = one.revision.article.event
        access.require_link_change(request.user, event)
        if other.revision.article.event_id != event.pk:
            raise serializers.ValidationError({"b": "This segment is of another event."})
        with refusing_politely():
            arranging.link(event=event, one=one, other=other, person=request.user)
        link = self.get_queryset().get(a=min(one, other, key=_key), b=max(one, other, key=_key))
        return Response(LinkSerializer(link).data, status=status.HTTP_201_CREATED)


SAY = {
    Link.State.CONFIRMED: arranging.link,
    Link.State.REJECTED: arranging.unlink,
    Link.State.PROPOSED: arranging.hand_back,
}


def _key(segment: Segment) -> int:
    return segment.pk
