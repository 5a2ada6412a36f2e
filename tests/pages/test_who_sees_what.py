"""Every page and every button, for every role."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from annotator.teams.models import Membership
from comparisons.models import Event, Job
from comparisons.services import request_import
from tests.cast import ROLES, Cast

Browser = Callable[[str], Client]
EVERYBODY = dict.fromkeys(ROLES, 200)
MEMBERS = EVERYBODY | {"outsider": 404}
LEADS = dict.fromkeys(ROLES, 403) | {"lead": 200, "admin": 200, "outsider": 404}
REVIEWERS = LEADS | {"reviewer": 200}
FOUNDERS = dict.fromkeys(ROLES, 403) | {"lead": 200, "admin": 200, "outsider": 200}
HANDED_IN = dict.fromkeys(ROLES, 404) | {"lead": 200, "admin": 200}

PAGES: dict[str, tuple[str, dict[str, int]]] = {
    "home": ("", EVERYBODY),
    "account": ("", EVERYBODY),
    "collection_list": ("", EVERYBODY),
    "project_list": ("", EVERYBODY),
    "job_list": ("", EVERYBODY),
    "job_rows": ("", EVERYBODY),
    "job_bell": ("", EVERYBODY),
    "collection_new": ("", FOUNDERS),
    "project_new": ("", FOUNDERS),
    "collection": ("collection", MEMBERS),
    "event_new": ("collection", LEADS),
    "spellings": ("collection", LEADS),
    "import_new": ("collection", LEADS),
    "import_detail": ("import", HANDED_IN),
    "import_progress": ("import", HANDED_IN),
    "event": ("event", MEMBERS),
    "event_progress": ("event", MEMBERS),
    "event_why": ("why", MEMBERS),
    "event_triples": ("event", MEMBERS),
    "event_arrange": ("event", REVIEWERS),
    "article": ("article", MEMBERS),
    "article_new": ("event", LEADS),
    "project": ("project", MEMBERS),
    "team": ("project", MEMBERS),
    "codebook": ("project", MEMBERS),
    "codebook_edit": ("project", LEADS),
}
DONE_BY_LEADS = dict.fromkeys(ROLES, 403) | {"lead": 302, "admin": 302, "outsider": 404}
BUTTONS: dict[str, tuple[str, dict[str, int]]] = {
    "event_align": ("event", DONE_BY_LEADS),
    "article_kinds": ("article", DONE_BY_LEADS),
    "article_source": ("article", DONE_BY_LEADS),
    "event_lock": ("event", DONE_BY_LEADS),
    "job_retry": ("job", DONE_BY_LEADS),
    "assign": ("project", DONE_BY_LEADS),
    "reopen": ("assignment", DONE_BY_LEADS),
    "member_add": ("project", DONE_BY_LEADS),
    "member_remove": ("member", DONE_BY_LEADS),
    "token_revoke": ("token", dict.fromkeys(ROLES, 404)),
}


def _without_token(answer: object) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def _arguments(cast: Cast, kind: str) -> list[object]:
    if kind == "import":
        wanted = request_import(collection=cast.collection, filename="a.jsonl", content=b"{}", dry_run=True)
        return [wanted.pk]
    if kind == "job":
        return [Job.objects.create(task="t", key="k", collection=cast.collection, state="failed", label="Broken").pk]
    if kind == "member":
        return [cast.project.slug, Membership.objects.get(project=cast.project, user=cast.people["reader"]).pk]
    known: dict[str, list[object]] = {
        "": [],
        "collection": [cast.collection.slug],
        "event": [cast.event.pk],
        "why": [cast.event.pk],
        "article": [cast.articles["gazette"].pk],
        "project": [cast.project.slug],
        "assignment": [cast.project.slug, cast.assignment("ana").pk],
        "token": [10**9],
    }
    return known[kind]


def _why(cast: Cast) -> dict[str, int]:
    segment = cast.articles["gazette"].current.segments.filter(kind="sentence").first()
    return {"segment": segment.pk, "article": cast.articles["radio"].pk}


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_each_role_as_the_table_says(page: str, who: str, cast: Cast, signed_in: Browser) -> None:
    kind, expected = PAGES[page]
    query = _why(cast) if kind == "why" else {}
    answer = signed_in(who).get(reverse(page, args=_arguments(cast, kind)), query)
    assert answer.status_code == expected[who]


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_answers_each_role_as_the_table_says(button: str, who: str, cast: Cast, signed_in: Browser) -> None:
    kind, expected = BUTTONS[button]
    answer = signed_in(who).post(reverse(button, args=_arguments(cast, kind)), {"username": "ben", "role": "annotator"})
    assert answer.status_code == expected[who]


@pytest.mark.parametrize("button", BUTTONS)
def test_looking_at_a_button_changes_nothing(button: str, cast: Cast, signed_in: Browser) -> None:
    answer = signed_in("lead").get(reverse(button, args=_arguments(cast, BUTTONS[button][0])))
    assert answer.status_code == 405


@pytest.mark.parametrize("button", BUTTONS)
def test_a_change_from_another_site_is_refused(button: str, cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people["lead"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse(button, args=_arguments(cast, BUTTONS[button][0])))
    assert answer.status_code == 403


@pytest.mark.parametrize("page", [*PAGES, *BUTTONS])
def test_nobody_gets_in_without_signing_in(page: str, cast: Cast) -> None:
    kind, _ = (PAGES | BUTTONS)[page]
    address = reverse(page, args=_arguments(cast, kind))
    assert Client().get(address).headers["Location"] == f"{reverse('login')}?next={address}"


def test_the_tables_above_leave_no_page_of_ours_out() -> None:
    ours = ("comparisons.views", "annotator.pages", "annotator.teams.views", "annotator.codebooks.views")
    named = {
        pattern.name
        for group in get_resolver().url_patterns
        for pattern in getattr(group, "url_patterns", [])
        if pattern.callback and pattern.callback.__module__.startswith(ours)
    }
    assert named == {*PAGES, *BUTTONS, "login"}


def test_what_is_not_there_and_what_is_not_yours_look_the_same(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("ana")
    hidden = browser.get(reverse("event", args=[cast.far_event.pk]))
    missing = browser.get(reverse("event", args=[Event.objects.latest("pk").pk + 1]))
    assert _without_token(hidden) == _without_token(missing)
