"""assignments/, submit, reopen, and a project's release."""

import pytest

from annotator.annotations.models import Assignment, Release
from annotator.teams.models import Membership
from annotator.teams.services import set_member
from tests import factories as make
from tests.cast import Cast

ASSIGNMENTS = "/api/v1/assignments/"


def assign(cast: Cast, name: str = "lead", **fields: object):
    sent = {"project": "merrow-study", "event": cast.second.pk, "annotator": "ana", **fields}
    return cast.api(name).post(ASSIGNMENTS, sent)


def act(cast: Cast, name: str, what: str, whose: str = "ana"):
    return cast.api(name).post(f"{ASSIGNMENTS}{cast.assignment(whose).pk}/{what}/")


def release(cast: Cast, name: str = "lead", event: object = None):
    return cast.api(name).post("/api/v1/projects/merrow-study/release/", {"event": event or cast.event.pk})


def test_a_lead_assigns_an_event_to_an_annotator(cast: Cast) -> None:
    answer = assign(cast)
    assert answer.status_code == 201
    made = answer.json()
    assert made.pop("created_at").endswith("Z")
    assert made == {
        "id": Assignment.objects.get(event=cast.second).pk,
        "project": "merrow-study",
        "event": cast.second.pk,
        "annotator": "ana",
        "state": "open",
        "submitted_at": None,
    }


def test_assigning_twice_leaves_the_assignment_as_it_is(cast: Cast) -> None:
    first = assign(cast).json()
    again = assign(cast)
    assert (again.status_code, again.json()) == (200, first)


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"annotator": "reader"}, "#/annotator"),
        ({"annotator": "lead"}, "#/annotator"),
        ({"annotator": "outsider"}, "#/annotator"),
        ({"annotator": "nobody"}, "#/annotator"),
        ({"annotator": ""}, "#/annotator"),
        ({"event": 2_000_000_000}, "#/event"),
        ({"event": "the vote"}, "#/event"),
        ({"project": "sandle-study"}, "#/project"),
        ({"project": "nowhere"}, "#/project"),
        ({"project": None}, "#/project"),
    ],
)
def test_what_cannot_be_assigned_is_refused_with_a_pointer(cast: Cast, fields: dict[str, object], pointer: str) -> None:
    answer = assign(cast, **fields)
    assert answer.status_code == 400
    assert [entry["pointer"] for entry in answer.json()["errors"]] == [pointer]


def test_an_event_of_another_project_is_refused_like_one_that_is_not_there(cast: Cast) -> None:
    far, nowhere = assign(cast, event=cast.far_event.pk), assign(cast, event=2_000_000_000)
    assert (far.status_code, far.content) == (nowhere.status_code, nowhere.content) == (400, nowhere.content)


def test_only_leads_assign_and_hand_back(cast: Cast) -> None:
    act(cast, "ana", "submit")
    for name in ("reviewer", "ana", "ben", "reader"):
        assert assign(cast, name).status_code == 403, name
    assert assign(cast, "outsider").status_code == 400
    for name, status in (("reviewer", 403), ("ana", 403), ("ben", 404), ("reader", 404), ("outsider", 404)):
        assert act(cast, name, "reopen").status_code == status, name


def test_submitting_says_when_and_twice_is_as_good_as_once(cast: Cast) -> None:
    first, again = act(cast, "ana", "submit"), act(cast, "ana", "submit")
    assert (first.status_code, first.json()["state"]) == (200, "submitted")
    assert first.json()["submitted_at"]
    assert again.json() == first.json()


def test_nobody_submits_for_somebody_else(cast: Cast) -> None:
    for name, status in (("lead", 403), ("reviewer", 403), ("admin", 403), ("ben", 404), ("outsider", 404)):
        assert act(cast, name, "submit").status_code == status, name
    assert cast.assignment("ana").state == "open"


def test_who_is_no_annotator_any_more_submits_nothing(cast: Cast) -> None:
    Membership.objects.filter(user=cast.ana).update(role="reader")
    assert act(cast, "ana", "submit").status_code == 403


def test_what_is_handed_back_can_be_worked_on_until_it_is_submitted_again(cast: Cast) -> None:
    act(cast, "ana", "submit")
    answer = act(cast, "lead", "reopen")
    assert (answer.status_code, answer.json()["state"]) == (200, "reopened")
    cast.tagged("ana")
    assert cast.assignment("ana").state == "reopened"
    assert act(cast, "ana", "submit").json()["state"] == "submitted"


def test_what_is_not_submitted_is_not_handed_back(cast: Cast) -> None:
    assert act(cast, "lead", "reopen").status_code == 409


def test_after_the_release_nothing_is_handed_back_since_nobody_is_blind_any_more(cast: Cast) -> None:
    act(cast, "ana", "submit")
    release(cast)
    assert act(cast, "lead", "reopen").status_code == 409
    assert cast.assignment("ana").state == "submitted"


def test_releasing_twice_is_as_good_as_once(cast: Cast) -> None:
    first, again = release(cast), release(cast)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert first.json()["event"] == cast.event.pk
    assert Release.objects.get().released_by == cast.lead


def test_only_leads_release_and_only_events_of_their_collection(cast: Cast) -> None:
    for name, status in (("reviewer", 403), ("ana", 403), ("reader", 403), ("outsider", 404)):
        assert release(cast, name).status_code == status, name
    far, nowhere = release(cast, event=cast.far_event.pk), release(cast, event=2_000_000_000)
    assert (far.status_code, far.content) == (400, nowhere.content)
    assert Release.objects.count() == 0


def test_annotators_see_their_own_assignments_and_reviewers_all(cast: Cast) -> None:
    def seen(name: str, query: str = "") -> list[tuple[str, int]]:
        rows = cast.api(name).get(f"{ASSIGNMENTS}{query}").json()["results"]
        return sorted((row["annotator"], row["event"]) for row in rows)

    assign(cast)
    both = [("ana", cast.event.pk), ("ana", cast.second.pk)]
    assert seen("ana") == both
    assert seen("reviewer") == seen("lead") == seen("admin") == [*both, ("ben", cast.event.pk)]
    assert seen("reader") == seen("outsider") == []
    assert seen("lead", f"?event={cast.second.pk}") == [("ana", cast.second.pk)]
    assert seen("lead", "?project=merrow-study&state=open") == seen("lead")
    assert seen("admin", "?project=sandle-study") == []


def test_a_filter_tells_nothing_of_events_elsewhere(cast: Cast) -> None:
    far, nowhere = (cast.api("ana").get(f"{ASSIGNMENTS}?event={event}") for event in (cast.far_event.pk, 2_000_000_000))
    assert (far.status_code, far.content) == (nowhere.status_code, nowhere.content) == (200, nowhere.content)


def test_who_was_an_annotator_when_asked_about_may_be_another_now(cast: Cast) -> None:
    ana = cast.fresh("ana")
    assert assign(cast).status_code == 201
    set_member(project=cast.project, user=ana, role="reader")
    make.make_event(cast.collection, "A third")
    answer = assign(cast, event=cast.collection.events.get(title="A third").pk)
    assert answer.status_code == 400
