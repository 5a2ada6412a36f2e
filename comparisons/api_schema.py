"""How the OpenAPI document describes the API: besides what succeeds, every operation may answer with a problem."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


class FieldProblemSerializer(serializers.Serializer[Any]):
    """What is wrong with one field."""

    pointer = serializers.CharField(help_text="Where in the request, as a JSON pointer: #/anchors/0/quote.")
    detail = serializers.CharField(help_text="What is wrong there, and what to do.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Why a request was not carried out (RFC 9457)."""

    type = serializers.CharField(help_text="about:blank: the status says what kind of problem it is.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What was wrong, and what to do.")
    errors: Any = FieldProblemSerializer(many=True, required=False)
    current = serializers.JSONField(required=False, help_text="With 412: what is there now.")


class ProblemSchema(AutoSchema):
    """Adds the problem to the answers of every operation."""

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        problem = self._get_response_for_code(ProblemSerializer, "default", ["application/problem+json"], direction)
        return {**bodies, "default": {**problem, "description": "A problem."}}
