"""Collections, and events in them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Collection, Event
from comparisons.pipeline import align_event
from tests.cast import Cast

Browser = Callable[[str], Client]


def test_a_lead_makes_a_collection_and_is_led_to_what_comes_next(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    answer = browser.post(reverse("collection_new"), {"name": "Harbour", "slug": "harbour"}, follow=True)
    page = answer.content.decode()
    assert Collection.objects.get(slug="harbour").created_by == cast.people["lead"]
    assert reverse("import_new", args=["harbour"]) in page
    assert "No events yet" in page


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"name": "Again", "slug": "merrow"}, "This address is taken"),
        ({"name": "Bad", "slug": "not a slug"}, "valid"),
        ({"name": "", "slug": "empty"}, "required"),
        ({"name": "x" * 201, "slug": "long"}, "200"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(
    cast: Cast, signed_in: Browser, sent: dict[str, str], message: str
) -> None:
    answer = signed_in("lead").post(reverse("collection_new"), sent)
    assert answer.status_code == 422
    assert message in answer.content.decode().partition('class="errorlist"')[2]


def test_an_event_needs_a_title(cast: Cast, signed_in: Browser) -> None:
    address = reverse("event_new", args=[cast.collection.slug])
    assert signed_in("lead").post(address, {"title": "   "}).status_code == 422
    answer = signed_in("lead").post(address, {"title": " The storm "})
    assert answer.headers["Location"] == reverse("event", args=[Event.objects.get(title="The storm").pk])


def test_a_collection_says_how_far_each_event_is(cast: Cast, signed_in: Browser) -> None:
    align_event(cast.event)
    Event.objects.create(collection=cast.collection, title="Nothing here")
    page = signed_in("reader").get(reverse("collection", args=[cast.collection.slug])).content.decode()
    shown = dict.fromkeys(("aligning", "no articles yet", "5 outlets"))
    assert all(words in page for words in shown)


def test_a_title_with_markup_is_shown_and_not_obeyed(cast: Cast, signed_in: Browser) -> None:
    Event.objects.filter(pk=cast.event.pk).update(title="<script>alert(1)</script>")
    for name, key in (("collection", cast.collection.slug), ("project", cast.project.slug), ("event", cast.event.pk)):
        page = signed_in("lead").get(reverse(name, args=[key])).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
