"""A project's events: who works on what, as far as each may know."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.annotations.models import Assignment
from annotator.annotations.services import release, submit
from annotator.teams.models import Membership, Project
from comparisons.models import Collection
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]


def _page(browser: Client, cast: Cast) -> str:
    return browser.get(reverse("project", args=[cast.project.slug])).content.decode()


@pytest.mark.parametrize(("who", "sees"), [("lead", True), ("reviewer", True), ("ana", False), ("reader", False)])
def test_states_of_others_are_for_those_who_see_all_work(cast: Cast, signed_in: Browser, who: str, sees: bool) -> None:
    submit(assignment=cast.assignment("ben"))
    page = _page(signed_in(who), cast)
    assert ("ben: submitted" in page) is sees
    assert ("submitted" in page) is sees


@pytest.mark.parametrize(("who", "names"), [("reviewer", {"ana", "ben"}), ("ana", {"ana"}), ("reader", set())])
def test_what_is_not_yours_to_know_does_not_even_reach_the_template(
    cast: Cast, signed_in: Browser, who: str, names: set[str]
) -> None:
    lines = signed_in(who).get(reverse("project", args=[cast.project.slug])).context["lines"]
    assert {str(one.annotator) for line in lines for one in line.assignments} == names


def test_an_annotator_goes_on_where_their_own_work_waits(cast: Cast, signed_in: Browser) -> None:
    page = _page(signed_in("ana"), cast)
    assert page.count('<span class="tag">open</span>') == 1
    assert "Start<" in page
    submit(assignment=cast.assignment("ana"))
    page = _page(signed_in("ana"), cast)
    assert "submitted</span>" in page
    assert "Start<" not in page


def test_a_lead_gives_ticked_events_to_an_annotator(cast: Cast, signed_in: Browser) -> None:
    sent = {"annotator": "ana", "events": [cast.event.pk, cast.second.pk]}
    page = signed_in("lead").post(reverse("assign", args=[cast.project.slug]), sent, follow=True).content.decode()
    assert "ana has 2 events to annotate" in page
    assert set(cast.people["ana"].assignments.values_list("event", flat=True)) == {cast.event.pk, cast.second.pk}


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"annotator": "ana"}, "Tick the events first"),
        ({"annotator": "reader", "events": "second"}, "no annotator of this project"),
        ({"annotator": "nobody", "events": "second"}, "no annotator of this project"),
        ({"annotator": "ana", "events": "far"}, "not in this project"),
    ],
)
def test_an_assignment_that_cannot_be_says_why(
    cast: Cast, signed_in: Browser, sent: dict[str, object], message: str
) -> None:
    before = Assignment.objects.count()
    known = {"second": cast.second.pk, "far": cast.far_event.pk}
    filled = {name: known.get(str(value), value) for name, value in sent.items()}
    answer = signed_in("lead").post(reverse("assign", args=[cast.project.slug]), filled, follow=True)
    assert message in answer.content.decode()
    assert Assignment.objects.count() == before


def test_submitted_work_can_be_handed_back_until_it_is_released(cast: Cast, signed_in: Browser) -> None:
    lead = signed_in("lead")
    submit(assignment=cast.assignment("ana"))
    lead.post(reverse("reopen", args=[cast.project.slug, cast.assignment("ana").pk]))
    assert cast.assignment("ana").state == "reopened"
    submit(assignment=cast.assignment("ana"))
    release(project=cast.project, event=cast.event, released_by=cast.people["lead"])
    answer = lead.post(reverse("reopen", args=[cast.project.slug, cast.assignment("ana").pk]), follow=True)
    assert cast.assignment("ana").state == "submitted"
    assert "no longer work blind" in answer.content.decode()


def test_annotators_are_led_to_what_was_decided_once_it_is_released(cast: Cast, signed_in: Browser) -> None:
    link = reverse("returned", args=[cast.project.slug, cast.event.pk])
    submit(assignment=cast.assignment("ana"))
    assert link not in _page(signed_in("ana"), cast)
    release(project=cast.project, event=cast.event, released_by=cast.people["lead"])
    assert link in _page(signed_in("ana"), cast)
    assert link not in _page(signed_in("reader"), cast)


def test_releasing_tells_that_hidden_outlets_are_shown(cast: Cast, signed_in: Browser) -> None:
    words = "what reviewers have decided, and who wrote what"
    assert words not in _page(signed_in("lead"), cast)
    Project.objects.filter(pk=cast.project.pk).update(masks_outlets=True)
    assert words in _page(signed_in("lead"), cast)
    bench = signed_in("lead").get(reverse("workbench", args=[cast.project.slug, cast.event.pk])).content.decode()
    assert words in bench, "and where the texts are read"


def test_an_assignment_of_another_project_is_not_there(cast: Cast, signed_in: Browser) -> None:
    address = reverse("reopen", args=[cast.elsewhere.slug, cast.assignment("ana").pk])
    assert signed_in("outsider").post(address).status_code == 404


def test_releasing_names_who_is_not_ready_and_what_cannot_be_undone(cast: Cast, signed_in: Browser) -> None:
    submit(assignment=cast.assignment("ana"))
    page = _page(signed_in("lead"), cast)
    assert "ben has not submitted yet, and stays blind until then." in page
    release(project=cast.project, event=cast.event, released_by=cast.people["lead"])
    page = _page(signed_in("lead"), cast)
    assert "released to the team" in page
    assert reverse("release", args=[cast.project.slug, cast.event.pk]) not in page


def test_a_project_whose_collection_is_empty_says_what_to_do(cast: Cast, signed_in: Browser) -> None:
    bare = make.make_project("bare", make.make_collection("bare", cast.people["lead"]), cast.people["lead"])
    page = signed_in("lead").get(reverse("project", args=[bare.slug])).content.decode()
    assert "no events yet" in page
    assert reverse("import_new", args=["bare"]) in page


def test_who_founds_a_project_leads_it(cast: Cast, signed_in: Browser) -> None:
    sent = {"name": "New", "slug": "new", "collection": cast.collection.pk, "preset": "policy-frames"}
    answer = signed_in("lead").post(reverse("project_new"), sent)
    made = Project.objects.get(slug="new")
    assert answer.headers["Location"] == reverse("project", args=["new"])
    assert Membership.objects.get(project=made, user=cast.people["lead"]).role == "lead"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"slug": "merrow-study"}, "slug"),
        ({"slug": "a b"}, "slug"),
        ({"name": ""}, "name"),
        ({"preset": "x"}, "preset"),
    ],
)
def test_what_is_wrong_with_a_project_stands_beside_the_field(
    cast: Cast, signed_in: Browser, changed: dict[str, str], field: str
) -> None:
    sent = {"name": "New", "slug": "new", "collection": cast.collection.pk, "preset": "policy-frames", **changed}
    answer = signed_in("lead").post(reverse("project_new"), sent)
    assert (answer.status_code, f'id="id_{field}_error"' in answer.content.decode()) == (422, True)


def test_a_collection_that_is_not_yours_to_change_cannot_be_studied(cast: Cast, signed_in: Browser) -> None:
    far: Collection = cast.far_event.collection
    sent = {"name": "New", "slug": "new", "collection": far.pk, "preset": "policy-frames"}
    answer = signed_in("lead").post(reverse("project_new"), sent)
    assert answer.status_code == 422
    assert str(far) not in answer.content.decode()


def test_the_rail_shows_each_role_its_places(cast: Cast, signed_in: Browser) -> None:
    places = {name: reverse(name, args=[cast.project.slug]) for name in ("codebook", "team", "review", "results")}
    for who, review in (("lead", True), ("reviewer", True), ("ana", False), ("reader", False)):
        page = _page(signed_in(who), cast)
        assert (f'href="{places["review"]}"' in page) is review
        assert f'href="{places["results"]}"' in page


def test_the_codebook_defines_every_code(cast: Cast, signed_in: Browser) -> None:
    page = signed_in("reader").get(reverse("codebook", args=[cast.project.slug])).content.decode()
    assert page.count('<li class="code"') == 15
    assert "Policy frames" in page
