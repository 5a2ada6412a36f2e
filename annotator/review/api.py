"""cases/, decisions/ and comments/."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.annotations.api.attributes import AttributesField
from annotator.annotations.api.serializers import MOST, AnchorSerializer, content_of
from annotator.annotations.faults import NotNow, QuoteMismatch, Stale
from annotator.annotations.models import Annotation
from annotator.annotations.wire import as_wire
from annotator.review import queries, services
from annotator.review.models import Case, Comment, Decision
from annotator.teams.access import person
from comparisons.api_base import IdFilter
from comparisons.intake.article import Refused
from comparisons.problems import Conflict, PreconditionFailed, Unprocessable


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """One act of a reviewer."""

    reviewer: Any = serializers.SlugRelatedField(slug_field="username", read_only=True)

    class Meta:
        model = Decision
        fields = ["id", "case", "reviewer", "outcome", "accepted", "gold", "reason", "at"]


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """Something said about a case."""

    author: Any = serializers.SlugRelatedField(slug_field="username", read_only=True)
    case = serializers.IntegerField(source="case_id", min_value=1, max_value=MOST)
    text = serializers.CharField(max_length=10_000, help_text="@name tells a lead or reviewer of the project.")
    mentions = serializers.SerializerMethodField()

    class Meta:
        model = Comment
        fields = ["id", "case", "author", "text", "mentions", "at"]

    def get_mentions(self, comment: Comment) -> list[str]:
        """The user names of who was told."""
        return [mention.person.username for mention in comment.mentions.all()]


class CaseSerializer(serializers.ModelSerializer[Case]):
    """Annotations on the same place, and what was decided. `version` is to be sent with a decision."""

    project: Any = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    annotations = serializers.SerializerMethodField()
    decisions = DecisionSerializer(many=True, read_only=True)
    comments = CommentSerializer(many=True, read_only=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "project",
            "event",
            "kind",
            "code_slug",
            "state",
            "disagreement",
            "version",
            "annotations",
            "decisions",
            "comments",
        ]

    def get_annotations(self, case: Case) -> list[dict[str, Any]]:
        """The members in wire form."""
        return [as_wire(member.annotation) for member in case.members.all()]


class CaseFilter(filters.FilterSet):
    """?project=&event=&state=&kind="""

    project = filters.CharFilter(field_name="project__slug")
    event = IdFilter()
    kind = filters.ChoiceFilter(choices=Annotation.Kind.choices)

    class Meta:
        model = Case
        fields = ["state"]


class ByCase(filters.FilterSet):
    """?case="""

    case = IdFilter()


class CommentFilter(ByCase):
    """?case=&mentions=USERNAME"""

    mentions = filters.CharFilter(field_name="mentions__person__username", label="A person named in it.")


class ReopeningSerializer(serializers.Serializer[Any]):
    """Why a decision is taken back."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)
    reason = serializers.CharField(max_length=10_000)


class CaseViewSet(viewsets.ReadOnlyModelViewSet[Case]):
    """Cases of projects that you review."""

    serializer_class = CaseSerializer
    filterset_class = CaseFilter

    def get_queryset(self) -> QuerySet[Case]:
        """Those you may see."""
        return queries.cases_for(self.request.user)

    @extend_schema(request=ReopeningSerializer, responses=DecisionSerializer, filters=False)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Take the decision back: {"version", "reason"}."""
        case = queries.get_case_for(request.user, _number(pk))
        fields = ReopeningSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        try:
            decision = services.reopen_case(case=case, reviewer=person(request), **fields.validated_data)
        except NotNow as error:
            raise Conflict(str(error)) from error
        except Stale as error:
            raise _moved_on(request, case) from error
        return Response(DecisionSerializer(decision).data)


class NewContentSerializer(serializers.Serializer[Any]):
    """What a reviewer puts in the place of a case's annotations."""

    kind = serializers.ChoiceField(choices=Annotation.Kind.choices)
    code = serializers.SlugField(max_length=60)
    codebook_version = serializers.IntegerField(min_value=1, max_value=MOST, required=False, allow_null=True)
    attributes = AttributesField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=10_000)
    anchors = serializers.ListField(child=AnchorSerializer(), required=False, max_length=200)
    absent_from = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MOST), required=False, max_length=1000
    )


class NewDecisionSerializer(serializers.Serializer[Any]):
    """Accept annotations by id, none of them (an empty list), or put `new` in their place."""

    case = serializers.IntegerField(min_value=1, max_value=MOST)
    version = serializers.IntegerField(min_value=1, max_value=MOST, help_text="The case's version that you saw.")
    accept = serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=200)
    new = NewContentSerializer(required=False)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=10_000)


class DecisionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Decision]):
    """Decisions on cases of projects that you review, newest last; they are appended and never changed."""

    serializer_class = DecisionSerializer
    filterset_class = ByCase

    def get_queryset(self) -> QuerySet[Decision]:
        """Those you may see."""
        cases = Case.objects.filter(pk__in=queries.cases_for(self.request.user).values("pk"))
        return Decision.objects.filter(case__in=cases).select_related("reviewer").prefetch_related("accepted", "gold")

    @extend_schema(request=NewDecisionSerializer, responses={201: DecisionSerializer})
    def create(self, request: Request) -> Response:
        """Decide a case: 201; 412 with the case as it is when another reviewer was first."""
        fields = NewDecisionSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        checked = dict(fields.validated_data)
        case = queries.get_case_for(request.user, checked.pop("case"))
        new = content_of(checked.pop("new")) if "new" in checked else None
        try:
            decision = services.decide(case=case, reviewer=person(request), new=new, **checked)
        except Stale as error:
            raise _moved_on(request, case) from error
        except Refused as error:
            raise ValidationError(_within_new(error.problems)) from error
        except QuoteMismatch as error:
            raise Unprocessable(_within_new(error.problems)) from error
        return Response(DecisionSerializer(decision).data, status=status.HTTP_201_CREATED)


class CommentViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Comment]):
    """What was said about cases of projects that you review."""

    serializer_class = CommentSerializer
    filterset_class = CommentFilter

    def get_queryset(self) -> QuerySet[Comment]:
        """Those you may see."""
        cases = Case.objects.filter(pk__in=queries.cases_for(self.request.user).values("pk"))
        return queries.whole_comments().filter(case__in=cases)

    def create(self, request: Request) -> Response:
        """Say something about a case."""
        fields = self.get_serializer(data=request.data)
        fields.is_valid(raise_exception=True)
        case = queries.get_case_for(request.user, fields.validated_data["case_id"])
        said = services.comment(case=case, author=person(request), text=fields.validated_data["text"])
        return Response(self.get_serializer(said).data, status=status.HTTP_201_CREATED)


def _moved_on(request: Request, case: Case) -> PreconditionFailed:
    """What to answer when a case is not any more what the person has seen. Raises Http404 for one that is gone."""
    current = queries.cases_for(request.user).filter(pk=case.pk).first()
    if current is None:
        raise Http404("This case is gone: its annotations have changed. Look at the open cases.")
    return PreconditionFailed(CaseSerializer(current).data)


def _within_new(problems: Mapping[str, str]) -> dict[str, str]:
    """Problems by their places in the request, where all but the fields of the decision itself stand inside `new`."""
    return {name if name in ("accept", "new") else f"new/{name}": message for name, message in problems.items()}


def _number(pk: str) -> int:
    return int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 10 else 0
