"""The page of an event's people and parties: a lead writes it, the rest of the team reads it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from annotator.annotations import services
from annotator.annotations.queries import actors_of, get_project_event
from annotator.teams.access import get_project_for, may, require
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused
from comparisons.views.finding import typed


class ActorsForm(forms.Form):
    """A name a line."""

    names = forms.CharField(
        label="People and parties",
        help_text="A name a line, in the order in which annotators are to see them.",
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


@require_http_methods(["GET", "POST"])
def actors(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Show the list, and take a new one."""
    project = get_project_for(request.user, slug)
    event = get_project_event(project, event_id)
    if request.method == "POST":
        require(request.user, project, Action.PREPARE)
    names = actors_of(project, event.pk)
    form = ActorsForm(typed(request), initial={"names": "\n".join(names)})
    if form.is_valid():
        try:
            services.set_actors(project=project, event=event, names=form.cleaned_data["names"].splitlines())
            messages.success(request, "The list is saved.")
            return redirect("workbench", slug, event.pk)
        except Refused as refused:
            for message in refused.problems.values():
                form.add_error("names", message)
    context = {
        "project": project,
        "event": event,
        "names": names,
        "form": form,
        "may_prepare": may(request.user, project, Action.PREPARE),
    }
    return render(request, "annotator/annotations/actors.html", context, status=422 if form.errors else 200)
