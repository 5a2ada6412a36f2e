"""The pages of a project's codebook: to read, and to write its next version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from annotator.codebooks import forms, services
from annotator.codebooks.queries import current_version
from annotator.teams.access import get_project_for, may
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused


@require_GET
def codebook(request: HttpRequest, slug: str) -> HttpResponse:
    """The codes of the newest version, to read."""
    project = get_project_for(request.user, slug)
    version = current_version(project)
    context = {
        "project": project,
        "version": version,
        "codes": version.codes.all(),
        "may_edit": may(request.user, project, Action.CHANGE_CODEBOOK),
    }
    return render(request, "annotator/codebooks/codebook.html", context)


@require_http_methods(["GET", "POST"])
def codebook_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The next version: filled with the newest one's codes, changed at will, published whole."""
    project = get_project_for(request.user, slug, Action.CHANGE_CODEBOOK)
    newest = current_version(project)
    follows: int | None = None
    if request.method == "GET":
        form, codes = forms.VersionForm(initial={"follows": newest.number}), forms.codes_of(newest)
    elif "add" in request.POST:
        form, codes = forms.VersionForm(initial=request.POST.dict()), forms.codes_sent(request.POST, more=True)
    else:
        form, codes = forms.VersionForm(request.POST), forms.codes_sent(request.POST, more=False)
        if form.is_valid() and codes.is_valid():
            try:
                version = services.publish_version(
                    codebook=newest.codebook, codes=forms.inputs(codes), **form.cleaned_data
                )
            except Refused as refused:
                forms.tell(form, codes, refused)
                # Who has been told of the newest version may publish after it.
                follows = newest.number if "follows" in refused.problems else None
            else:
                messages.success(request, f"Version {version.number} is published. New marks are made with it.")
                return redirect("codebook", slug)
    wrong = codes.is_bound and (form.errors or codes.total_error_count())
    context = {
        "project": project,
        "newest": newest,
        "form": form,
        "follows": follows or form["follows"].value(),
        "codes": codes,
        "wrong": wrong,
    }
    return render(request, "annotator/codebooks/edit.html", context, status=422 if wrong else 200)
