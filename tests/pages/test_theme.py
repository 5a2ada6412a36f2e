"""The choice of colours stands on the page as it comes, whoever waits for scripts."""

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.parametrize(
    ("cookie", "root"),
    [
        ("dark", '<html lang="en" data-theme="dark">'),
        ("light", '<html lang="en" data-theme="light">'),
        ("", '<html lang="en">'),
        ("auto", '<html lang="en">'),
        ('"><script>', '<html lang="en">'),
    ],
)
def test_the_root_says_what_was_chosen_on_this_browser(cast: Cast, cookie: str, root: str) -> None:
    client = Client()
    client.force_login(cast.ana)
    client.cookies["crossframe-theme"] = cookie
    page = client.get("/").content.decode()
    assert page.startswith(f"<!doctype html>\n{root}\n")
    assert page.count("data-theme-choice checked") == 1
