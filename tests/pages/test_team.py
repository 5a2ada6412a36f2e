"""Who is in a project, and in which role."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.teams.models import Membership
from annotator.teams.permissions import ROLES, Role
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]


def _role(cast: Cast, name: str) -> str | None:
    member = Membership.objects.filter(project=cast.project, user__username=name).first()
    return member.role if member else None


def _add(browser: Client, cast: Cast, **sent: str) -> object:
    return browser.post(reverse("member_add", args=[cast.project.slug]), sent, follow=True)


def test_a_lead_adds_somebody_by_name(cast: Cast, signed_in: Browser) -> None:
    page = _add(signed_in("lead"), cast, username="outsider", role="reviewer").content.decode()
    assert _role(cast, "outsider") == "reviewer"
    assert "outsider is reviewer now" in page


def test_a_member_gets_another_role(cast: Cast, signed_in: Browser) -> None:
    _add(signed_in("lead"), cast, username="reader", role="annotator")
    assert _role(cast, "reader") == "annotator"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"username": "nobody", "role": "reader"}, "username"),
        ({"username": "", "role": "reader"}, "username"),
        ({"username": "outsider", "role": "king"}, "role"),
    ],
)
def test_a_person_or_role_that_is_not_known_is_said_beside_the_field(
    cast: Cast, signed_in: Browser, sent: dict[str, str], field: str
) -> None:
    answer = _add(signed_in("lead"), cast, **sent)
    assert (answer.status_code, f'id="id_{field}_error"' in answer.content.decode()) == (422, True)
    assert _role(cast, "outsider") is None


def test_somebody_who_may_no_longer_sign_in_is_not_added(cast: Cast, signed_in: Browser) -> None:
    make.make_person("gone", is_active=False)
    assert _add(signed_in("lead"), cast, username="gone", role="reader").status_code == 422


def test_a_project_keeps_a_lead(cast: Cast, signed_in: Browser) -> None:
    lead = Membership.objects.get(project=cast.project, user=cast.people["lead"])
    for page in (
        _add(signed_in("lead"), cast, username="lead", role="reader"),
        signed_in("lead").post(reverse("member_remove", args=[cast.project.slug, lead.pk]), follow=True),
    ):
        assert "A project needs a lead" in page.content.decode()
    assert _role(cast, "lead") == "lead"


def test_who_is_removed_can_no_longer_look(cast: Cast, signed_in: Browser) -> None:
    reader = Membership.objects.get(project=cast.project, user=cast.people["reader"])
    signed_in("lead").post(reverse("member_remove", args=[cast.project.slug, reader.pk]))
    assert signed_in("reader").get(reverse("project", args=[cast.project.slug])).status_code == 404


def test_a_member_of_another_project_is_not_there(cast: Cast, signed_in: Browser) -> None:
    far = Membership.objects.get(project=cast.elsewhere)
    address = reverse("member_remove", args=[cast.project.slug, far.pk])
    assert signed_in("lead").post(address).status_code == 404
    assert Membership.objects.filter(pk=far.pk).exists()


def test_the_rights_that_are_shown_are_those_of_the_table(cast: Cast, signed_in: Browser) -> None:
    page = signed_in("reader").get(reverse("team", args=[cast.project.slug])).content.decode()
    rows = page.partition('class="table rights"')[2].partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")
    shown = [re.findall(r">(yes|no)<", row) for row in rows if row]
    assert shown == [["yes" if role in allowed else "no" for role in Role] for allowed in ROLES.values()]


def test_only_leads_see_the_forms(cast: Cast, signed_in: Browser) -> None:
    address = reverse("member_add", args=[cast.project.slug])
    for who, sees in (("lead", True), ("reviewer", False), ("ana", False), ("reader", False)):
        page = signed_in(who).get(reverse("team", args=[cast.project.slug])).content.decode()
        assert (address in page) is sees
