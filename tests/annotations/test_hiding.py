"""Who is not to know who wrote what, when that may be said, and who knows it all the same."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.annotations.models import Assignment
from annotator.annotations.queries import own_order
from annotator.annotations.services import mark_read, prepare_study, release
from annotator.annotations.veil import Veils
from annotator.annotations.veil.one import letters
from annotator.teams.access import collections_for, seeing_anyway
from annotator.teams.models import Membership
from comparisons.intake.article import Refused
from tests import factories as make
from tests.cast import Cast


def hide(cast: Cast, hidden: bool = True) -> None:
    prepare_study(project=cast.project, read_first=False, counterbalanced=False, masks_outlets=hidden)


def reads(cast: Cast, who: str) -> bool:
    return collections_for(cast.fresh(who), "read").filter(pk=cast.collection.pk).exists()


def test_annotators_of_a_project_that_hides_do_not_read_its_collection_and_all_others_do(cast: Cast) -> None:
    everyone = ("lead", "reviewer", "ana", "ben", "reader", "admin")
    assert [who for who in everyone if reads(cast, who)] == [*everyone]
    hide(cast)
    assert [who for who in everyone if reads(cast, who)] == ["lead", "reviewer", "reader", "admin"]
    assert not reads(cast, "outsider")
    for event in (cast.event, cast.second):
        assert not reads(cast, "ana")
        release(project=cast.project, event=event, released_by=cast.lead)
    assert reads(cast, "ana")


def test_who_reads_the_texts_through_something_else_reads_them_and_the_lead_is_told(cast: Cast) -> None:
    hide(cast)
    assert list(seeing_anyway(cast.project)) == []
    other = make.make_project("other-study", cast.collection, cast.lead, {"annotator": [cast.ana]})
    assert reads(cast, "ana")
    assert [person.username for person in seeing_anyway(cast.project)] == ["ana"]
    other.masks_outlets = True
    other.save()
    assert not reads(cast, "ana")
    Membership.objects.create(project=other, user=cast.ben, role="reader")
    assert [person.username for person in seeing_anyway(cast.project)] == ["ben"]
    browser = make.client_by_session(cast.lead)
    for page in ("team", "setup"):
        assert "in vain from ben:" in browser.get(reverse(page, args=[cast.project.slug])).content.decode()
    assert (
        "in vain" not in make.client_by_session(cast.ben).get(reverse("team", args=["merrow-study"])).content.decode()
    )


@pytest.mark.parametrize("begun", ["marked", "opened", "read", "released", "reported"])
def test_it_stays_as_it_is_once_somebody_has_begun(cast: Cast, begun: str) -> None:
    hide(cast)
    hide(cast, False)
    own = cast.assignment("ana")
    if begun == "marked":
        cast.tagged("ana")
    elif begun == "opened":
        Assignment.objects.filter(pk=own.pk).update(state="submitted")
    elif begun == "read":
        mark_read(assignment=own, article=cast.articles["gazette"].pk)
    elif begun == "released":
        release(project=cast.project, event=cast.second, released_by=cast.lead)
    else:
        times = [{"article": cast.articles["gazette"].pk, "seconds": 3}]
        sent = {"visit": "00000000-0000-0000-0000-000000000001", "times": times}
        assert cast.api("ana").put(f"/api/v1/assignments/{own.pk}/reading/", sent).status_code == 204
    with pytest.raises(Refused, match="Somebody has begun"):
        hide(cast)
    # The rest can still be set.
    hide(cast, False)


def test_a_lead_says_so_on_the_page_and_through_the_api_and_is_told_why_not(cast: Cast) -> None:
    browser, address = make.client_by_session(cast.lead), reverse("setup", args=[cast.project.slug])
    assert browser.post(address, {"masks_outlets": "on"}, format="multipart").status_code == 302
    at = "/api/v1/projects/merrow-study/setup/"
    said: dict[str, Any] = {"read_first": False, "counterbalanced": False, "masks_outlets": True}
    assert cast.api("ana").get(at).json() == said
    changed = cast.api("lead").patch(at, {"read_first": True})
    assert changed.json() == {**said, "read_first": True}
    mark_read(assignment=cast.assignment("ben"), article=cast.articles["gazette"].pk)
    refused = cast.api("lead").patch(at, {"masks_outlets": False})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "#/masks_outlets")
    page = browser.post(address, {}, format="multipart")
    assert (page.status_code, "Somebody has begun" in page.content.decode()) == (422, True)
    cast.project.refresh_from_db()
    assert cast.project.masks_outlets


def test_a_project_may_hide_from_its_founding_on(cast: Cast) -> None:
    sent = {"slug": "blind", "name": "Blind", "collection": "merrow", "masks_outlets": True}
    assert cast.api("lead").post("/api/v1/projects/", sent).json()["masks_outlets"] is True
    browser = make.client_by_session(cast.lead)
    form = {
        **sent,
        "slug": "blinder",
        "collection": cast.collection.pk,
        "preset": "policy-frames",
        "masks_outlets": "on",
    }
    assert browser.post(reverse("project_new"), form, format="multipart").status_code == 302
    assert cast.api("lead").get("/api/v1/projects/blinder/").json()["masks_outlets"] is True


def test_an_article_under_its_letter_holds_nothing_of_who_wrote_it(cast: Cast) -> None:
    hide(cast)
    article = make.make_article(
        cast.event,
        "Quibblewick Post",
        "A Quibblewick Post exclusive",
        "The Quibblewick Post saw it.",
        url="https://quibblewick.example/1",
        byline="By Zebulon Quarkson of the Quibblewick Post",
        dateline="TARN (Quibblewick)",
        external_id="quibblewick-1",
    )
    article.reuse = {"filed_by": "Quibblewick"}
    veil = Veils(cast.fresh("ana")).over(cast.project, cast.event.pk)
    assert veil is not None
    seen = veil.article(article)
    assert seen.current is not None
    held = {**vars(seen), **vars(seen.current), **vars(seen.outlet)}
    assert [name for name, value in held.items() if "quibblewick" in str(value).casefold()] == []
    with pytest.raises(ValueError, match="unsaved related object"):
        seen.save()


def test_letters_follow_the_columns_that_go_round(cast: Cast) -> None:
    cast.project.counterbalanced = cast.project.masks_outlets = True
    cast.project.save()
    for who in ("ana", "ben"):
        own = Assignment.objects.select_related("project").get(pk=cast.assignment(who).pk)
        veil = Veils(cast.fresh(who)).over(cast.project, cast.event.pk)
        assert veil is not None
        assert [veil.label(article) for article in own_order(own)] == [f"Outlet {sign}" for sign in "ABCDE"]
    assert [letters(number) for number in (0, 25, 26, 27, 52, 701, 702)] == ["A", "Z", "AA", "AB", "BA", "ZZ", "AAA"]


def test_what_is_hidden_costs_a_project_that_hides_nothing_no_query(cast: Cast) -> None:
    annotation = cast.tagged("ana")
    veils = Veils(cast.fresh("ana"))
    with CaptureQueriesContext(connection) as asked:
        assert veils.over(cast.project, cast.event.pk) is None
        assert veils.article_in(cast.project, cast.articles["radio"]).outlet.name == "Coast Radio"
        veils.rows([annotation], [{"anchors": []}])
    assert len(asked) == 0


def test_a_search_costs_as_many_queries_for_many_events_as_for_few(cast: Cast) -> None:
    hide(cast)
    browser = make.client_by_session(cast.ana)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse("search", args=["merrow-study"]), {"q": "county"}).status_code == 200
        return len(asked)

    queries()
    few = queries()
    for number in range(4):
        event = make.make_event(cast.collection, f"Event {number}")
        make.make_article(event, f"Post {number}", "A storm", "The county waits for the storm.")
    assert queries() == few


def test_a_page_of_annotations_costs_as_many_queries_for_many_texts_as_for_few(cast: Cast) -> None:
    hide(cast)
    api = cast.api("ana")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert api.get("/api/v1/annotations/?page_size=100").status_code == 200
        return len(asked)

    cast.tagged("ana")
    queries()
    few = queries()
    for number in range(4):
        event = make.make_event(cast.collection, f"Event {number}")
        article = make.make_article(event, f"Post {number}", "A storm", "The county waits for the storm.")
        Assignment.objects.create(project=cast.project, event=event, annotator=cast.ana)
        make.make_annotation(cast.fresh("ana"), make.body(cast.project, event, make.place(article, "storm")))
    assert queries() == few


def test_where_nothing_is_hidden_no_client_says_that_it_was(cast: Cast) -> None:
    sent = cast.span(provenance={"masked": True})
    made = cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", sent)
    assert (made.status_code, made.json()["provenance"]) == (201, {})
