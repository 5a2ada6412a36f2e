"""Saying on an article's page what its parts are."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from comparisons.models import Segment
from tests.cast import Cast

Browser = Callable[[str], Client]


def _page(browser: Client, article: object, query: str = "?kinds=1") -> str:
    return browser.get(reverse("article", args=[article.pk]) + query).content.decode()


def test_only_leads_are_offered_to_say_it(cast: Cast, signed_in: Browser) -> None:
    gazette = cast.articles["gazette"]
    assert "Correct them" in _page(signed_in("lead"), gazette, "")
    assert "Correct them" not in _page(signed_in("reviewer"), gazette, "")
    assert 'name="segments"' not in _page(signed_in("reviewer"), gazette)


def test_a_lead_chooses_parts_and_says_what_they_are(cast: Cast, signed_in: Browser) -> None:
    gazette, lead = cast.articles["gazette"], signed_in("lead")
    chosen = gazette.current.segments.filter(kind="sentence").first()
    sent = {"segments": [chosen.pk], "kind": "caption"}
    answer = lead.post(reverse("article_kinds", args=[gazette.pk]), sent)
    assert answer.headers["Location"].endswith(f"?kinds=1#s{chosen.pk}")
    page = _page(lead, gazette)
    assert "kept for good" in page
    assert "Caption, says lead" in page
    wire = cast.api("reader").get(f"/api/v1/revisions/{gazette.current_id}/").json()["segments"]
    assert [one["kind"] for one in wire if one["kind_set_at"]] == ["caption"]


def test_what_makes_no_sense_changes_nothing(cast: Cast, signed_in: Browser) -> None:
    gazette = cast.articles["gazette"]
    foreign = cast.articles["radio"].current.segments.first().pk
    for sent in ({}, {"kind": "poem"}, {"segments": [foreign], "kind": "caption"}, {"segments": ["²"], "kind": "x"}):
        answer = signed_in("lead").post(reverse("article_kinds", args=[gazette.pk]), sent, follow=True)
        assert "note-alarm" in answer.content.decode()
    assert not Segment.objects.exclude(kind_set_at=None).exists()
