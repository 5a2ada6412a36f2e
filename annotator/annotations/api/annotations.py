"""annotations/: PUT creates or replays, PATCH and DELETE want If-Match; see DESIGN section 5."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.annotations import faults, queries, services
from annotator.annotations.api.serializers import AnnotationSerializer, ChangeSerializer, content_of
from annotator.annotations.models import Anchor, Annotation
from annotator.annotations.veil import Veils
from annotator.annotations.wire import as_wire, content_as_wire, etag, seen_version
from annotator.teams.access import person, require
from annotator.teams.permissions import Action
from comparisons.api_base import CursorPages, IdFilter
from comparisons.problems import Conflict, PreconditionFailed, PreconditionRequired, Unprocessable

IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description='The version seen, as "1".')


class AnnotationFilter(filters.FilterSet):
    """?project=&event=&article=&code=&annotator=&kind=&layer="""

    project = filters.CharFilter(field_name="project__slug")
    article = IdFilter(method="by_article")
    event = IdFilter()
    code = filters.CharFilter(field_name="code__slug")
    annotator = filters.CharFilter(field_name="annotator__username")
    layer = filters.ChoiceFilter(
        method="by_layer",
        choices=[(name, name) for name in ("gold", "annotator", "annotators", "all")],
    )

    class Meta:
        model = Annotation
        fields = ["kind"]

    def by_article(self, rows: QuerySet[Annotation], name: str, value: Any) -> QuerySet[Annotation]:
        """With an anchor in the article."""
        return rows.filter(pk__in=Anchor.objects.filter(revision__article=value).values("annotation"))

    def by_layer(self, rows: QuerySet[Annotation], name: str, value: str) -> QuerySet[Annotation]:
        """gold, annotators or all."""
        return rows if value == "all" else rows.filter(layer=value.removesuffix("s"))


class AnnotationPages(CursorPages):
    """In the order in which they were made."""

    ordering = ("created_at", "id")


class AnnotationViewSet(viewsets.GenericViewSet[Annotation]):
    """Annotations that you may see; until an event is released to you, that is your own."""

    serializer_class = AnnotationSerializer
    pagination_class = AnnotationPages
    filterset_class = AnnotationFilter
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[Annotation]:
        """Those you may see, whole."""
        return queries.whole(queries.annotations_for(self.request.user))

    def list(self, request: Request) -> Response:
        """A page of annotations in wire form."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        page = list(rows or [])
        return self.get_paginated_response(Veils(request.user).rows(page, [as_wire(row) for row in page]))

    def retrieve(self, request: Request, pk: uuid.UUID) -> Response:
        """One annotation; its version is the ETag."""
        return _answer(request, queries.get_annotation_for(request.user, pk))

    @extend_schema(responses=dict.fromkeys((200, 201), AnnotationSerializer))
    def update(self, request: Request, pk: uuid.UUID) -> Response:
        """Create the annotation under the id that you made: 201, and 200 with the same row when sent again."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        checked = dict(fields.validated_data)
        project, event_id = checked.pop("project"), checked.pop("event")
        _check_id(request.data, pk)
        require(request.user, project, Action.ANNOTATE)
        annotation, created = _guarded(
            request,
            lambda: services.tag(
                pk=pk, project=project, event_id=event_id, annotator=person(request), content=content_of(checked)
            ),
        )
        return _answer(request, annotation, status.HTTP_201_CREATED if created else status.HTTP_200_OK)

    @extend_schema(parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: uuid.UUID) -> Response:
        """Change what the annotation says; what is not sent stays. 428 without If-Match, 412 with a stale one."""
        annotation, version = self._mine(request, pk)
        fields = self.get_serializer(data=_changed(annotation, request.data))
        fields.is_valid(raise_exception=True)
        content = content_of(fields.validated_data)
        changed = _guarded(
            request, lambda: services.retag(annotation=annotation, version=version, content=content), annotation
        )
        return _answer(request, changed)

    @extend_schema(parameters=[IF_MATCH])
    def destroy(self, request: Request, pk: uuid.UUID) -> Response:
        """Delete the annotation; `restore/` brings it back."""
        annotation, version = self._mine(request, pk)
        _guarded(request, lambda: services.untag(annotation=annotation, version=version), annotation)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: uuid.UUID) -> Response:
        """Bring a deleted annotation of yours back; If-Match is the version it was deleted at, plus one."""
        annotation = queries.whole(queries.own_work(request.user)).filter(pk=pk).first()
        if annotation is None:
            raise Http404("There is no such annotation, or it is not yours.")
        require(request.user, annotation.project, Action.ANNOTATE)
        version = _seen(request, annotation)
        restored = _guarded(request, lambda: services.restore(annotation=annotation, version=version), annotation)
        return _answer(request, restored)

    @extend_schema(responses=ChangeSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def history(self, request: Request, pk: uuid.UUID) -> Response:
        """Every change of an annotation that you may see, or that was yours and is deleted."""
        visible = Q(pk__in=queries.annotations_for(request.user).values("pk"))
        own = Q(pk__in=queries.own_work(request.user).values("pk"))
        annotation = Annotation.objects.select_related("project").filter(visible | own, pk=pk).first()
        if annotation is None:
            raise Http404("There is no such annotation, or it is not yours to see.")
        changes = list(annotation.changes.select_related("actor"))
        seen = Veils(request.user).rows([annotation] * len(changes), [change.content for change in changes])
        for change, content in zip(changes, seen, strict=True):
            change.content = content
        return Response(ChangeSerializer(changes, many=True).data)

    def _mine(self, request: Request, pk: uuid.UUID) -> tuple[Annotation, int]:
        """The annotation, if it is the person's own to change, and the version they have seen."""
        annotation = queries.get_annotation_for(request.user, pk)
        if annotation.annotator_id != request.user.pk or annotation.layer != Annotation.Layer.ANNOTATOR:
            raise PermissionDenied("Only the one who made an annotation changes it. Decide its case in the review.")
        require(request.user, annotation.project, Action.ANNOTATE)
        return annotation, _seen(request, annotation)


