"""The wire form of what annotators hand in, checked field by field."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from annotator.annotations.api.attributes import AttributesField
from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation, AnnotationChange, Assignment
from annotator.teams.fields import ProjectSlug
from comparisons.api_base import KeptFields

# Offsets beyond any text we take, but within every database's integers.
MOST = 2_147_483_647


class AnchorSerializer(KeptFields):
    """A place: [start, end) in code points of the revision's text, and the exact quote."""

    article = serializers.IntegerField(min_value=1, max_value=MOST)
    revision = serializers.IntegerField(min_value=1, max_value=MOST)
    start = serializers.IntegerField(min_value=0, max_value=MOST)
    end = serializers.IntegerField(min_value=0, max_value=MOST)
    quote = serializers.CharField(trim_whitespace=False, allow_blank=True, max_length=200_000)
    prefix = serializers.CharField(trim_whitespace=False, allow_blank=True, required=False, help_text="Filled in.")
    suffix = serializers.CharField(trim_whitespace=False, allow_blank=True, required=False, help_text="Filled in.")


class NearSerializer(KeptFields):
    """A stretch that the engine found nearest to what an outlet leaves out, and how sure it was, 0 to 100."""

    article = serializers.IntegerField(min_value=1, max_value=MOST)
    start = serializers.IntegerField(min_value=0, max_value=MOST)
    end = serializers.IntegerField(min_value=0, max_value=MOST)
    score = serializers.IntegerField(min_value=0, max_value=100)


class ProvenanceSerializer(KeptFields):
    """How an annotation came to be, as far as it is known; nothing of it is needed."""

    carried_from = serializers.UUIDField(required=False, help_text="Of one's own, whose words stand here verbatim.")
    searched = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=50, help_text="In the silent text."
    )
    nearest = serializers.ListField(child=NearSerializer(), required=False, max_length=10)
    columns = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MOST),
        required=False,
        max_length=1000,
        help_text="Articles in the order in which they stood side by side.",
    )
    masked = serializers.BooleanField(
        required=False, help_text="Whether who wrote what was hidden. The server says it, whatever is sent."
    )

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """As it is stored: plain values."""
        checked = dict(super().to_internal_value(data))
        checked.pop("masked", None)
        if "carried_from" in checked:
            checked["carried_from"] = str(checked["carried_from"])
        return {name: [dict(one) for one in value] if name == "nearest" else value for name, value in checked.items()}


class AnnotationSerializer(KeptFields):
    """An annotation as it is handed in; who, which layer, which version and when are the server's to say."""

    asking = ("project",)

    id = serializers.UUIDField(read_only=True)
    project: Any = ProjectSlug()
    event = serializers.IntegerField(min_value=1, max_value=MOST)
    kind = serializers.ChoiceField(choices=Annotation.Kind.choices)
    code = serializers.SlugField(max_length=60)
    codebook_version = serializers.IntegerField(min_value=1, max_value=MOST, required=False, allow_null=True)
    attributes = AttributesField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=10_000)
    provenance = ProvenanceSerializer(required=False)
    anchors = serializers.ListField(child=AnchorSerializer(), required=False, max_length=200)
    absent_from = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MOST), required=False, max_length=1000
    )
    annotator = serializers.CharField(read_only=True)
    layer = serializers.ChoiceField(choices=Annotation.Layer.choices, read_only=True)
    version = serializers.IntegerField(read_only=True)
    created_at = serializers.DateTimeField(read_only=True)
    updated_at = serializers.DateTimeField(read_only=True)


def content_of(checked: Mapping[str, Any]) -> Content:
    """What the checked fields say."""
    names = ("kind", "code", "codebook_version", "attributes", "note", "provenance", "absent_from")
    fields = {name: checked[name] for name in names if name in checked}
    places = ("article", "revision", "start", "end", "quote")
    anchors = [AnchorInput(**{name: sent[name] for name in places}) for sent in checked.get("anchors", ())]
    return Content(**fields, anchors=anchors)


class ChangeSerializer(serializers.ModelSerializer[AnnotationChange]):
    """One change in an annotation's history."""

    actor: Any = serializers.SlugRelatedField(slug_field="username", read_only=True)

    class Meta:
        model = AnnotationChange
        fields = ["version", "act", "actor", "content", "at"]


class AssignmentSerializer(serializers.ModelSerializer[Assignment]):
    """One annotator, one event."""

    project: Any = ProjectSlug()
    annotator = serializers.CharField(source="annotator.username", max_length=150)
    event = serializers.IntegerField(source="event_id", min_value=1, max_value=MOST)

    class Meta:
        model = Assignment
        fields = ["id", "project", "event", "annotator", "state", "created_at", "submitted_at"]
        read_only_fields = ["state", "created_at", "submitted_at"]
        validators: list[Any] = []


class TimeSerializer(serializers.Serializer[Any]):
    """Seconds in one article so far, in this visit."""

    article = serializers.IntegerField(min_value=1, max_value=MOST)
    seconds = serializers.IntegerField(min_value=0, max_value=86_400)


class VisitSerializer(serializers.Serializer[Any]):
    """One visit to the workbench, under an id that the page makes."""

    visit = serializers.UUIDField()
    times = serializers.ListField(child=TimeSerializer(), max_length=1000)
