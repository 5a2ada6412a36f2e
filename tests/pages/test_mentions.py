"""@name in the discussion of a case: who may see the case is told, where they look, until they looked."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.annotations.services import submit
from annotator.review.mentions import mentions_for, spoken_to
from annotator.review.models import Case, Mention
from annotator.review.services import comment
from annotator.teams.models import Membership, User
from tests.cast import Cast

Browser = Callable[[str], Client]


@pytest.fixture
def case(cast: Cast) -> Case:
    cast.tagged("ana")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    return Case.objects.get()


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("@lead, look", ["lead"], []),
        ("Ask @reviewer.", ["reviewer"], []),
        ("@Lead and @LEAD", ["lead"], []),
        ("(@lead)@reviewer", ["lead", "reviewer"], []),
        ("@ana @nobody @lead", ["lead"], ["ana", "nobody"]),
        ("write to me@lead.example", [], []),
        ("@leader @ @@", [], ["leader"]),
        ("@a.b@c+d- said", ["a.b@c+d"], []),
        ("@Mo is not @mo", ["Mo", "mo"], []),
    ],
)
def test_names_are_found_where_they_are_meant(text: str, told: list[str], untold: list[str]) -> None:
    people = [User(pk=pk, username=name) for pk, name in enumerate(["lead", "reviewer", "a.b@c+d", "Mo", "mo"])]
    found, others = spoken_to(text, people)
    assert ([one.username for one in found], others) == (told, untold)


def test_who_is_named_is_told_on_the_first_page_and_in_review(cast: Cast, case: Case, signed_in: Browser) -> None:
    comment(case=case, author=cast.reviewer, text="Is this money, @lead? <b>")
    for address in (reverse("home"), reverse("review", args=[cast.project.slug])):
        page = signed_in("lead").get(address).content.decode()
        assert "You were named" in page
        assert "Is this money, @lead? &lt;b&gt;" in page
        assert f"#case-{case.pk}" in page
        assert "You were named" not in signed_in("reviewer").get(address).content.decode()
    shown = signed_in("lead").get(reverse("review_event", args=[cast.project.slug, cast.event.pk])).content.decode()
    assert "<strong>@lead</strong>? &lt;b&gt;" in shown


def test_nobody_else_is_told_and_the_author_hears_of_it(cast: Cast, case: Case, signed_in: Browser) -> None:
    answer = signed_in("lead").post(
        reverse("discuss", args=[cast.project.slug, case.pk]), {"text": "@ana @lead @outsider"}, follow=True
    )
    assert "Nobody was told by @ana, @outsider. Cases are discussed by lead, reviewer." in answer.content.decode()
    assert not Mention.objects.exists()
    for name in ("ana", "outsider"):
        assert "You were named" not in signed_in(name).get(reverse("home")).content.decode()


def test_what_was_seen_or_answered_waits_no_more(cast: Cast, case: Case, signed_in: Browser) -> None:
    for text in ("@lead first", "@lead second", "@reviewer third"):
        comment(case=case, author=cast.reviewer if "lead" in text else cast.lead, text=text)
    # The reviewer was named last, and has not answered; the lead has answered both with it.
    assert [one.comment.text for one in mentions_for(cast.reviewer)] == ["@reviewer third"]
    assert not mentions_for(cast.lead)
    for text in ("@lead fourth", "@lead fifth"):
        comment(case=case, author=cast.reviewer, text=text)
    seen, browser = reverse("see_mentions", args=[cast.project.slug]), signed_in("lead")
    others = mentions_for(cast.reviewer)
    browser.post(seen, {"mention": mentions_for(cast.lead)[0].pk})
    assert [one.comment.text for one in mentions_for(cast.lead)] == ["@lead fourth"]
    browser.post(seen)
    assert not mentions_for(cast.lead)
    assert others.count() == 0
    browser.post(seen, {"mention": "9" * 30})


def test_who_leaves_the_review_hears_no_more_of_it(cast: Cast, case: Case) -> None:
    comment(case=case, author=cast.reviewer, text="@lead")
    Membership.objects.filter(user=cast.lead).update(role="reader")
    assert not mentions_for(cast.fresh("lead"))


def test_the_api_says_who_was_told_and_finds_what_was_said_to_somebody(cast: Cast, case: Case) -> None:
    said = cast.api("reviewer").post("/api/v1/comments/", {"case": case.pk, "text": "@lead @ana"})
    assert (said.status_code, said.json()["mentions"]) == (201, ["lead"])
    cast.api("lead").post("/api/v1/comments/", {"case": case.pk, "text": "Money."})
    found = cast.api("lead").get("/api/v1/comments/?mentions=lead").json()["results"]
    assert found == [said.json()]
