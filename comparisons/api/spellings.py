"""collections/{slug}/spellings/: the table of a collection's spellings, and what its texts suggest for it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from comparisons import access
from comparisons.models import Collection, Spelling
from comparisons.queries.spellings import suggestions
from comparisons.services.spellings import LONGEST, SpellingRefused, remove_spelling, set_spelling


class SpellingSerializer(serializers.ModelSerializer[Spelling]):
    """Two spellings of one word (accepted), or a suggestion that was dismissed."""

    set_by: Any = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)

    class Meta:
        model = Spelling
        fields = ["id", "spelling", "same_as", "state", "set_by", "set_at"]


class NewSpellingSerializer(serializers.Serializer[Any]):
    """A pair; `accepted` false says that the two are two words and are not to be suggested again."""

    spelling = serializers.CharField(max_length=LONGEST)
    same_as = serializers.CharField(max_length=LONGEST)
    accepted = serializers.BooleanField(default=True)


class SuggestionSerializer(serializers.Serializer[Any]):
    """Two names that stand for each other in linked sentences, and how often."""

    spelling = serializers.CharField()
    same_as = serializers.CharField()
    times = serializers.IntegerField()


def _collection(request: Request, slug: str) -> Collection:
    collection = access.get_collection_for(request.user, slug)
    access.require_change(request.user, collection)
    return collection


class SpellingList(ListAPIView[Spelling]):
    """The pairs of a collection, for those who may change it."""

    serializer_class = SpellingSerializer

    def get_queryset(self) -> QuerySet[Spelling]:
        """Accepted and dismissed ones."""
        if getattr(self, "swagger_fake_view", False):
            return Spelling.objects.none()
        collection = _collection(self.request, self.kwargs["slug"])
        return Spelling.objects.filter(collection=collection).select_related("set_by")

    @extend_schema(request=NewSpellingSerializer, responses={201: SpellingSerializer})
    def post(self, request: Request, slug: str) -> Response:
        """Put a pair into the table; the events whose texts have such a word are aligned again."""
        collection = _collection(request, slug)
        fields = NewSpellingSerializer(data=request.data)
        fields.is_valid(raise_exception=True)
        try:
            made = set_spelling(collection=collection, person=request.user, **fields.validated_data)
        except SpellingRefused as error:
            raise serializers.ValidationError({"spelling": str(error)}) from error
        return Response(SpellingSerializer(made).data, status=status.HTTP_201_CREATED)


class SpellingDetail(APIView):
    """One pair."""

    @extend_schema(request=None, responses={204: None}, operation_id="collection_spelling_remove")
    def delete(self, request: Request, slug: str, spelling_id: int) -> Response:
        """Take it out of the table; where the texts have it, it is suggested again."""
        collection = _collection(request, slug)
        if not remove_spelling(collection=collection, spelling_id=spelling_id, person=request.user):
            raise Http404("There is no such pair in this collection.")
        return Response(status=status.HTTP_204_NO_CONTENT)


class SuggestionList(APIView):
    """What the texts of a collection suggest for its table."""

    @extend_schema(responses=SuggestionSerializer(many=True), operation_id="collection_spelling_suggestions")
    def get(self, request: Request, slug: str) -> Response:
        """The most frequent ones first, thirty at most."""
        return Response(SuggestionSerializer(suggestions(_collection(request, slug)), many=True).data)
