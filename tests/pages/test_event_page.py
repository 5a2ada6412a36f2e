"""An event's page in every state of its alignment."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comparisons.jobs.lease import claim
from comparisons.models import Alignment, Event, Job, Link, WorkerPulse
from comparisons.pipeline import align_event
from comparisons.views.choice import ViewChoice
from comparisons.views.events import STOP_POLLING
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
GRID = '<table class="grid texts"'


def _page(browser: Client, event: Event, query: str = "") -> str:
    return browser.get(reverse("event", args=[event.pk]) + query).content.decode()


def _job(event: Event, **fields: object) -> Job:
    Job.objects.filter(event=event).update(**fields)
    return Job.objects.get(event=event)


def test_an_event_without_articles_says_what_to_do(cast: Cast, signed_in: Browser) -> None:
    empty = make.make_event(cast.collection, "Nothing yet")
    lead, reader = _page(signed_in("lead"), empty), _page(signed_in("reader"), empty)
    assert "No articles yet" in lead
    assert reverse("article_new", args=[empty.pk]) in lead
    assert reverse("article_new", args=[empty.pk]) not in reader


def test_one_article_alone_is_not_compared(cast: Cast, signed_in: Browser) -> None:
    event = make.make_event(cast.collection, "One")
    make.make_article(event, "Post", "Alone", "Nobody else wrote of it.")
    align_event(event)
    page = _page(signed_in("reader"), event)
    assert "One article so far" in page
    assert GRID not in page


def test_before_the_first_alignment_the_page_waits_and_names_the_articles(cast: Cast, signed_in: Browser) -> None:
    page = _page(signed_in("reader"), cast.event)
    assert "Waiting for a worker to align 5 articles" in page
    assert f'hx-get="{reverse("event_progress", args=[cast.event.pk])}?first=1"' in page
    assert "Merrow Gazette" in page
    assert GRID not in page


def test_progress_is_shown_in_numbers(cast: Cast, signed_in: Browser) -> None:
    _job(
        cast.event,
        state="running",
        lease_until=timezone.now() + timedelta(minutes=1),
        progress={"articles": 5, "sentences": 23, "percent": 40},
    )
    assert "Aligning 5 articles, 23 sentences: 40 %" in _page(signed_in("reader"), cast.event)
    _job(cast.event, progress={"articles": 5, "sentences": 23, "percent": 99, "links": 12})
    assert "23 sentences: 12 links found, being stored" in _page(signed_in("reader"), cast.event)


def test_links_are_told_of_before_they_are_stored(cast: Cast) -> None:
    lease = claim(_job(cast.event).pk)
    assert lease is not None
    told = []
    lease.beat = lambda **progress: told.append((progress, Link.objects.count()))  # type: ignore[method-assign]
    align_event(cast.event, lease)
    assert (told[-1][0]["links"], told[-1][1]) == (Link.objects.count(), 0)


def test_a_worker_that_is_not_there_is_missed_after_half_a_minute(cast: Cast, signed_in: Browser) -> None:
    WorkerPulse.objects.all().delete()
    browser = signed_in("reader")
    assert "No worker has answered" not in _page(browser, cast.event)
    _job(cast.event, created_at=timezone.now() - timedelta(seconds=31))
    assert "No worker has answered for 30 s" in _page(browser, cast.event)
    WorkerPulse.objects.create(name="worker", seen_at=timezone.now())
    assert "No worker has answered" not in _page(browser, cast.event)


def test_a_failed_alignment_says_why_and_a_lead_tries_again(cast: Cast, signed_in: Browser) -> None:
    _job(cast.event, state="failed", error="The log has the details.")
    assert "The log has the details." in _page(signed_in("reader"), cast.event)
    assert "A lead can try it again" in _page(signed_in("reader"), cast.event)
    again = reverse("event_align", args=[cast.event.pk])
    assert again in _page(signed_in("lead"), cast.event)
    signed_in("lead").post(again)
    assert Job.objects.filter(event=cast.event, state="queued").count() == 1


def test_polling_goes_on_while_it_moves_and_ends_with_the_grid(cast: Cast, signed_in: Browser) -> None:
    browser, address = signed_in("reader"), reverse("event_progress", args=[cast.event.pk])
    assert browser.get(f"{address}?first=1").status_code == 200
    align_event(cast.event)
    _job(cast.event, state="done")
    answer = browser.get(f"{address}?first=1")
    page = answer.content.decode()
    assert answer.status_code == STOP_POLLING
    assert '<div id="grid-place" class="grid-place" hx-swap-oob="true">' in page
    assert GRID in page


def test_a_grid_that_is_being_read_is_not_replaced_but_offered_anew(aligned: Event, signed_in: Browser) -> None:
    answer = signed_in("reader").get(reverse("event_progress", args=[aligned.pk]))
    assert answer.status_code == STOP_POLLING
    assert "A new alignment is there" in answer.content.decode()
    assert GRID not in answer.content.decode()


def test_polling_ends_with_the_reason_of_a_failure(cast: Cast, signed_in: Browser) -> None:
    _job(cast.event, state="failed", error="The log has the details.")
    answer = signed_in("reader").get(reverse("event_progress", args=[cast.event.pk]) + "?first=1")
    assert (answer.status_code, "The log has the details." in answer.content.decode()) == (STOP_POLLING, True)


def test_the_page_of_a_finished_alignment_counts_and_does_not_poll(aligned: Event, signed_in: Browser) -> None:
    page = _page(signed_in("reader"), aligned)
    assert "<span>5 outlets</span>" in page
    assert f"<span>{aligned.groups.count()} group" in page
    assert "hx-get" not in page.partition('id="alignment"')[2]


def test_the_chosen_base_and_columns_stand_in_the_address(aligned: Event, cast: Cast, signed_in: Browser) -> None:
    radio, arabic = cast.articles["radio"].pk, cast.articles["arabic"].pk
    page = _page(signed_in("reader"), aligned, f"?base={radio}&articles={radio}&articles={arabic}")
    heads = page.partition("<thead>")[2].partition("</thead>")[0]
    assert [part.partition('"')[0] for part in heads.split('data-article="')[1:]] == [str(radio), str(arabic)]


@pytest.mark.parametrize(
    "query",
    [
        "?base=none&articles=&articles=x&show=&ignore=everything&page=-1",
        "?base=99999999999999999999999999&page=99999999999999999999",
        "?articles=٣&base=²&page=0",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_whole_grid(aligned: Event, signed_in: Browser, query: str) -> None:
    page = _page(signed_in("reader"), aligned, query)
    assert page.count('<th scope="col"') == 5


def test_what_makes_no_sense_is_left_out_of_the_choice() -> None:
    from django.http import QueryDict

    read = ViewChoice.from_query(QueryDict("show=all&ignore=case&ignore=letters&articles=3&articles=x"))
    assert read == ViewChoice(show="all", ignored=frozenset({"case"}), articles=(3,))


def test_members_are_led_to_their_project_and_the_texts_know_nothing_of_it(
    aligned: Event, cast: Cast, signed_in: Browser, settings: object
) -> None:
    workbench = reverse("workbench", args=[cast.project.slug, aligned.pk])
    assert f"Annotate in {cast.project}" in _page(signed_in("ana"), aligned)
    assert workbench in _page(signed_in("reader"), aligned)
    settings.COMPARISONS_EVENT_LINKS = ""
    assert workbench not in _page(signed_in("ana"), aligned)


def test_a_long_event_comes_in_pages(cast: Cast, signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparisons.queries.grid.PAGE_ROWS", 2)
    align_event(cast.event)
    browser = signed_in("reader")
    first, second = _page(browser, cast.event), _page(browser, cast.event, "?page=2&show=all")
    assert first.count('<tr class="grid-row"') == second.count('<tr class="grid-row"') == 2
    assert "Earlier rows" not in first
    assert "?page=1&amp;show=all" in second
    assert Alignment.objects.filter(event=cast.event).exists()
