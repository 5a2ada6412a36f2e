"""agreement/?project=."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement.coefficients import Coefficient
from annotator.agreement.models import AgreementReport
from annotator.agreement.queries import Agreement, CodeAgreement, agreement, link_agreement, unfinished
from annotator.agreement.services import request_gamma, request_report
from annotator.teams.access import get_project_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action


class ReportRequestSerializer(serializers.Serializer[Any]):
    """Which project's whole report is wanted."""

    project = serializers.CharField(help_text="The project's slug.")
    gamma = serializers.BooleanField(default=False, help_text="Whether gamma is wanted too, by a job of its own.")


class AgreementView(APIView):
    """How far the annotators of a project agree, on what each handed in the first time."""

    @extend_schema(
        responses=OpenApiTypes.OBJECT,
        parameters=[OpenApiParameter("project", str, required=True)],
        operation_id="agreement",
    )
    def get(self, request: Request) -> Response:
        """Percent agreement and Krippendorff's alpha per code, by sentences; and the whole report once it is there.

        `report` is null until it was asked for (POST) and its job is done: then it holds every kind (sentence, span,
        document, contrast, omission, event) with intervals, by code, outlet, codebook version, month and pair.
        `unfinished` lists to reviewers and leads what is not handed in, and so missing: an event and an annotator each.
        """
        project = _project(request, request.query_params.get("project", ""))
        rows = unfinished(project, request.user).order_by("event", "annotator__username")
        missing = rows.values_list("event_id", "annotator__username")
        listed = [{"event": event, "annotator": name} for event, name in missing]
        return Response({**_as_wire(project, agreement(project, request.user)), "unfinished": listed})

    @extend_schema(
        request=ReportRequestSerializer, responses={202: OpenApiTypes.OBJECT}, operation_id="agreement_report"
    )
    def post(self, request: Request) -> Response:
        """Want the whole report of what you may see: 202 with its job. One that is there already is not made again."""
        sent = ReportRequestSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        project = _project(request, sent.validated_data["project"])
        wanted = request_gamma if sent.validated_data["gamma"] else request_report
        report = wanted(project=project, user=request.user)
        return Response(_report_state(project, report), status=status.HTTP_202_ACCEPTED)


def _project(request: Request, slug: str) -> Project:
    if not slug:
        raise ValidationError({"project": "Name the project: ?project=SLUG."})
    return get_project_for(request.user, slug, Action.READ_RESULTS)


def _as_wire(project: Project, found: Agreement) -> dict[str, Any]:
    return {
        "project": project.slug,
        "unit": "sentence",
        "events": found.events,
        "events_left_out": found.left_out,
        "annotators": found.annotators,
        "codes": [_code(entry) for entry in found.codes],
        **_report_state(project, found.report),
        "report": found.figures,
        "links": link_agreement(project),
        "gamma": found.report.gamma if found.report else None,
    }


def _report_state(project: Project, report: AgreementReport | None) -> dict[str, Any]:
    """`state` is none, queued, running, done or failed."""
    if report is None:
        return {"project": project.slug, "state": "none", "job": None, "gamma_job": None, "fingerprint": None}
    job = report.job
    moving = "none" if job is None else job.state
    return {
        "project": project.slug,
        "state": "done" if report.figures else moving,
        "job": str(job.pk) if job else None,
        "gamma_job": str(report.gamma_job_id) if report.gamma_job_id else None,
        "fingerprint": report.fingerprint,
    }


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
