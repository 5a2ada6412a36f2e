"""The reviewers' pages."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from annotator.annotations.faults import NotNow, QuoteMismatch, Stale
from annotator.annotations.queries import get_project_event, text_as_wire
from annotator.codebooks.queries import current_version
from annotator.review import handback, mentions, queries, rules, services
from annotator.review.cases import rules_of
from annotator.review.event_cases import EventCases, cases_of_event
from annotator.review.forms import DecisionForm, MergeForm, RulesForm
from annotator.review.lanes import lanes_by_article, lanes_of_event, marks_as_wire
from annotator.review.models import Case
from annotator.teams.access import get_project_for, may, person
from annotator.teams.models import Project, User
from annotator.teams.permissions import Action
from comparisons.intake.article import Refused
from comparisons.models import Event
from comparisons.views.choice import VIEWS, number_in
from comparisons.views.showing import shown_context

# Cases and lanes take room from the texts.
TEXTS_BESIDE_CASES = 2


@require_GET
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """The events that have cases."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    set_now = rules_of(project)
    context = {
        "project": project,
        "events": queries.open_counts(request.user, project),
        "mentions": mentions.mentions_for(person(request), project),
        "tallies": handback.decision_tallies(request.user, project),
        "form": RulesForm(initial={"overlap_share": set_now.overlap_share, "reasons": "\n".join(set_now.reasons)}),
        "may_set_rules": may(request.user, project, Action.RELEASE),
    }
    return render(request, "annotator/review/review.html", context)


