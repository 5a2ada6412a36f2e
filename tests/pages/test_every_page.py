"""What holds for all pages: a fixed number of queries, no code or style inside, an error that speaks."""

import re
from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request

from comparisons.models import Event
from comparisons.pipeline import align_event
from comparisons.services import request_import
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
# Session, person, and what the bar on top and the rail ask are in each number.
QUERIES = {
    "home": 12,
    "collection_list": 6,
    "collection": 7,
    "spellings": 8,
    "event": 19,
    "event_triples": 9,
    "article": 9,
    "project_list": 10,
    "project": 11,
    "team": 7,
    "codebook": 9,
    "codebook_edit": 8,
    "job_list": 8,
    "account": 5,
    "import_new": 5,
    "article_new": 6,
}


def _address(cast: Cast, name: str) -> str:
    arguments = {
        "collection": [cast.collection.slug],
        "spellings": [cast.collection.slug],
        "import_new": [cast.collection.slug],
        "event": [cast.event.pk],
        "event_triples": [cast.event.pk],
        "article_new": [cast.event.pk],
        "article": [cast.articles["gazette"].pk],
        "project": [cast.project.slug],
        "team": [cast.project.slug],
        "codebook": [cast.project.slug],
        "codebook_edit": [cast.project.slug],
    }
    return reverse(name, args=arguments.get(name, []))


def _grow(cast: Cast, numbers: range) -> None:
    """More of everything."""
    for number in numbers:
        event = make.make_event(cast.collection, f"Event {number}")
        for outlet in ("Post", "Echo", "Radio Sandle"):
            make.make_article(event, f"{outlet} {number}", "A storm", f"The storm came on Monday. It broke {number}.")
            make.make_article(cast.event, f"{outlet} {number}", "A lamp", f"The lamp is out. Repairs cost {number}.")
        request_import(collection=cast.collection, filename="a.jsonl", content=b"{}", dry_run=True)
        make.make_project(f"study-{number}", cast.collection, cast.people["lead"], {"annotator": [cast.people["ana"]]})
    align_event(cast.event)


@pytest.mark.parametrize("name", QUERIES)
def test_a_page_asks_the_database_a_fixed_number_of_times(
    name: str, cast: Cast, aligned: Event, signed_in: Browser, django_assert_max_num_queries: object
) -> None:
    browser, address = signed_in("lead"), _address(cast, name)
    # Something of everything: an empty list asks for less.
    _grow(cast, range(1))
    with django_assert_max_num_queries(QUERIES[name]) as few:
        assert browser.get(address).status_code == 200
    _grow(cast, range(1, 5))
    with django_assert_max_num_queries(QUERIES[name]) as many:
        assert browser.get(address).status_code == 200
    assert len(many) == len(few)


@pytest.mark.parametrize("view", ["grid", "reading", "single", "table"])
@pytest.mark.parametrize("page", ["event", "workbench"])
def test_a_view_asks_the_database_a_fixed_number_of_times(
    page: str, view: str, cast: Cast, aligned: Event, signed_in: Browser, django_assert_max_num_queries: object
) -> None:
    where = [cast.event.pk] if page == "event" else [cast.project.slug, cast.event.pk]
    browser, address = signed_in("lead"), f"{reverse(page, args=where)}?view={view}"
    with django_assert_max_num_queries(26) as few:
        assert browser.get(address).status_code == 200
    _grow(cast, range(4))
    with django_assert_max_num_queries(26) as many:
        assert browser.get(address).status_code == 200
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["login", *QUERIES])
def test_a_page_holds_no_code_and_no_style_of_its_own(
    name: str, cast: Cast, aligned: Event, signed_in: Browser
) -> None:
    browser = Client() if name == "login" else signed_in("lead")
    answer = browser.get(_address(cast, name))
    page = answer.content.decode()
    assert not re.findall(r"<script(?![^>]* src=)(?![^>]*application/json)[^>]*>", page)
    assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"] + ";"
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)


def test_what_is_missing_is_said_in_words(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("reader")
    assert "There is no such event" in browser.get(reverse("event", args=[10**15])).content.decode()
    assert "This address leads nowhere" in browser.get("/no/such/page/").content.decode()


def test_what_is_refused_names_who_may(cast: Cast, signed_in: Browser) -> None:
    page = signed_in("reader").get(reverse("event_new", args=[cast.collection.slug])).content.decode()
    assert "Only a lead may change the collection" in page
    page = signed_in("reader").post(reverse("assign", args=[cast.project.slug])).content.decode()
    assert "you need the role lead" in page


def test_a_fault_of_ours_has_a_page_that_needs_nothing_else(client: Client) -> None:
    assert "Something in Crossframe broke" in render_to_string("500.html")
    answer = bad_request(RequestFactory().get("/"), ValueError("x"))
    assert (answer.status_code, "makes no sense here" in answer.content.decode()) == (400, True)


def test_a_form_that_is_too_old_says_so(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.people["lead"], backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.post(reverse("collection_new"), {"name": "x", "slug": "x"})
    assert (answer.status_code, "This form is too old" in answer.content.decode()) == (403, True)
