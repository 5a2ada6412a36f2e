"""The site as people use it: pages by a browser's session, and an event that is aligned."""

from collections.abc import Callable

import pytest
from django.test import Client

from comparisons.models import Event, Job
from comparisons.pipeline import align_event
from tests.cast import Cast

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in: `signed_in("ana").get(…)`."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(cast.people[name], backend=BACKEND)
        return client

    return browser


@pytest.fixture
def aligned(cast: Cast) -> Event:
    """The first event, its alignment done and no job left over."""
    align_event(cast.event)
    Job.objects.filter(event=cast.event).delete()
    return cast.event
