"""Who may do what: every address and method there is, for everybody, against one reviewed table.

`permissions.txt` has a line for each route and method that somebody may use; in it stands the status that each role is
answered, 401 where a page asks to sign in. A route without a line fails here; a method without one must be refused.
"""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from rest_framework.test import APIClient

from annotator.teams.models import Membership
from tests import factories as make
from tests.api.routes import Route, routes
from tests.api.world import World, build_world, sent
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("permissions.txt")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# "token" is a lead's token that may only read; "gone" a lead who may not sign in any more.
ROLES = ("anonymous", "outsider", "reader", "ana", "ben", "reviewer", "lead", "admin", "token", "gone")
ROUTES = {route.name: route for route in routes()}


def read_table() -> dict[tuple[str, str], dict[str, int]]:
    """The expected status by (route, method) and role; "." stands for what the role before it gets."""
    table: dict[tuple[str, str], dict[str, int]] = {}
    for line in TABLE.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, method, *statuses = line.split()
        assert len(statuses) == len(ROLES), line
        assert (name, method) not in table, line
        table[name, method] = {}
        before = 0
        for role, status in zip(ROLES, statuses, strict=True):
            before = before if status == "." else int(status)
            table[name, method][role] = before
    return table


EXPECTED = read_table()


@pytest.fixture(scope="module")
def world(shared_cast: Cast) -> World:
    gone = make.make_person("gone")
    Membership.objects.create(project=shared_cast.project, user=gone, role="lead")
    shared_cast.people["gone"] = gone
    built = build_world(shared_cast)
    CLIENTS.clear()
    for role in ROLES:
        CLIENTS[role] = {True: api_client(shared_cast, role), False: page_client(shared_cast, role)}
    gone.is_active = False
    gone.save()
    return built


CLIENTS: dict[str, dict[bool, Any]] = {}


def api_client(cast: Cast, role: str) -> APIClient:
    if role == "anonymous":
        return APIClient()
    if role == "token":
        return make.client_by_token(cast.lead, scope="read")
    return make.client_by_token(cast.people[role])


def page_client(cast: Cast, role: str) -> Client:
    if role == "anonymous":
        return Client()
    return make.client_by_session(cast.people["lead" if role == "token" else role])


def ask(world: World, role: str, route: Route, method: str, ids: dict[str, Any]) -> int:
    """The status that a role is answered, and nothing of what the request did."""
    client, data = CLIENTS[role][route.is_api], dict(sent(world, route.name, method))
    client.raise_request_exception = False
    options: dict[str, Any] = {}
    if method in ("PATCH", "DELETE") and route.is_api:
        options["headers"] = {"If-Match": '"1"'}
    if not route.is_api or route.name == "api-import-list":
        options["format"] = "multipart"
    path, cookies = route.path(ids), client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method.lower())(path, data, **options)
        if hasattr(answer, "streaming_content"):
            list(answer.streaming_content)
        transaction.set_rollback(True)
    # Signed out or not, the next request comes as this one did.
    client.cookies = cookies
    if answer.status_code == 302 and answer["Location"].startswith("/login/?next="):
        return 401
    return int(answer.status_code)


# A PUT under anybody's id is about the project in its body; tests/annotations/test_put.py has that.
WITH_IDS = [key for key in EXPECTED if ROUTES[key[0]].kwargs and key != ("api-annotation-detail", "PUT")]


def test_every_route_has_a_line_and_every_line_a_route() -> None:
    assert set(ROUTES) == {name for name, _ in EXPECTED}


@pytest.mark.parametrize(("name", "method"), EXPECTED, ids=map(" ".join, EXPECTED))
def test_everybody_is_answered_as_the_table_says(world: World, name: str, method: str) -> None:
    route = ROUTES[name]
    found = {role: ask(world, role, route, method, world.here) for role in ROLES}
    assert found == EXPECTED[name, method]


@pytest.mark.parametrize("name", ROUTES)
def test_a_method_that_the_table_does_not_have_is_refused_to_everybody(world: World, name: str) -> None:
    for method in METHODS:
        if (name, method) not in EXPECTED:
            assert ask(world, "lead", ROUTES[name], method, world.here) == 405, method
            assert ask(world, "anonymous", ROUTES[name], method, world.here) in (401, 405), method


@pytest.mark.parametrize(("name", "method"), WITH_IDS, ids=map(" ".join, WITH_IDS))
def test_what_belongs_to_another_project_is_not_there(world: World, name: str, method: str) -> None:
    route = ROUTES[name]
    for role in ("lead", "ana", "reader"):
        assert ask(world, role, route, method, {**world.here, **world.far}) == 404, role
    for key in route.ids():
        if len(route.ids()) > 1:
            # One's own project in the address opens nothing of another one.
            assert ask(world, "lead", route, method, {**world.here, key: world.far[key]}) == 404, key