def _seen(request: Request, annotation: Annotation) -> int:
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionRequired
    version = seen_version(header)
    if version is None:
        raise PreconditionFailed(Veils(request.user).wire(annotation))
    return version


def _check_id(data: Any, pk: uuid.UUID) -> None:
    named = data.get("id") if isinstance(data, dict) else None
    if named is not None and str(named).lower() != str(pk):
        raise ValidationError({"id": "The id in the body is not the one in the address. Leave it out."})


def _changed(annotation: Annotation, sent: Any) -> dict[str, Any]:
    """The annotation as a PATCH wants it: what is not sent is as it was, and where it belongs cannot be changed."""
    if not isinstance(sent, dict):
        raise ValidationError({"non_field_errors": 'Send an object: {"code": …}.'})
    kept = content_as_wire(annotation, list(annotation.anchors.all()))
    if "code" in sent:
        # Another code is chosen from the codebook as it is now.
        del kept["codebook_version"]
    return {**kept, **sent, "project": annotation.project.slug, "event": annotation.event_id}


def _answer(request: Request, annotation: Annotation, code: int = status.HTTP_200_OK) -> Response:
    return Response(Veils(request.user).wire(annotation), status=code, headers={"ETag": etag(annotation)})


def _guarded(request: Request, act: Callable[[], Any], annotation: Annotation | None = None) -> Any:
    """Do an act; say in HTTP why it was refused."""
    try:
        return act()
    except faults.Unfit as error:
        raise Unprocessable(error.problems) from error
    except faults.NotNow as error:
        raise Conflict(str(error)) from error
    except faults.NotAssigned as error:
        raise PermissionDenied(str(error)) from error
    except faults.Stale as error:
        current = queries.whole(Annotation.objects.filter(pk=annotation.pk)).get() if annotation else None
        raise PreconditionFailed(Veils(request.user).wire(current) if current else None) from error