@require_GET
def review_event(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """The cases of an event, one below the other; beside the texts where the address names a view of them."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    event = get_project_event(project, event_id)
    number, with_case = (number_in(request.GET.get(name, "")) for name in ("cases", "case"))
    cases = cases_of_event(request.user, project, event, number=number or 1, with_case=with_case)
    codes = list(current_version(project).codes.all())
    context = {
        "project": project,
        "event": event,
        "cases": cases,
        "kept": _kept(request),
        "codes": codes,
        "outlets": dict(event.articles.values_list("pk", "outlet__name")),
        "reasons": rules_of(project).reasons,
        "discussing": [one.username for one in mentions.may_be_told(project)],
        "merge_form": MergeForm(annotators=_annotators(project)),
    }
    if request.GET.get("view") not in VIEWS:
        return render(request, "annotator/review/event.html", context)
    return render(request, "annotator/review/texts.html", {**context, **_beside_texts(request, event, cases)})


def _beside_texts(request: HttpRequest, event: Event, cases: EventCases) -> dict[str, Any]:
    """The view of the texts that the address asks for, with a lane a person beside each text."""
    shown = shown_context(request, event, usual_texts=TEXTS_BESIDE_CASES)
    articles = [column.article.pk for column in shown["columns"]]
    texts = [text_as_wire(column) for column in shown["columns"]]
    return {
        **shown,
        "shown_articles": articles,
        "mark_lanes": lanes_by_article(cases, articles),
        "event_lanes": lanes_of_event(cases),
        "lanes_template": "annotator/review/_lanes.html",
        "views_template": "annotator/review/_views.html",
        "review_data": {"texts": texts, **marks_as_wire(cases, articles)},
    }


def _kept(request: HttpRequest) -> str:
    """What of an address is kept where a decision leads back to the view in which it was made."""
    kept = QueryDict(mutable=True)
    beside = request.GET.get("view") in VIEWS
    for name in ("view", "base", "articles", "text", "show", "ignore", "cases") if beside else ("cases",):
        kept.setlist(name, request.GET.getlist(name))
    return f"?{kept.urlencode()}" if kept.urlencode() else ""


def _back(request: HttpRequest, slug: str, case: Case) -> str:
    return f"{reverse('review_event', args=[slug, case.event_id])}{_kept(request)}#case-{case.pk}"


def _annotators(project: Project) -> QuerySet[User]:
    return User.objects.filter(assignments__project=project).distinct().order_by("username")


@require_POST
def review_rules(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how the project reviews."""
    project = get_project_for(request.user, slug, Action.RELEASE)
    form = RulesForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        rules.set_rules(project=project, overlap_share=said["overlap_share"], reasons=said["reasons"].splitlines())
        messages.success(request, "Saved. Open cases are gathered by these rules.")
    _complain(request, form)
    return redirect("review", slug)


@require_POST
def merge_event(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """Try a merge rule on an event, or apply it."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    event = get_project_event(project, event_id)
    form = MergeForm(request.POST, annotators=_annotators(project))
    if form.is_valid():
        try:
            report = rules.merge(
                project=project,
                event=event,
                rule=form.merge_rule(),
                reviewer=person(request),
                dry_run=not form.cleaned_data["apply"],
            )
            messages.success(request, _merge_words(report))
        except Refused as error:
            messages.error(request, str(error))
    _complain(request, form)
    return redirect(f"{reverse('review_event', args=[slug, event_id])}{_kept(request)}")


def _merge_words(report: rules.MergeReport) -> str:
    verbs = ("This rule would accept", "leave") if report.dry_run else ("The rule accepted", "left")
    rest = f"{verbs[1]} {report.left_open} open, and does not touch the {report.untouched} that people decided."
    return f"{verbs[0]} {report.accepted} cases, {rest}"


@require_GET
def returned(request: HttpRequest, slug: str, event_id: int) -> HttpResponse:
    """What was decided on one's own annotations, once the event is released."""
    project = get_project_for(request.user, slug)
    event = get_project_event(project, event_id)
    context = {
        "project": project,
        "event": event,
        "returned": handback.returned_to(request.user, project, event),
        "outlets": dict(event.articles.values_list("pk", "outlet__name")),
    }
    return render(request, "annotator/review/returned.html", context)


@require_POST
def discuss(request: HttpRequest, slug: str, case_id: int) -> HttpResponse:
    """Say something about a case."""
    get_project_for(request.user, slug, Action.REVIEW)
    case = queries.get_case_for(request.user, case_id)
    text = request.POST.get("text", "").strip()
    if text:
        services.comment(case=case, author=person(request), text=text[:10_000])
        _tell_untold(request, case.project, text)
    else:
        messages.error(request, "Write something first.")
    return redirect(_back(request, slug, case))


def _tell_untold(request: HttpRequest, project: Project, text: str) -> None:
    names = mentions.untold(text, project)
    if names:
        told = ", ".join(mentions.may_be_told(project).values_list("username", flat=True))
        messages.warning(request, f"Nobody was told by @{', @'.join(names)}. Cases are discussed by {told}.")


@require_POST
def see_mentions(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one mention, or all, from what waits."""
    project = get_project_for(request.user, slug, Action.COMMENT)
    waiting = mentions.mentions_for(person(request), project)
    one = number_in(request.POST.get("mention", ""))
    mentions.see(waiting if one is None else waiting.filter(pk=one))
    return redirect("review", slug)


def _complain(request: HttpRequest, form: forms.Form) -> None:
    for problems in form.errors.values():
        messages.error(request, " ".join(map(str, problems)))


@require_POST
def decide(request: HttpRequest, slug: str, case_id: int) -> HttpResponse:
    """Settle a case, or take its decision back, and go on to the next."""
    project = get_project_for(request.user, slug, Action.REVIEW)
    case = queries.get_case_for(request.user, case_id)
    members = [member.annotation for member in queries.cases_for(request.user).get(pk=case.pk).members.all()]
    form = DecisionForm(request.POST, members=members, codes=list(current_version(project).codes.all()))
    back = _back(request, slug, case)
    if not form.is_valid():
        _complain(request, form)
        return redirect(back)
    try:
        _act(request, case, form)
    except (Refused, QuoteMismatch, NotNow) as error:
        messages.error(request, str(error))
    except Stale:
        messages.warning(request, "Another reviewer decided this case a moment ago. Here is how it stands now.")
    return redirect(back)


def _act(request: HttpRequest, case: Case, form: DecisionForm) -> None:
    said = form.cleaned_data
    if said["choice"] == "reopen":
        services.reopen_case(case=case, reviewer=person(request), version=said["version"], reason=said["reason"])
        return
    services.decide(
        case=case,
        reviewer=person(request),
        version=said["version"],
        accept=said["accept"] if said["choice"] == "accept" else (),
        new=said.get("new"),
        reason=said["reason"],
    )
