"""What waits for whom, on the first page."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from annotator.annotations.services import release, submit
from annotator.review.models import Case
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]


def _home(browser: Client) -> str:
    return browser.get(reverse("home")).content.decode()


def test_an_annotator_sees_what_is_theirs_to_annotate(cast: Cast, signed_in: Browser) -> None:
    page = _home(signed_in("ana"))
    assert "<strong>1 event</strong> to annotate" in page
    assert reverse("workbench", args=[cast.project.slug, cast.event.pk]) in page


def test_a_submitted_event_waits_no_longer(cast: Cast, signed_in: Browser) -> None:
    submit(assignment=cast.assignment("ana"))
    assert "nothing waits" in _home(signed_in("ana"))


def test_cases_wait_for_reviewers_and_for_nobody_else(cast: Cast, signed_in: Browser) -> None:
    Case.objects.create(
        project=cast.project, event=cast.event, kind="span", code_slug="economic", key="1", disagreement=1
    )
    assert "<strong>1 case</strong> to decide" in _home(signed_in("reviewer"))
    for name in ("ana", "reader", "outsider"):
        assert "to decide" not in _home(signed_in(name))


def test_an_event_waits_for_its_release_once_all_have_submitted(cast: Cast, signed_in: Browser) -> None:
    submit(assignment=cast.assignment("ana"))
    assert "to release" not in _home(signed_in("lead"))
    submit(assignment=cast.assignment("ben"))
    assert "<strong>1 event</strong> to release" in _home(signed_in("lead"))
    assert "to release" not in _home(signed_in("reviewer"))
    release(project=cast.project, event=cast.event, released_by=cast.people["lead"])
    assert "to release" not in _home(signed_in("lead"))


def test_somebody_without_a_project_is_told_how_to_get_into_one(cast: Cast) -> None:
    newcomer = make.make_person("newcomer")
    client = Client()
    client.force_login(newcomer, backend="django.contrib.auth.backends.ModelBackend")
    page = _home(client)
    assert "A lead adds you with your user name, newcomer." in page
    assert reverse("project_new") not in page


def test_collections_of_others_are_not_on_it(cast: Cast, signed_in: Browser) -> None:
    page = _home(signed_in("reader"))
    assert reverse("collection", args=[cast.collection.slug]) in page
    assert reverse("collection", args=[cast.far_event.collection.slug]) not in page
