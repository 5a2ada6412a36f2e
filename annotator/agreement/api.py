"""agreement/?project=."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement.coefficients import Coefficient
from annotator.agreement.queries import CodeAgreement, agreement
from annotator.teams.access import get_project_for
from annotator.teams.permissions import Action


class AgreementView(APIView):
    """How far the annotators of a project agree, per code."""

    @extend_schema(
        responses=OpenApiTypes.OBJECT,
        parameters=[OpenApiParameter("project", str, required=True)],
        operation_id="agreement",
    )
    def get(self, request: Request) -> Response:
        """Percent agreement and Krippendorff's alpha per code; the unit is the sentence."""
        slug = request.query_params.get("project", "")
        if not slug:
            raise ValidationError({"project": "Name the project: ?project=SLUG."})
        project = get_project_for(request.user, slug, Action.READ_RESULTS)
        found = agreement(project, request.user)
        return Response(
            {
                "project": project.slug,
                "unit": "sentence",
                "events": found.events,
                "events_left_out": found.left_out,
                "annotators": found.annotators,
                "codes": [_code(entry) for entry in found.codes],
            }
        )


def _code(entry: CodeAgreement) -> dict[str, Any]:
    return {
        "code": entry.code.slug,
        "percent": _coefficient(entry.percent),
        "alpha": _coefficient(entry.alpha),
        "prevalence": entry.prevalence,
        "marked": entry.marked,
    }


def _coefficient(found: Coefficient) -> dict[str, Any]:
    return {"value": found.value, "units": found.units, "reason": found.sentence, "reason_code": str(found.reason)}
