"""Cases beside the texts: who sees them, what stands in the lanes, and where a decision leads back to."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.annotations.models import Anchor, Annotation, Assignment, Release
from annotator.annotations.services import reopen, submit
from annotator.codebooks.models import Code
from annotator.review.models import Case, CaseMember, Decision
from comparisons.models import Event
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
VIEWS = ["reading", "single", "grid"]


@pytest.fixture
def marked(cast: Cast, aligned: Event) -> list[Case]:
    """Ana and ben agree on one place; ana alone marked another."""
    for name in ("ana", "ben"):
        cast.tagged(name, "40,000 crowns")
    cast.tagged("ana", "fear for their boats", code="morality")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    return list(Case.objects.all())


def address(cast: Cast, view: str) -> str:
    where = reverse("review_event", args=[cast.project.slug, cast.event.pk])
    gazette = cast.articles["gazette"].pk
    return f"{where}?view={view}&base={gazette}&text={gazette}"


def lanes(page: str, article: int) -> dict[str, list[str]]:
    """The cases of the bars in each lane beside a text."""
    (beside,) = re.findall(rf'data-lanes data-article="{article}".*?(?=data-lanes|</section>|</main>|$)', page, re.S)
    found = {}
    for lane in beside.split('data-lane="')[1:]:
        name = re.search(r'title="(\w+)"', lane)
        assert name
        found[name[1]] = re.findall(r'href="#case-(\d+)" data-bar', lane)
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_each_person_has_a_lane_beside_each_text_with_a_bar_for_each_mark(
    view: str, cast: Cast, marked: list[Case], signed_in: Browser
) -> None:
    page = signed_in("reviewer").get(address(cast, view)).content.decode()
    by_code = {case.code_slug: str(case.pk) for case in marked}
    assert lanes(page, cast.articles["gazette"].pk) == {
        "ana": [by_code["economic"], by_code["morality"]],
        "ben": [by_code["economic"]],
    }
    assert all(f'id="case-{case.pk}"' in page for case in marked)
    assert "Fishers" in page


@pytest.mark.parametrize("view", VIEWS)
def test_marks_on_a_whole_article_and_on_the_event_stand_at_the_head_of_the_lanes(
    view: str, cast: Cast, aligned: Event, signed_in: Browser
) -> None:
    whole = cast.body(make.whole(cast.articles["gazette"]), kind="document")
    make.make_annotation(cast.people["ana"], whole)
    for name in ("ana", "ben"):
        make.make_annotation(cast.people[name], cast.body(kind="event", code="morality"))
        submit(assignment=cast.assignment(name))
    of_article, of_event = (Case.objects.get(kind=kind) for kind in ("document", "event"))
    page = signed_in("reviewer").get(address(cast, view)).content.decode()
    assert lanes(page, cast.articles["gazette"].pk) == {"ana": [str(of_article.pk)], "ben": []}
    above = page.split('aria-label="Marks on the event"')[1].split("data-lanes")[0]
    assert re.findall(r'href="#case-(\d+)" data-bar="\1"', above) == [str(of_event.pk)] * 2
    assert "data-from" not in above
    assert "the event as a whole" in page


def test_where_nobody_said_anything_of_the_event_it_has_no_lanes(
    cast: Cast, marked: list[Case], signed_in: Browser
) -> None:
    assert "Marks on the event" not in signed_in("reviewer").get(address(cast, "reading")).content.decode()


@pytest.mark.parametrize("view", VIEWS)
def test_only_leads_and_reviewers_see_the_lanes(view: str, cast: Cast, marked: list[Case], signed_in: Browser) -> None:
    found = {name: signed_in(name).get(address(cast, view)).status_code for name in cast.people if name != "admin"}
    assert {name for name, status in found.items() if status == 200} == {"lead", "reviewer"}
    assert set(found.values()) <= {200, 403, 404}


@pytest.mark.parametrize("view", VIEWS)
def test_the_number_of_queries_does_not_grow_with_the_marks(
    view: str, cast: Cast, marked: list[Case], signed_in: Browser, django_assert_max_num_queries: Any
) -> None:
    browser = signed_in("reviewer")
    with django_assert_max_num_queries(32) as few:
        browser.get(address(cast, view))
    reopen(assignment=cast.assignment("ben"))
    for quote in ("Friday", "The county votes", "harbour master", "no money left"):
        cast.tagged("ben", quote)
    submit(assignment=cast.assignment("ben"))
    with django_assert_max_num_queries(32) as many:
        assert browser.get(address(cast, view)).status_code == 200
    assert len(many) == len(few)


@pytest.mark.parametrize("view", VIEWS)
def test_a_decision_leads_back_to_the_same_view(view: str, cast: Cast, marked: list[Case], signed_in: Browser) -> None:
    browser = signed_in("reviewer")
    page = browser.get(address(cast, view)).content.decode()
    case = marked[0]
    action = re.search(rf'action="([^"]*/cases/{case.pk}/decide/[^"]*)"', page)
    assert action
    sent = {"choice": "neither", "version": case.version}
    answer = browser.post(action[1].replace("&amp;", "&"), sent)
    gazette = cast.articles["gazette"].pk
    where = reverse("review_event", args=[cast.project.slug, cast.event.pk])
    assert answer.headers["Location"] == f"{where}?view={view}&base={gazette}&text={gazette}#case-{case.pk}"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Decided (1)" in page
    assert page.index("Decided (1)") < page.index(f'id="case-{case.pk}"')


def test_without_a_view_the_list_is_as_it_was(cast: Cast, marked: list[Case], signed_in: Browser) -> None:
    page = signed_in("reviewer").get(reverse("review_event", args=[cast.project.slug, cast.event.pk])).content.decode()
    assert "data-lanes" not in page
    assert 'href="?view=reading' in page
    odd = address(cast, "upside-down")
    assert "data-lanes" not in signed_in("reviewer").get(odd).content.decode()


def test_a_case_whose_text_is_not_shown_leads_to_it(cast: Cast, marked: list[Case], signed_in: Browser) -> None:
    where = reverse("review_event", args=[cast.project.slug, cast.event.pk])
    page = signed_in("reviewer").get(f"{where}?view=single&text={cast.articles['radio'].pk}").content.decode()
    case = marked[0]
    assert f'href="?view=single&amp;text={cast.articles["gazette"].pk}#case-{case.pk}" data-act="t"' in page


def many(cast: Cast, number: int) -> None:
    """So many marks of ana, each a case of its own, handed in."""
    place = cast.place("gazette", "Fishers")
    revision = cast.articles["gazette"].current
    code = Code.objects.get(version__codebook__project=cast.project, slug="economic")
    fields = {"project": cast.project, "event": cast.event, "code": code, "kind": "span"}
    rows = Annotation.objects.bulk_create(
        Annotation(annotator=cast.people["ana"], created_digest="", **fields) for _ in range(number)
    )
    Anchor.objects.bulk_create(
        Anchor(annotation=row, position=0, revision=revision, start=n // 10, end=n // 10 + 1, quote=place["quote"])
        for n, row in enumerate(rows)
    )
    cases = Case.objects.bulk_create(
        Case(
            project=cast.project, event=cast.event, kind="span", code_slug="economic", key=f"{n:064}", disagreement=1,
            revision=revision,
        )
        for n in range(number)
    )  # fmt: skip
    CaseMember.objects.bulk_create(
        CaseMember(case=case, annotation=row, version=1) for case, row in zip(cases, rows, strict=True)
    )
    Assignment.objects.filter(event=cast.event, annotator=cast.people["ana"]).update(state="submitted")


@pytest.mark.parametrize("view", ["list", *VIEWS])
def test_thousands_of_cases_come_in_pages(
    view: str, cast: Cast, aligned: Event, signed_in: Browser, django_assert_max_num_queries: Any
) -> None:
    many(cast, 1_120)
    browser, where = signed_in("reviewer"), address(cast, view)
    with django_assert_max_num_queries(40):
        page = browser.get(where).content.decode()
    assert "1120 to decide of 1120" in page
    assert page.count("data-case ") == 20
    assert "1 to 20 of 1120" in page
    last = Case.objects.order_by("pk").last()
    assert last
    # The page that a case stands on is named by the case.
    found = browser.get(f"{where}&case={last.pk}").content.decode()
    assert f'id="case-{last.pk}"' in found
    assert "1101 to 1120 of 1120" in found
    assert 'data-cases="-1"' in found
    assert 'data-cases="1"' not in found
    for odd in ("0", "-1", "23", "99999999999999999999", "x", "١"):
        assert browser.get(f"{where}&cases={odd}&case={odd}").status_code == 200
    # After a decision the same page of the cases comes back.
    third = browser.get(f"{where}&cases=3").content.decode()
    action = re.search(r'action="([^"]*/cases/(\d+)/decide/[^"]*)"', third)
    assert action
    back = browser.post(action[1].replace("&amp;", "&"), {"choice": "neither", "version": 1}).headers["Location"]
    assert "cases=3" in back
    assert back.endswith(f"#case-{action[2]}")
    assert "41 to 60 of 1120" in browser.get(back).content.decode()


def test_thousands_of_decisions_are_told_to_leads_and_annotators(cast: Cast, signed_in: Browser) -> None:
    many(cast, 1_120)
    Case.objects.update(state=Case.State.DECIDED)
    Decision.objects.bulk_create(
        Decision(case=case, reviewer=cast.people["reviewer"], outcome="neither") for case in Case.objects.all()
    )
    Release.objects.create(project=cast.project, event=cast.event, released_by=cast.people["lead"])
    page = signed_in("lead").get(reverse("review", args=[cast.project.slug])).content.decode()
    assert "1120" in page
    where = reverse("returned", args=[cast.project.slug, cast.event.pk])
    assert signed_in("ana").get(where).content.decode().count('<article class="case"') == 1_120
