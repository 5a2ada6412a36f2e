"""projects/{slug}/members/: who is in a project, and that it always has a lead."""

from functools import partial
from typing import Any

import pytest

from annotator.teams.models import Membership, User
from annotator.teams.services import remove_member, set_member
from comparisons.intake.article import Refused
from tests import factories as make
from tests.cast import Cast
from tests.racing import at_once

MEMBERS = "/api/v1/projects/merrow-study/members/"


def add(cast: Cast, who: str = "lead", **sent: Any):
    return cast.api(who).post(MEMBERS, sent)


def test_a_member_is_added_then_given_another_role(cast: Cast) -> None:
    added = add(cast, username="outsider", role="reader")
    assert (added.status_code, added.json()) == (201, {"username": "outsider", "role": "reader"})
    changed = add(cast, username="outsider", role="annotator")
    assert (changed.status_code, changed.json()["role"]) == (200, "annotator")
    assert cast.api("outsider").get("/api/v1/projects/merrow-study/").status_code == 200


def test_every_member_sees_who_is_in_the_project(cast: Cast) -> None:
    wanted = {"lead": "lead", "reviewer": "reviewer", "ana": "annotator", "ben": "annotator", "reader": "reader"}
    for name in (*wanted, "admin"):
        rows = cast.api(name).get(MEMBERS).json()["results"]
        assert {row["username"]: row["role"] for row in rows} == wanted, name
    assert cast.api("outsider").get(MEMBERS).status_code == 404


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"username": "nobody", "role": "reader"}, "#/username"),
        ({"username": "", "role": "reader"}, "#/username"),
        ({"role": "reader"}, "#/username"),
        ({"username": "ben", "role": "owner"}, "#/role"),
        ({"username": "ben"}, "#/role"),
        ({"username": "lead", "role": "reader"}, "#/role"),
    ],
)
def test_what_makes_no_member_is_refused_with_a_pointer(cast: Cast, sent: dict[str, str], pointer: str) -> None:
    answer = add(cast, **sent)
    assert (answer.status_code, [entry["pointer"] for entry in answer.json()["errors"]]) == (400, [pointer])


def test_who_cannot_sign_in_any_more_is_nobody(cast: Cast) -> None:
    User.objects.filter(username="ben").update(is_active=False)
    assert add(cast, username="ben", role="reader").status_code == 400


def test_only_leads_change_members(cast: Cast) -> None:
    for name, status in (("reviewer", 403), ("ana", 403), ("reader", 403), ("outsider", 404)):
        assert add(cast, name, username=name, role="lead").status_code == status, name
    assert Membership.objects.filter(project=cast.project, role="lead").get().user == cast.lead


def test_the_last_lead_stays_until_there_is_another(cast: Cast) -> None:
    for act in (partial(set_member, role="reader"), remove_member):
        with pytest.raises(Refused):
            act(project=cast.project, user=cast.lead)
    set_member(project=cast.project, user=cast.reviewer, role="lead")
    remove_member(project=cast.project, user=cast.lead)
    assert cast.api("lead").get(MEMBERS).status_code == 404


def test_what_a_former_member_has_made_stays(cast: Cast) -> None:
    tagged = cast.tagged("ana")
    remove_member(project=cast.project, user=cast.ana)
    assert cast.api("ana").get("/api/v1/annotations/").json()["results"] == []
    assert cast.api("lead").get(f"/api/v1/annotations/{tagged.pk}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_step_down_at_once_leave_one(cast: Cast) -> None:
    for _ in range(4):
        for name in ("lead", "reviewer"):
            Membership.objects.filter(user=cast.people[name], project=cast.project).update(role="lead")
        clients = {name: make.client_by_token(cast.people[name]) for name in ("lead", "reviewer")}
        answers = at_once(
            *(partial(client.post, MEMBERS, {"username": name, "role": "reader"}) for name, client in clients.items())
        )
        assert sorted(answer.status_code for answer in answers) == [200, 400]
        assert Membership.objects.filter(project=cast.project, role="lead").count() == 1
