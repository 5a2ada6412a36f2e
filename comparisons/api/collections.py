"""outlets/, collections/ and events/."""

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers, viewsets
from rest_framework.exceptions import PermissionDenied

from comparisons import access, services
from comparisons.api_base import ReadableSlug
from comparisons.models import Collection, Event, Outlet


class OutletSerializer(serializers.ModelSerializer[Outlet]):
    """Who publishes."""

    class Meta:
        model = Outlet
        fields = ["id", "name", "country", "language", "kind"]


class OutletViewSet(viewsets.ReadOnlyModelViewSet[Outlet]):
    """Outlets with an article in a collection that you may read."""

    serializer_class = OutletSerializer

    def get_queryset(self) -> QuerySet[Outlet]:
        """Only outlets of readable articles: an outlet's name alone says who is covered."""
        return Outlet.objects.filter(pk__in=access.articles_for(self.request.user).values("outlet_id"))


class CollectionSerializer(serializers.ModelSerializer[Collection]):
    """A set of events that belong together."""

    class Meta:
        model = Collection
        fields = ["id", "slug", "name", "created_at"]
        read_only_fields = ["created_at"]


class CollectionViewSet(mixins.CreateModelMixin, viewsets.ReadOnlyModelViewSet[Collection]):
    """Collections that you may read; leads and administrators make new ones."""

    serializer_class = CollectionSerializer
    lookup_field = "slug"
    lookup_value_converter = "slug"

    def get_queryset(self) -> QuerySet[Collection]:
        """Those you may read."""
        return access.collections_for(self.request.user)

    def perform_create(self, serializer: serializers.BaseSerializer[Collection]) -> None:
        """Make the collection yours to change."""
        if not access.may_found(self.request.user):
            raise PermissionDenied("Only leads and administrators make collections. Ask one of them.")
        fields: dict[str, Any] = dict(serializer.validated_data)
        serializer.instance = services.create_collection(created_by=self.request.user, **fields)


class EventSerializer(serializers.ModelSerializer[Event]):
    """One happening that several outlets covered."""

    collection: Any = ReadableSlug(slug_field="slug", rows_for=access.collections_for)

    class Meta:
        model = Event
        fields = ["id", "collection", "title", "locked_at", "created_at"]
        read_only_fields = ["locked_at", "created_at"]


class EventFilter(filters.FilterSet):
    """?collection="""

    collection = filters.CharFilter(field_name="collection__slug")


class EventViewSet(mixins.CreateModelMixin, viewsets.ReadOnlyModelViewSet[Event]):
    """Events in collections that you may read."""

    serializer_class = EventSerializer
    filterset_class = EventFilter

    def get_queryset(self) -> QuerySet[Event]:
        """Those you may read, with their collections."""
        return access.events_for(self.request.user).select_related("collection")

    def perform_create(self, serializer: serializers.BaseSerializer[Event]) -> None:
        """Make an event in a collection that you may change."""
        access.require_change(self.request.user, serializer.validated_data["collection"])
        serializer.instance = services.create_event(**serializer.validated_data)
