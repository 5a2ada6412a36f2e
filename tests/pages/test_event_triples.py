"""Inconsistent triples: counted with the alignment, listed with their sentences, settled by those who may."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Event, Link, Segment
from comparisons.services import arranging
from tests.cast import Cast

Browser = Callable[[str], Client]


def _sentences(event: Event) -> list[Segment]:
    """The last sentence of each of three articles; the engine links none of them."""
    articles = event.articles.order_by("pk")[:3]
    return [article.current.segments.filter(kind="sentence").order_by("-position")[0] for article in articles]


@pytest.fixture
def three(cast: Cast, aligned: Event) -> list[Segment]:
    """Sentences of which the middle one is linked with both others."""
    first, middle, last = _sentences(aligned)
    Link.objects.filter(event=aligned).delete()
    for other in (first, last):
        arranging.link(event=aligned, one=middle, other=other, person=cast.reviewer)
    # Whatever the engine says of the ends by itself is not what is looked at here.
    assert not Link.objects.filter(a=first, b=last).exists()
    return [first, middle, last]


def _page(browser: Client, event: Event, name: str = "event_triples") -> str:
    return html.unescape(browser.get(reverse(name, args=[event.pk])).content.decode())


def _wire(cast: Cast, event: Event) -> tuple[int, list[list[int]]]:
    told = cast.api("reader").get(f"/api/v1/events/{event.pk}/alignment/").json()
    return told["inconsistent_total"], [[end["segment"] for end in triple] for triple in told["inconsistent"]]


def _words(segment: Segment) -> str:
    return segment.revision.text[segment.start : segment.end]


def test_the_api_counts_and_lists_them(cast: Cast, aligned: Event, three: list[Segment]) -> None:
    first, middle, last = (segment.pk for segment in three)
    total, triples = _wire(cast, aligned)
    assert total >= 1
    assert [first, middle, last] in triples or [last, middle, first] in triples


def test_the_event_leads_to_the_sentences_and_only_those_who_may_settle_them(
    cast: Cast, aligned: Event, three: list[Segment], signed_in: Browser
) -> None:
    page = _page(signed_in("reader"), aligned, "event")
    assert "inconsistent triple" in page
    assert reverse("event_triples", args=[aligned.pk]) in page
    for name, may in (("reader", False), ("ana", False), ("reviewer", True), ("lead", True)):
        page = _page(signed_in(name), aligned)
        assert all(_words(segment) in page for segment in three)
        assert ("Say the same" in page) is may


@pytest.mark.parametrize(
    ("act", "ends"), [("link", (0, 2)), ("unlink", (0, 2)), ("unlink", (0, 1)), ("unlink", (1, 2))]
)
def test_each_answer_closes_the_question(
    cast: Cast, aligned: Event, three: list[Segment], signed_in: Browser, act: str, ends: tuple[int, int]
) -> None:
    asked = [three[end].pk for end in ends]
    answer = signed_in("reviewer").post(
        reverse("event_triples", args=[aligned.pk]), {"act": act, "segments": asked}, follow=True
    )
    assert f"You {act}ed this." in answer.content.decode()
    assert not any(set(triple) == {segment.pk for segment in three} for triple in _wire(cast, aligned)[1])
    link = Link.objects.get(a=min(asked), b=max(asked))
    assert (link.state, link.decided_by) == ("confirmed" if act == "link" else "rejected", cast.reviewer)


def test_locked_rows_are_told_and_not_changed(aligned: Event, three: list[Segment], cast: Cast, signed_in) -> None:
    arranging.lock(event=aligned, person=cast.lead)
    browser = signed_in("lead")
    assert "Say the same" not in _page(browser, aligned)
    ends = {"act": "link", "segments": [three[0].pk, three[2].pk]}
    answer = browser.post(reverse("event_triples", args=[aligned.pk]), ends, follow=True)
    assert "The rows of this event are locked" in answer.content.decode()


def test_an_event_without_any_says_so(aligned: Event, signed_in: Browser) -> None:
    aligned.alignment.delete()
    assert "No open questions" in _page(signed_in("reader"), aligned)
    assert "inconsistent" not in _page(signed_in("reader"), aligned, "event")


def test_what_was_answered_since_the_alignment_is_not_asked_again(
    aligned: Event, three: list[Segment], signed_in: Browser
) -> None:
    Link.objects.filter(a__in=three, b__in=three).update(state="rejected")
    assert _words(three[1]) not in _page(signed_in("reader"), aligned)
