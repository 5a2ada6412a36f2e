"""Coming in and going out."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

PASSWORD = "a lamp at merrow point"


@pytest.fixture
def ana(cast: Cast) -> None:
    cast.people["ana"].set_password(PASSWORD)
    cast.people["ana"].save()


def _sign_in(client: Client, password: str, **more: str) -> object:
    return client.post(reverse("login"), {"username": "ana", "password": password, **more})


def test_who_signs_in_lands_where_they_wanted_to_go(ana: None) -> None:
    answer = _sign_in(Client(), PASSWORD, next="/jobs/")
    assert answer.headers["Location"] == "/jobs/"


def test_signing_in_leads_to_no_other_site(ana: None) -> None:
    answer = _sign_in(Client(), PASSWORD, next="https://elsewhere.example/")
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_said_and_the_name_kept(ana: None) -> None:
    answer = _sign_in(Client(), "wrong")
    assert "do not go together" in answer.content.decode()
    assert 'value="ana"' in answer.content.decode()


def test_many_wrong_passwords_shut_the_door_for_a_while(ana: None) -> None:
    client = Client()
    for _ in range(10):
        answer = _sign_in(client, "wrong")
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
    assert _sign_in(client, PASSWORD).status_code == 429


def test_a_part_of_a_page_that_asks_after_the_session_ended_reloads_the_page(cast: Cast) -> None:
    answer = Client().get(reverse("job_bell"), headers={"HX-Request": "true"}, follow=True)
    assert answer.headers["HX-Refresh"] == "true"


def test_signing_out_needs_a_press_of_the_button(ana: None) -> None:
    client = Client()
    _sign_in(client, PASSWORD)
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).headers["Location"] == reverse("login")
    assert client.get(reverse("home")).status_code == 302


def test_the_sign_in_page_has_no_menus_of_those_who_are_in(cast: Cast) -> None:
    page = Client().get(reverse("login")).content.decode()
    assert "Sign out" not in page
    assert reverse("job_list") not in page
