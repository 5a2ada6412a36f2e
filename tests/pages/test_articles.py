"""Pasting an article, and reading one."""

import html
import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from comparisons.models import Article, Job
from tests.cast import Cast

Browser = Callable[[str], Client]
SENT = {
    "outlet": "New Outlet",
    "title": "",
    "text": "A storm\r\n\r\nIt came on Monday.",
    "language": "en",
    "published_at": "2024-03-01T10:20",
    "byline": "By Ida Venn",
    "dateline": "",
    "url": "https://example.org/storm",
    "external_id": "",
}


def _paste(browser: Client, cast: Cast, **changed: str) -> object:
    return browser.post(reverse("article_new", args=[cast.event.pk]), SENT | changed)


def test_a_pasted_article_is_stored_with_all_its_fields_and_aligned(cast: Cast, signed_in: Browser) -> None:
    Job.objects.all().delete()
    answer = _paste(signed_in("lead"), cast)
    stored = Article.objects.get(outlet__name="New Outlet")
    assert answer.headers["Location"] == reverse("event", args=[cast.event.pk])
    assert stored.current.text == "A storm\n\nIt came on Monday."
    assert stored.current.original_text == SENT["text"]
    assert (stored.byline, stored.url, stored.published_at.isoformat()) == (
        "By Ida Venn",
        "https://example.org/storm",
        "2024-03-01T10:20:00+00:00",
    )
    assert Job.objects.filter(event=cast.event, state="queued").exists()


def test_nothing_typed_is_lost_when_something_is_wrong(cast: Cast, signed_in: Browser) -> None:
    answer = _paste(signed_in("lead"), cast, outlet="", language="plain english", published_at="yesterday")
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    for kept in ("A storm\r\n\r\nIt came on Monday.", "plain english", "yesterday", "By Ida Venn"):
        assert kept in page
    errors = dict(re.findall(r'id="id_(\w+)_error"><li>([^<]+)', page))
    assert errors.keys() == {"outlet", "language", "published_at"}
    assert '<details class="more" open>' in page


def test_each_wrong_field_names_its_message(cast: Cast, signed_in: Browser) -> None:
    page = _paste(signed_in("lead"), cast, text="").content.decode()
    assert 'aria-describedby="id_text_helptext id_text_error"' in page
    assert 'aria-invalid="true"' in page


def test_a_text_that_cannot_be_stored_is_refused_beside_its_field(cast: Cast, signed_in: Browser) -> None:
    answer = _paste(signed_in("lead"), cast, text="nul \x00 inside")
    assert answer.status_code == 422
    assert 'id="id_text_error"' in answer.content.decode()


def test_the_same_text_again_changes_nothing_and_says_so(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _paste(browser, cast)
    before = Article.objects.count()
    _paste(browser, cast)
    assert Article.objects.count() == before
    assert "nothing changed" in browser.get(reverse("event", args=[cast.event.pk])).content.decode()


def test_an_article_is_shown_whole_to_the_letter(cast: Cast, signed_in: Browser) -> None:
    for article in cast.articles.values():
        page = signed_in("reader").get(reverse("article", args=[article.pk])).content.decode()
        shown = page.partition('<article class="text"')[2].partition(">")[2].partition("</article>")[0]
        said = html.unescape(re.sub(r"<[^>]+>", "", shown.replace("</p>\n", " ")))
        assert said.split() == article.current.text.split()


def test_markup_in_an_article_is_shown_and_not_obeyed(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    evil = "<script>alert('x')</script>"
    _paste(browser, cast, outlet=evil, title=evil, text=f"{evil} was said. <img src=x onerror=alert(1)>", byline=evil)
    stored = Article.objects.get(outlet__name=evil)
    page = browser.get(reverse("article", args=[stored.pk])).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_an_address_that_is_no_web_address_is_refused(cast: Cast, signed_in: Browser) -> None:
    answer = _paste(signed_in("lead"), cast, url="javascript:alert(1)")
    assert answer.status_code == 422
    assert not Article.objects.filter(outlet__name="New Outlet").exists()
