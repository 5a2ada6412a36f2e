"""The results page, and what can be taken away from it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from annotator.agreement import sheets, tables
from annotator.agreement.behind import passages_behind
from annotator.agreement.models import AgreementReport
from annotator.agreement.queries import Agreement, agreement, link_agreement, unfinished
from annotator.agreement.results import carried_over, matrix, outlet_names, passages
from annotator.agreement.services import request_gamma, request_report
from annotator.teams.access import get_project_for
from annotator.teams.permissions import Action
from comparisons.models import Job
from comparisons.queries.state import is_unanswered

# htmx asks no more after this answer.
STOP_POLLING = 286


@require_GET
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Outlets by frames, the passages behind a cell, and how far annotators agree."""
    project = get_project_for(request.user, slug, Action.READ_RESULTS)
    outlet, code = request.GET.get("outlet", ""), request.GET.get("code", "")
    carried = request.GET.get("carried") != "0"
    shown = matrix(request.user, project, carried=carried)
    found = agreement(project, request.user)
    links = link_agreement(project)
    context = {
        "project": project,
        "rows": shown.rows,
        "totals": [{"outlet": name, "count": count} for name, count in shown.totals.items()],
        "carried": carried,
        "carried_over": carried_over(request.user, project),
        "codes": [entry.code for entry in found.codes],
        "agreement": found,
        "links": links,
        "links_reason": tables.reason_words(links["reason"]),
        "unfinished": unfinished(project, request.user).count(),
        "outlet": outlet,
        "code": next((entry.code for entry in found.codes if entry.code.slug == code), None),
        "outlets": outlet_names(project) if outlet and code else {},
        "passages": passages(request.user, project, outlet, code, carried=carried) if outlet and code else None,
        **_job_context(found.report),
        **(_report_context(request, found) if found.figures else {}),
    }
    return render(request, "annotator/agreement/results.html", context)


@require_POST
def agreement_compute(request: HttpRequest, slug: str) -> HttpResponse:
    """Want the whole report: intervals, pairs of annotators, confusions."""
    project = get_project_for(request.user, slug, Action.READ_RESULTS)
    wanted = request_gamma if "gamma" in request.POST else request_report
    wanted(project=project, user=request.user)
    return redirect("results", project.slug)


@require_GET
def agreement_progress(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the report is, for a page that looks again."""
    project = get_project_for(request.user, slug, Action.READ_RESULTS)
    report = agreement(project, request.user).report
    # The address of a fresh report is a new one: to a place on the same page a browser only scrolls.
    fingerprint = report.fingerprint if report and report.figures else ""
    context = {"project": project, **_job_context(report), "fresh": bool(fingerprint), "fingerprint": fingerprint}
    status = 200 if context["moving"] else STOP_POLLING
    return render(request, "annotator/agreement/_progress.html", context, status=status)


@require_GET
def agreement_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """All figures, a line a value."""
    _, figures = _figures(request, slug)
    return StreamingHttpResponse(
        (line.encode() for line in sheets.lines(figures)),
        content_type="text/csv; charset=utf-8",
        headers=_attachment(f"{slug}-agreement.csv"),
    )


@require_GET
def agreement_svg(request: HttpRequest, slug: str) -> HttpResponse:
    """The values of one kind with their intervals; or `of=pairs`, `of=confusion`: the matrices."""
    found, figures = _figures(request, slug)
    kind, of, names = _kind(request, figures), request.GET.get("of", ""), _names(found)
    if of == "pairs":
        drawn = tables.pair_picture(
            f"{_title(kind)}, two annotators at a time", figures["kinds"][kind].get("pairs", ())
        )
    elif of == "confusion":
        drawn = tables.confusion_picture("What the other one gave instead", figures["confusion"]["cells"], names)
    else:
        of, drawn = kind, tables.picture(_title(kind), tables.values(figures["kinds"][kind], names))
    name = f"{slug}-agreement-{of if of == 'confusion' else f'{kind}-{of}'.removesuffix(f'-{kind}')}.svg"
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8", headers=_attachment(name))


@require_GET
def agreement_file(request: HttpRequest, slug: str) -> FileResponse:
    """The frozen report, which `manage.py verify_report` computes anew."""
    project = get_project_for(request.user, slug, Action.READ_RESULTS)
    report = agreement(project, request.user).report
    try:
        if not (report and report.file):
            raise FileNotFoundError
        opened = report.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("There is no finished report of what you may see now. Work it out first.") from error
    return FileResponse(
        opened,
        content_type="application/json",
        headers=_attachment(f"{project.slug}-agreement-{report.fingerprint[:12]}.json"),
    )


def _figures(request: HttpRequest, slug: str) -> tuple[Agreement, dict[str, Any]]:
    found = agreement(get_project_for(request.user, slug, Action.READ_RESULTS), request.user)
    if found.figures is None:
        raise Http404("There is no finished report of what you may see now. Work it out first.")
    return found, found.figures


def _job_context(report: AgreementReport | None) -> dict[str, Any]:
    job = report.job if report and report.figures is None else None
    return {
        "job": job,
        "moving": job is not None and job.state in (Job.State.QUEUED, Job.State.RUNNING),
        "unanswered": job is not None and is_unanswered(job),
    }


def _report_context(request: HttpRequest, found: Agreement) -> dict[str, Any]:
    figures, report = found.figures, found.report
    assert figures is not None
    assert report is not None
    names = _names(found)
    kind = _kind(request, figures)
    own = figures["kinds"][kind]
    values, cell = tables.values(own, names), request.GET.get("behind", "")
    return {
        "figures": figures,
        "gamma": report.gamma,
        "gamma_job": report.gamma_job,
        "kind": kind,
        "kinds": tables.kinds(figures),
        "values": values,
        # Made here, with every name escaped.
        "picture": mark_safe(tables.picture(_title(kind), values)),
        "parts": tables.parts(own),
        "pairs": tables.pair_matrix(own.get("pairs", ())),
        "confusion": tables.confusion_matrix(figures["confusion"]["cells"], names),
        "answers": tables.answers(figures["answers"], names),
        "left_out": tables.left_out(figures["left_out"]),
        "caution": tables.caution(figures["events"]),
        "behind": cell,
        "differing": passages_behind(report, cell) if cell else None,
        "names": names,
    }


def _names(found: Agreement) -> dict[str, str]:
    """What codes are called: by the newest codebook, else by the slug that an older one knew them by."""
    names = {entry.code.slug: entry.code.name for entry in found.codes}
    return names | {code: code for code in (found.figures or {}).get("codes", ()) if code not in names}


def _kind(request: HttpRequest, figures: dict[str, Any]) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in figures["kinds"] else "sentence"


def _title(kind: str) -> str:
    return f"Agreement by {tables.KIND_WORDS[kind][0].lower()}: values with 95 % intervals"


def _attachment(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
