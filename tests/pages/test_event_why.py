"""Why a cell stands where it does: for links, for rows held together by others, and for gaps."""

import html
import re
from collections.abc import Callable

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from comparisons.models import Event, GroupMember, Link, Segment
from comparisons.pipeline import align_event
from comparisons.services import arranging
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
TEXTS = {
    "Wire": "Crews walked out in Tarn on Tuesday, Ida Venn said.\n\nRepairs will cost 40,000 crowns.\n\nTalks begin.",
    "Post": "Crews walked out in Tarn on Tuesday, Ida Venn said.\n\nThe crowns of 40,000 trees were cut back.",
    "Echo": "Crews walked out in Tarn on Tuesday, as Ida Venn said.\n\nThe mayor was away.",
}


@pytest.fixture
def tarn(cast: Cast) -> Event:
    event = make.make_event(cast.collection, "Walk-out")
    for outlet, text in TEXTS.items():
        make.make_article(event, outlet, f"{outlet} on Tarn", text)
    align_event(event)
    return event


def _segment(event: Event, outlet: str, words: str) -> Segment:
    article = event.articles.get(outlet__name=outlet)
    text = article.current.text
    return next(s for s in article.current.segments.all() if text[s.start : s.end].startswith(words))


def _why(browser: Client, event: Event, segment: Segment, outlet: str, whole: bool = False) -> str:
    query = {"segment": segment.pk, "article": event.articles.get(outlet__name=outlet).pk}
    headers = {} if whole else {"HX-Request": "true"}
    answer = browser.get(reverse("event_why", args=[event.pk]), query, headers=headers)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_a_link_says_score_words_and_names(tarn: Event, signed_in: Browser) -> None:
    told = _why(signed_in("reader"), tarn, _segment(tarn, "Wire", "Crews"), "Post")
    assert "The same words" in told
    assert "Linked by the engine." in told
    assert re.search(r"\d+ of 100", told)
    assert "Tarn, Tuesday, Ida, Venn" in told


def test_a_confirmed_link_names_the_person(cast: Cast, tarn: Event, signed_in: Browser) -> None:
    crews = _segment(tarn, "Wire", "Crews")
    arranging.confirm(event=tarn, segment=crews, person=cast.reviewer)
    assert "Found by the engine and confirmed by reviewer" in _why(signed_in("reader"), tarn, crews, "Post")


def test_a_gap_names_the_nearest_sentence_and_its_score(tarn: Event, signed_in: Browser) -> None:
    repairs = _segment(tarn, "Wire", "Repairs")
    # However the engine stands to this pair: it is not linked.
    Link.objects.filter(Q(a=repairs) | Q(b=repairs)).delete()
    GroupMember.objects.filter(segment=repairs).delete()
    told = _why(signed_in("reader"), tarn, repairs, "Post")
    assert "Nothing in Post is close enough" in told
    assert re.search(r"The nearest scores \d+ of 100", told)
    assert "The crowns of 40,000 trees were cut back." in told
    assert re.search(r"<dt>Numbers</dt><dd>40,000", told)


def test_a_gap_with_nothing_near_says_so(tarn: Event, signed_in: Browser) -> None:
    assert "Nothing in Echo comes near this." in _why(
        signed_in("reader"), tarn, _segment(tarn, "Wire", "Talks"), "Echo"
    )


def test_a_rejected_pair_names_who_said_so(cast: Cast, tarn: Event, signed_in: Browser) -> None:
    crews = _segment(tarn, "Wire", "Crews")
    arranging.take_out(event=tarn, segment=crews, person=cast.reviewer)
    told = _why(signed_in("reader"), tarn, crews, "Post")
    assert "reviewer said that these two do not belong together" in told


def test_a_row_held_by_a_third_text_names_it(tarn: Event, signed_in: Browser) -> None:
    wire, post = _segment(tarn, "Wire", "Crews"), _segment(tarn, "Post", "Crews")
    Link.objects.filter(event=tarn, a__in=[wire, post], b__in=[wire, post]).delete()
    assert "through Echo" in _why(signed_in("reader"), tarn, wire, "Post")


def test_without_javascript_the_words_lead_to_a_page(tarn: Event, signed_in: Browser) -> None:
    browser = signed_in("reader")
    page = browser.get(reverse("event", args=[tarn.pk])).content.decode()
    addresses = [html.unescape(found) for found in re.findall(r'data-why href="([^"]+)"', page)]
    assert len(addresses) > 3
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code == 200
        assert "<h1>Why it stands like this</h1>" in answer.content.decode()


def test_the_workbench_has_no_words_that_lead_away(cast: Cast, aligned: Event, signed_in: Browser) -> None:
    address = reverse("workbench", args=[cast.project.slug, aligned.pk])
    page = signed_in("reviewer").get(f"{address}?arrange=1").content.decode()
    assert "data-why" not in page
    assert 'class="pick"' not in page
    assert "data-hands" not in page


@pytest.mark.parametrize("query", ["", "?segment=1", "?segment=x&article=²", "?segment=99999999999999999999&article=1"])
def test_what_is_not_in_the_event_is_not_there(tarn: Event, signed_in: Browser, query: str) -> None:
    assert signed_in("reader").get(reverse("event_why", args=[tarn.pk]) + query).status_code == 404


def test_a_sentence_of_another_event_is_not_told(cast: Cast, tarn: Event, signed_in: Browser) -> None:
    far = Segment.objects.filter(revision__article__event=cast.far_event).first()
    query = {"segment": far.pk, "article": tarn.articles.first().pk}
    assert signed_in("reader").get(reverse("event_why", args=[tarn.pk]), query).status_code == 404


def test_markup_in_a_text_is_shown_and_not_obeyed(cast: Cast, signed_in: Browser) -> None:
    event = make.make_event(cast.collection, "Markup")
    evil = "<script>alert('Ida')</script> was painted on the <b>tower</b> wall by night."
    articles = [make.make_article(event, f"Evil <i>{n}</i>", f"Evil {n}", evil) for n in (1, 2)]
    align_event(event)
    query = {"segment": articles[0].current.segments.get(kind="sentence").pk, "article": articles[1].pk}
    raw = signed_in("reader").get(reverse("event_why", args=[event.pk]), query).content.decode()
    assert "<script>alert" not in raw
    assert "<i>" not in raw


def test_the_answer_takes_a_fixed_number_of_queries(
    tarn: Event, signed_in: Browser, django_assert_max_num_queries: object
) -> None:
    browser, crews = signed_in("reader"), _segment(tarn, "Wire", "Crews")
    with django_assert_max_num_queries(9) as few:
        _why(browser, tarn, crews, "Post")
    for number in range(4):
        make.make_article(tarn, f"Late {number}", f"Late {number}", TEXTS["Echo"])
    align_event(tarn)
    with django_assert_max_num_queries(9) as many:
        _why(browser, tarn, crews, "Post")
    assert len(few) == len(many)
