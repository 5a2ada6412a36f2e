"""events/{id}/arrangement/: hands on the rows of an event, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access
from comparisons.api_base import LARGEST_ID
from comparisons.models import Arrangement, Event, Segment
from comparisons.problems import Conflict
from comparisons.services import arranging
from comparisons.services.acts import PAIRS, arrange, current_segments

Act = Arrangement.Act
MOST_SEGMENTS = 200


@contextmanager
def refusing_politely() -> Iterator[None]:
    """Answer an arrangement that cannot be made with 409 and the reason."""
    try:
        yield
    except arranging.ArrangementRefused as error:
        raise Conflict(str(error)) from error


class ArrangementSerializer(serializers.ModelSerializer[Arrangement]):
    """One act on the rows, by whom and when."""

    made_by: Any = serializers.SlugRelatedField(slug_field="username", read_only=True)
    undone_by: Any = serializers.SlugRelatedField(slug_field="username", read_only=True)

    class Meta:
        model = Arrangement
        fields = ["id", "act", "made_by", "made_at", "undone_by", "undone_at"]


class NewArrangementSerializer(serializers.Serializer[Arrangement]):
    """An act on segments of the current texts, by their ids.

    link, unlink, hand_back, merge: two segments. move: the one to move, then one of the row to move it to. confirm,
    take_out: one. split: those that shall stand in a row of their own.
    """

    act = serializers.ChoiceField(choices=Act.choices)
    segments = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_ID), min_length=1, max_length=MOST_SEGMENTS
    )


class LockSerializer(serializers.ModelSerializer[Event]):
    """The lock on the rows of an event; both null when they are open."""

    locked_by: Any = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)

    class Meta:
        model = Event
        fields = ["locked_by", "locked_at"]
        read_only_fields = ["locked_at"]


class ArrangementView(APIView):
    """What people did to the rows of an event."""

    @extend_schema(responses=ArrangementSerializer(many=True), operation_id="event_arrangements")
    def get(self, request: Request, event_id: int) -> Response:
        """The last hundred acts, newest first."""
        event = access.get_event_for(request.user, event_id)
        acts = event.arrangements.select_related("made_by", "undone_by").order_by("-id")[:100]
        return Response(ArrangementSerializer(acts, many=True).data)

    @extend_schema(
        request=NewArrangementSerializer, responses={201: ArrangementSerializer}, operation_id="event_arrange"
    )
    def post(self, request: Request, event_id: int) -> Response:
        """Link, unlink, confirm, take out, move, merge or split; 409 with the reason when it cannot be done."""
        event = access.get_event_for(request.user, event_id)
        access.require_link_change(request.user, event)
        fields = NewArrangementSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        act, segments = fields.validated_data["act"], _segments(event, fields.validated_data["segments"])
        if act in PAIRS and len(segments) != 2:
            raise serializers.ValidationError({"segments": "This takes two sentences."})
        with refusing_politely():
            made = arrange(event=event, act=act, segments=segments, person=request.user)
        return Response(ArrangementSerializer(made).data, status=status.HTTP_201_CREATED)


class UndoView(APIView):
    """The way back."""

    @extend_schema(request=None, responses=ArrangementSerializer, operation_id="event_arrangement_undo")
    def post(self, request: Request, event_id: int) -> Response:
        """Take back the newest act that still counts."""
        event = access.get_event_for(request.user, event_id)
        access.require_link_change(request.user, event)
        with refusing_politely():
            undone = arranging.undo(event=event, person=request.user)
        return Response(ArrangementSerializer(undone).data)


class LockView(APIView):
    """Whether the rows of an event are locked: neither engine nor people change them then."""

    @extend_schema(responses=LockSerializer, operation_id="event_lock_state")
    def get(self, request: Request, event_id: int) -> Response:
        """Since when, and by whom."""
        return Response(LockSerializer(access.get_event_for(request.user, event_id)).data)

    @extend_schema(request=None, responses=LockSerializer, operation_id="event_lock")
    def put(self, request: Request, event_id: int) -> Response:
        """Lock the rows; locked ones stay as they are."""
        return self._set(request, event_id, locked=True)

    @extend_schema(request=None, responses={200: LockSerializer}, operation_id="event_unlock")
    def delete(self, request: Request, event_id: int) -> Response:
        """Open the rows, and queue an alignment of what came in meanwhile."""
        return self._set(request, event_id, locked=False)

    def _set(self, request: Request, event_id: int, *, locked: bool) -> Response:
        event = access.get_event_for(request.user, event_id)
        access.require_change(request.user, event.collection)
        arranging.lock(event=event, person=request.user if locked else None)
        return Response(LockSerializer(event).data)


def _segments(event: Event, ids: list[int]) -> list[Segment]:
    try:
        return current_segments(event, ids)
    except LookupError as error:
        raise serializers.ValidationError({"segments": str(error)}) from error
