"""The pages of reports, for whoever is signed in."""

from collections.abc import Callable

import pytest
from django.test import Client


@pytest.fixture
def browser() -> Callable[[str], Client]:
    def sign_in(person: object) -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
