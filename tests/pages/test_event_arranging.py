"""Arranging rows on an event's page: who may, with and without JavaScript, and the lock."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Event, Link, Segment
from tests.cast import Cast

Browser = Callable[[str], Client]


def _page(browser: Client, event: Event, query: str = "?arrange=1") -> str:
    return html.unescape(browser.get(reverse("event", args=[event.pk]) + query).content.decode())


def _post(browser: Client, event: Event, query: str = "?arrange=1", **fields: object) -> str:
    answer = browser.post(reverse("event_arrange", args=[event.pk]) + query, fields, follow=True)
    return html.unescape(answer.content.decode())


def _linked(event: Event) -> Link:
    return event.links.filter(state="proposed").first()


def test_reviewers_and_leads_are_offered_to_arrange_and_others_are_not(aligned: Event, signed_in: Browser) -> None:
    for name, may in (("lead", True), ("reviewer", True), ("ana", False), ("reader", False)):
        assert ("Arrange rows" in _page(signed_in(name), aligned, "")) is may
        assert ('class="pick"' in _page(signed_in(name), aligned)) is may


def test_every_sentence_has_a_box_and_what_stands_in_no_row_has_none(aligned: Event, signed_in: Browser) -> None:
    Segment.objects.filter(pk=_linked(aligned).a_id).update(kind="boilerplate")
    page = _page(signed_in("reviewer"), aligned)
    boxes = set(re.findall(r'class="pick"[^>]* value="(\d+)"', page))
    current = Segment.objects.filter(revision__in=aligned.articles.values("current_id"))
    assert boxes == {str(segment.pk) for segment in current if segment.is_aligned}


def test_without_javascript_a_form_does_an_act_and_undoes_it(aligned: Event, signed_in: Browser) -> None:
    browser, link = signed_in("reviewer"), _linked(aligned)
    page = _post(browser, aligned, segments=[link.a_id], act="confirm")
    assert "You confirmed this." in page
    assert "✓ confirmed by reviewer" in page
    assert re.search(r"<strong>reviewer</strong> confirmed <q>", page)
    assert "Undone: confirmed." in _post(browser, aligned, act="undo")
    assert "✓ confirmed" not in _page(browser, aligned)
    assert "undone by reviewer" in _page(browser, aligned)


def test_a_form_that_makes_no_sense_is_refused_in_words(aligned: Event, signed_in: Browser) -> None:
    browser, link = signed_in("reviewer"), _linked(aligned)
    assert "Choose two sentences" in _post(browser, aligned, segments=[link.a_id], act="link")
    assert "Choose a sentence first" in _post(browser, aligned, act="confirm")
    assert "current texts" in _post(browser, aligned, segments=["²", str(10**9)], act="confirm")
    assert "nothing to undo" in _post(browser, aligned, act="undo")
    assert not aligned.arrangements.exists()


def test_an_act_leads_back_to_the_place_in_the_address(aligned: Event, signed_in: Browser) -> None:
    address = reverse("event_arrange", args=[aligned.pk]) + "?arrange=1&show=all&ignore=case"
    answer = signed_in("reviewer").post(address, {"act": "undo"})
    assert answer.headers["Location"] == reverse("event", args=[aligned.pk]) + "?arrange=1&show=all&ignore=case"


def test_the_rows_come_alone_for_a_page_that_is_there(aligned: Event, signed_in: Browser) -> None:
    browser = signed_in("reviewer")
    part = browser.get(reverse("event_arrange", args=[aligned.pk]) + "?arrange=1").content.decode()
    assert part.lstrip().startswith("<table")
    assert 'id="acts" class="acts-done" hx-swap-oob="true"' in part
    assert "<html" not in part


def test_a_lead_locks_the_rows_and_opens_them(aligned: Event, signed_in: Browser) -> None:
    lead, reviewer, lock = signed_in("lead"), signed_in("reviewer"), reverse("event_lock", args=[aligned.pk])
    lead.post(lock, {"locked": "1"})
    assert "rows locked by lead" in _page(reviewer, aligned)
    assert "The rows are locked" in _post(reviewer, aligned, segments=[_linked(aligned).a_id], act="confirm")
    lead.post(reverse("event_align", args=[aligned.pk]))
    assert not aligned.jobs.exists()
    lead.post(lock, {"locked": "0"})
    assert "rows locked" not in _page(reviewer, aligned)
    assert aligned.jobs.filter(state="queued").count() == 1


@pytest.mark.parametrize(("name", "status"), [("lead", 200), ("reviewer", 403), ("reader", 403), ("outsider", 404)])
def test_the_lock_over_the_api(cast: Cast, aligned: Event, name: str, status: int) -> None:
    address = f"/api/v1/events/{aligned.pk}/lock/"
    locked = cast.api(name).put(address)
    assert locked.status_code == status
    if status == 200:
        assert locked.json()["locked_by"] == "lead"
        assert cast.api("reader").get(f"/api/v1/events/{aligned.pk}/").json()["locked_at"]
        assert cast.api(name).delete(address).json() == {"locked_by": None, "locked_at": None}


def test_words_of_a_text_are_no_markup_in_boxes_and_acts(cast: Cast, aligned: Event, signed_in: Browser) -> None:
    from comparisons.pipeline import align_event
    from tests import factories as make

    evil = '"><script>alert(1)</script> is what they wrote on the wall of the tower.'
    pair = [make.make_article(aligned, f"Evil {n}", f"Evil {n}", evil) for n in (1, 2)]
    align_event(aligned)
    browser = signed_in("reviewer")
    segment = pair[0].current.segments.get(kind="sentence")
    raw = browser.post(
        reverse("event_arrange", args=[aligned.pk]) + "?arrange=1",
        {"segments": [segment.pk], "act": "confirm"},
        follow=True,
    ).content.decode()
    assert "<script>alert" not in raw
    assert raw.count("&lt;script&gt;alert(1)") > 3
