"""The review page of an event: a case is settled by its buttons, words and answers each by themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.annotations.models import Annotation
from annotator.annotations.services import submit
from annotator.review.event_cases import cases_of_event
from annotator.review.models import Case, Decision
from comparisons.models import Segment
from tests.cast import Cast

Browser = Callable[[str], Client]


@pytest.fixture
def pair(cast: Cast) -> dict[str, Annotation]:
    """What ana and ben have marked on overlapping words, with other answers: one case."""
    made = {
        "ana": cast.tagged("ana", "40,000 crowns", attributes={"polarity": "neg"}),
        "ben": cast.tagged("ben", "the county 40,000", attributes={"polarity": "pos"}),
    }
    for name in made:
        submit(assignment=cast.assignment(name))
    return made


def press(cast: Cast, browser: Client, **fields: Any) -> str:
    case = Case.objects.get()
    sent = {"version": case.version, **fields}
    return browser.post(reverse("decide", args=[cast.project.slug, case.pk]), sent, follow=True).content.decode()


def gold() -> list[tuple[str, str, dict[str, Any]]]:
    rows = Annotation.objects.filter(layer="gold", deleted_at=None).prefetch_related("anchors")
    return [(one.code.slug, " | ".join(a.quote for a in one.anchors.all()), one.attributes) for one in rows]


def test_a_lane_shows_what_was_answered_beside_the_words(cast: Cast, pair: Any, signed_in: Browser) -> None:
    page = signed_in("reviewer").get(reverse("review_event", args=[cast.project.slug, cast.event.pk])).content.decode()
    assert "<dd>neg</dd>" in page
    assert "as ben answered: polarity pos" in page


def test_a_case_tells_what_else_is_marked_on_its_words_and_nothing_beside_them(cast: Cast, signed_in: Browser) -> None:
    cast.tagged("ana", "40,000 crowns")
    cast.tagged("ben", "crowns", code="morality")
    cast.tagged("ben", "Ida Venn", code="political")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    pages = cases_of_event(cast.people["reviewer"], cast.project, cast.event).pages
    beside = {page.first.code.slug: [other.code.slug for other in page.nearby] for page in pages}
    assert beside == {"economic": ["morality"], "morality": ["economic"], "political": []}
    address = reverse("review_event", args=[cast.project.slug, cast.event.pk])
    page = " ".join(signed_in("reviewer").get(address).content.decode().split())
    assert page.count("On the same words") == 2


def test_a_case_leads_to_its_statement_in_each_of_the_views(cast: Cast, pair: Any, signed_in: Browser) -> None:
    page = signed_in("reviewer").get(reverse("review_event", args=[cast.project.slug, cast.event.pk])).content.decode()
    start = Case.objects.get().start
    segment = Segment.objects.get(revision__article=cast.articles["gazette"], start__lte=start, end__gt=start)
    bench = reverse("workbench", args=[cast.project.slug, cast.event.pk])
    article = cast.articles["gazette"].pk
    views = ("?", "?view=reading&amp;", f"?view=single&amp;text={article}&amp;")
    for view in views:
        address = f"{bench}{view}place={segment.pk}"
        assert f'href="{address}"' in page
        assert signed_in("reviewer").get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("words", "answers", "quote", "label"),
    [
        ("ben", "ana", "", ("the county 40,000", {"polarity": "neg"})),
        ("all", "ben", "", ("40,000", {"polarity": "pos"})),
        ("any", "", "", ("the county 40,000 crowns", {})),
        ("quote", "ana", "crowns", ("crowns", {"polarity": "neg"})),
        ("", "", "crowns", ("crowns", {})),
    ],
)
def test_words_and_answers_are_settled_apart(
    cast: Cast, pair: dict[str, Annotation], signed_in: Browser, words: str, answers: str, quote: str, label: Any
) -> None:
    ids = {name: str(one.pk) for name, one in pair.items()}
    fields = {"words": ids.get(words, words), "answers": ids.get(answers, ""), "quote": quote}
    press(cast, signed_in("reviewer"), choice="new", code="economic", **fields)
    assert gold() == [("economic", *label)]
    assert Decision.objects.get().outcome == "new"


def test_another_code_may_be_given(cast: Cast, pair: dict[str, Annotation], signed_in: Browser) -> None:
    press(cast, signed_in("reviewer"), choice="new", code="morality", words=str(pair["ana"].pk))
    assert gold() == [("morality", "40,000 crowns", {})]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"choice": "new", "code": "economic", "quote": "no such words"}, "These words are not in the text"),
        ({"choice": "new"}, "Choose a code."),
        ({"choice": "new", "code": "economic", "words": "mine"}, "Select a valid choice"),
        ({"choice": "accept"}, "Choose an annotation to accept."),
        ({"choice": "reopen"}, "Say why this is to be decided again."),
        ({}, "Choose what to do with this case."),
    ],
)
def test_what_cannot_be_done_says_why(
    cast: Cast, pair: Any, signed_in: Browser, fields: dict[str, str], words: str
) -> None:
    assert words in press(cast, signed_in("reviewer"), **fields)
    assert gold() == []


def test_nothing_here_completes_a_case_and_it_is_opened_again_with_a_reason(
    cast: Cast, pair: Any, signed_in: Browser
) -> None:
    browser = signed_in("reviewer")
    page = press(cast, browser, choice="neither", reason="slip")
    assert "decided: Neither" in page
    assert "0 to decide of 1" in page
    page = press(cast, browser, choice="reopen", reason="Look again")
    assert "1 to decide of 1" in page
    assert Decision.objects.filter(outcome="reopen", reason="Look again").exists()


def test_the_second_of_two_reviewers_sees_what_the_first_decided(
    cast: Cast, pair: dict[str, Annotation], signed_in: Browser
) -> None:
    version = Case.objects.get().version
    press(cast, signed_in("reviewer"), only=str(pair["ana"].pk), version=version)
    page = press(cast, signed_in("lead"), only=str(pair["ben"].pk), version=version)
    assert "Another reviewer decided this case a moment ago" in page
    assert "<strong>reviewer</strong>" in page
    assert gold() == [("economic", "40,000 crowns", {"polarity": "neg"})]


def test_contrasts_are_settled_by_whose_words_or_what_they_share(cast: Cast, signed_in: Browser) -> None:
    for name, quote in (("ana", "40,000 crowns"), ("ben", "the county 40,000")):
        anchors = [cast.place("gazette", quote), cast.place("radio", "40,000 crowns")]
        sent = cast.body(*anchors, kind="contrast")
        cast.api(name).put(f"/api/v1/annotations/00000000-0000-4000-8000-00000000000{len(name + quote) % 10}/", sent)
        submit(assignment=cast.assignment(name))
    press(cast, signed_in("reviewer"), choice="new", code="economic", words="all")
    assert gold() == [("economic", "40,000 | 40,000 crowns", {})]
