"""Where an article comes from, on its page, in the heads of the grid and over the API."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Article, Event
from tests.cast import Cast

Browser = Callable[[str], Client]


@pytest.fixture
def radio(cast: Cast, aligned: Event) -> Article:
    """Radio's article, as if most of it stood in the Gazette's."""
    gazette = cast.articles["gazette"].pk
    reuse = {"source": gazette, "copied": 0.714, "longest": 30, "credited": True, "earlier": 3600.0, "agency": False}
    Article.objects.filter(pk=cast.articles["radio"].pk).update(reuse=reuse)
    return cast.articles["radio"]


def _page(browser: Client, article: Article) -> str:
    return html.unescape(browser.get(reverse("article", args=[article.pk])).content.decode())


def _set(browser: Client, article: Article, source: object) -> str:
    answer = browser.post(reverse("article_source", args=[article.pk]), {"source": source}, follow=True)
    return html.unescape(answer.content.decode())


def test_the_page_says_the_likely_source_and_why(radio: Article, signed_in: Browser) -> None:
    page = _page(signed_in("reader"), radio)
    assert "Likely from <a" in page
    assert "71 % of the text stands there word for word" in page
    assert "it was published 1 hour earlier" in page
    assert 'name="source"' not in page


def test_the_head_of_the_column_names_it(aligned: Event, radio: Article, signed_in: Browser) -> None:
    page = signed_in("reader").get(reverse("event", args=[aligned.pk])).content.decode()
    assert f'likely from <a href="{reverse("article", args=[radio.pk])}#source">Merrow Gazette</a>' in page


def test_a_lead_says_otherwise_and_leaves_it_to_the_engine_again(
    cast: Cast, radio: Article, signed_in: Browser
) -> None:
    lead = signed_in("lead")
    assert "From none of the articles here, said lead" in _set(lead, radio, "none")
    assert "From <a" in _set(lead, radio, cast.articles["phare"].pk)
    assert cast.api("reader").get(f"/api/v1/articles/{radio.pk}/").json()["source"]["set_by"] == "lead"
    assert "Likely from <a" in _set(lead, radio, "")


def test_what_cannot_be_is_refused_in_words(cast: Cast, radio: Article, signed_in: Browser) -> None:
    assert "not its own source" in _set(signed_in("lead"), radio, radio.pk)
    for missing in (cast.far_articles[0].pk, "x", "²"):
        answer = signed_in("lead").post(reverse("article_source", args=[radio.pk]), {"source": missing})
        assert answer.status_code == 404


def test_the_api_gives_the_source_of_each_article(cast: Cast, radio: Article) -> None:
    told = cast.api("reader").get(f"/api/v1/articles/{radio.pk}/").json()["source"]
    assert (told["article"], told["likely"], told["set_by"]) == (cast.articles["gazette"].pk,) * 2 + (None,)
    assert told["reasons"]
