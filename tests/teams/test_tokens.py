"""API tokens: shown once, kept as a hash, good for what they were made for, and worthless once they are not."""

import hashlib
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from annotator.teams import tokens
from annotator.teams.models import ApiToken, User
from tests.cast import Cast

EVENTS = "/api/v1/events/"
NEW = {"slug": "ports", "name": "Ports"}


def with_token(token: str) -> APIClient:
    return APIClient(headers={"Authorization": f"Bearer {token}"})


def issue(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("issue_token", *arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize(("scope", "status"), [((), 403), (("--scope", "read"), 403), (("--scope", "write"), 201)])
def test_the_command_prints_a_token_and_nothing_else(cast: Cast, capsys, scope: tuple[str, ...], status: int) -> None:
    printed = issue(capsys, "lead", *scope)
    token = printed.strip()
    assert printed == f"{token}\n"
    assert token.startswith("crossframe_")
    assert with_token(token).get(EVENTS).status_code == 200
    assert with_token(token).post("/api/v1/collections/", NEW).status_code == status


def test_the_command_knows_nobody_who_is_not_there(cast: Cast) -> None:
    User.objects.filter(username="ben").update(is_active=False)
    for name in ("nobody", "ben"):
        with pytest.raises(CommandError, match=name):
            call_command("issue_token", name)


def test_only_the_hash_of_a_token_is_kept(cast: Cast) -> None:
    token = tokens.issue(user=cast.lead, scope="read")
    row = ApiToken.objects.latest("pk")
    assert row.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(vars(row))
    assert len(token) >= len(tokens.PREFIX) + 43
    assert tokens.issue(user=cast.lead, scope="read") != token


def test_a_token_ends_with_its_time_its_person_and_its_row(cast: Cast) -> None:
    token = tokens.issue(user=cast.reader, scope="read")
    row = ApiToken.objects.filter(user=cast.reader).latest("pk")
    client = with_token(token)
    assert client.get(EVENTS).status_code == 200
    row.expires_at = timezone.now() - timedelta(seconds=1)
    row.save()
    assert client.get(EVENTS).status_code == 401
    row.expires_at = timezone.now() + timedelta(days=1)
    row.save()
    User.objects.filter(pk=cast.reader.pk).update(is_active=False)
    assert client.get(EVENTS).status_code == 401
    User.objects.filter(pk=cast.reader.pk).update(is_active=True)
    assert client.get(EVENTS).status_code == 200
    row.delete()
    assert client.get(EVENTS).status_code == 401


def test_a_wrong_token_is_401_even_beside_a_good_session(cast: Cast) -> None:
    client = with_token("crossframe_wrong")
    client.force_login(cast.lead, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(EVENTS).status_code == 401


def test_the_time_of_use_is_noted_now_and_then(cast: Cast) -> None:
    token = tokens.issue(user=cast.lead, scope="read")
    with_token(token).get(EVENTS)
    first = ApiToken.objects.latest("pk").last_used_at
    assert first is not None
    with_token(token).get(EVENTS)
    assert ApiToken.objects.latest("pk").last_used_at == first


def test_a_token_signs_nobody_in_to_the_pages(cast: Cast) -> None:
    answer = with_token(tokens.issue(user=cast.lead, scope="write")).get("/projects/merrow-study/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/login/")
