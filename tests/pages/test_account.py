"""API tokens on the account page."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from annotator.teams.models import ApiToken
from tests.cast import Cast

Browser = Callable[[str], Client]


def _make(browser: Client, scope: str) -> str:
    page = browser.post(reverse("account"), {"scope": scope}).content.decode()
    return page.partition('<code class="token" tabindex="0">')[2].partition("<")[0]


def test_a_new_token_works_and_is_shown_once(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("reader")
    token = _make(browser, "read")
    answer = Client().get("/api/v1/projects/", headers={"Authorization": f"Bearer {token}"})
    assert [project["slug"] for project in answer.json()["results"]] == [cast.project.slug]
    assert token not in browser.get(reverse("account")).content.decode()


def test_a_token_that_may_read_cannot_write(cast: Cast, signed_in: Browser) -> None:
    token = _make(signed_in("lead"), "read")
    sent = {"collection": cast.collection.slug, "title": "New"}
    headers = {"Authorization": f"Bearer {token}"}
    assert Client().post("/api/v1/events/", sent, "application/json", headers=headers).status_code == 403


def test_an_unknown_scope_makes_no_token(cast: Cast, signed_in: Browser) -> None:
    before = ApiToken.objects.count()
    answer = signed_in("reader").post(reverse("account"), {"scope": "everything"})
    assert answer.status_code == 422
    assert ApiToken.objects.count() == before


def test_a_revoked_token_is_worthless(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("reader")
    token = _make(browser, "read")
    newest = ApiToken.objects.filter(user=cast.people["reader"]).latest("pk")
    browser.post(reverse("token_revoke", args=[newest.pk]))
    answer = Client().get("/api/v1/projects/", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_nobody_revokes_the_token_of_somebody_else(cast: Cast, signed_in: Browser) -> None:
    _make(signed_in("reader"), "read")
    newest = ApiToken.objects.filter(user=cast.people["reader"]).latest("pk")
    assert signed_in("admin").post(reverse("token_revoke", args=[newest.pk])).status_code == 404
    assert ApiToken.objects.filter(pk=newest.pk).exists()
