"""Pages about people: signing in, one's account, a project's team."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from annotator.teams import services, tokens
from annotator.teams.access import get_project_for, may, seeing_anyway
from annotator.teams.forms import MemberForm, TokenForm
from annotator.teams.models import ApiToken, Membership
from annotator.teams.permissions import ROLES, Action, Role
from comparisons.intake.article import Refused
from comparisons.views.finding import typed


@method_decorator([login_not_required, never_cache], name="dispatch")
class SignIn(LoginView):
    """Sign in; a part of a page that asks after the session has ended makes its whole page ask again."""

    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer htmx with a reload of the page, whose address then leads here and back."""
        if request.headers.get("HX-Request"):
            return HttpResponseClientRefresh()
        return super().dispatch(request, *args, **kwargs)


@never_cache
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The person's own page with their API tokens; a POST makes one, and its answer alone shows it."""
    form = TokenForm(typed(request))
    made = tokens.issue(user=request.user, scope=form.cleaned_data["scope"]) if form.is_valid() else ""  # type: ignore[arg-type]
    context = {
        "form": form,
        "made": made,
        "tokens": ApiToken.objects.filter(user=request.user.pk),
        "memberships": Membership.objects.filter(user=request.user.pk).select_related("project"),
    }
    return render(request, "annotator/teams/account.html", context, status=422 if form.errors else 200)


@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Make one of the person's tokens worthless."""
    gone, _ = ApiToken.objects.filter(user=request.user.pk, pk=token_id).delete()
    if not gone:
        raise Http404("You have no such token.")
    messages.success(request, "The token is revoked. What used it is refused from now on.")
    return redirect("account")


@require_GET
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in a project, in which role, and what each role may do."""
    return _team_page(request, slug, MemberForm())


@require_POST
def member_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a person to a project, or give a member another role."""
    project = get_project_for(request.user, slug, Action.CHANGE_MEMBERS)
    form = MemberForm(request.POST)
    if not form.is_valid() or form.person is None:
        return _team_page(request, slug, form)
    try:
        services.set_member(project=project, user=form.person, role=form.cleaned_data["role"])
    except Refused as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, f"{form.person} is {form.cleaned_data['role']} now.")
    return redirect("team", slug)


@require_POST
def member_remove(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    """Take a person out of a project; their work stays."""
    project = get_project_for(request.user, slug, Action.CHANGE_MEMBERS)
    member = Membership.objects.filter(project=project, pk=member_id).select_related("user").first()
    if member is None:
        raise Http404("There is no such member in this project.")
    try:
        services.remove_member(project=project, user=member.user)
    except Refused as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, f"{member.user} is no longer in this project. Their annotations stay.")
    return redirect("team", slug)


def _team_page(request: HttpRequest, slug: str, form: MemberForm) -> HttpResponse:
    project = get_project_for(request.user, slug)
    may_change_members = may(request.user, project, Action.CHANGE_MEMBERS)
    context = {
        "project": project,
        "form": form,
        "seeing_anyway": seeing_anyway(project) if project.masks_outlets and may_change_members else (),
        "members": Membership.objects.filter(project=project).select_related("user"),
        "roles": Role.choices,
        "rights": [(action, [role in allowed for role in Role]) for action, allowed in ROLES.items()],
        "may_change_members": may_change_members,
    }
    return render(request, "annotator/teams/team.html", context, status=422 if form.errors else 200)
