"""Only changes, in the address, and what of it a page without JavaScript has."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Event
from comparisons.pipeline import align_event
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
WORDS = ("harbour", "county", "mayor", "lamp", "bridge", "market", "school", "tower", "ferry", "library")
SAME = [f"The old {word} of the town was painted in colour number {n} by its friends." for n, word in enumerate(WORDS)]


@pytest.fixture
def alike(cast: Cast) -> Event:
    event = make.make_event(cast.collection, "Alike")
    for outlet, last in (("Wire", "Talks begin on Friday."), ("Post", "Fish prices doubled.")):
        make.make_article(event, outlet, "The same headline", "\n\n".join([*SAME, last]))
    align_event(event)
    return event


def _page(browser: Client, event: Event, query: str) -> str:
    return html.unescape(browser.get(reverse("event", args=[event.pk]) + query).content.decode())


def _hidden(page: str) -> int:
    return len(re.findall(r'<tr class="grid-row"[^>]* hidden>', page))


def test_rows_that_say_nothing_new_are_folded_only_when_asked_for(alike: Event, signed_in: Browser) -> None:
    browser = signed_in("reader")
    assert _hidden(_page(browser, alike, "")) == _hidden(_page(browser, alike, "?show=all")) == 0
    page = _page(browser, alike, "?show=only")
    assert _hidden(page) > 5
    assert f"{_hidden(page)} rows alike" in page
    assert '<option value="only" selected>' in page


def test_the_link_of_a_fold_shows_more_around_each_change(alike: Event, signed_in: Browser) -> None:
    browser = signed_in("reader")
    page = _page(browser, alike, "?show=only")
    more = re.search(r'<a href="(\?[^"]*)" data-fold-open="all">', page)
    assert more is not None
    wider = _page(browser, alike, more.group(1))
    assert _hidden(wider) == _hidden(page) - 2


@pytest.mark.parametrize(
    "query", ["?show=only&around=-1", "?show=only&around=x", "?show=only&around=99999999999999999"]
)
def test_a_context_that_makes_no_sense_shows_the_page(alike: Event, signed_in: Browser, query: str) -> None:
    assert '<table class="grid texts"' in _page(signed_in("reader"), alike, query)
