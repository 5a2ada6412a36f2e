"""Where a project hides its outlets, its annotators learn from nothing who wrote what, before an event is released.

Every address there is, asked by ana with every method, in one world: no name of an outlet or author may stand in any
answer or header. The lead, who is asked the same, and ana after the release read them.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from annotator.annotations.services import release
from comparisons.models import Outlet
from tests import factories as make
from tests.api.routes import Route, routes
from tests.api.veiled import names_in, told, veiled_world
from tests.api.world import World, sent
from tests.cast import Cast

pytestmark = pytest.mark.django_db
QUERIES = {
    "workbench": [
        "?view=reading", "?view=single", "?view=table", "?view=single&text={article}", "?base={article}", "?show=only",
        "?view=reading&articles={article}", "?view=table&text={article}",
    ],
    "search": ["?q=Tarn", "?q=port", "?q=has+learned", "?q=Crews", "?q=in"],
    "api-annotation-list": ["?article={article}", "?layer=all", "?project=merrow-study"],
    "api-labels-jsonl": ["?layer=annotators", "?layer=all"],
    "api-labels-csv": ["?layer=annotators", "?layer=all"],
    "results": ["?code=economic", "?kind=span"],
    "api-outlet-list": ["?page_size=100"],
}  # fmt: skip
# What only those ask whose texts these are; for the rest they are not there.
CLOSED = (
    "collection", "event", "event_progress", "event_why", "event_triples", "article", "api-collection-detail",
    "api-event-detail", "api-article-detail", "api-revision-detail", "api-outlet-detail", "api-alignment", "api-nearby",
    "api-comparison", "api-arrangement", "api-event-lock", "api-article-source", "api-link-detail", "api-job-detail",
)  # fmt: skip
EMPTY = [f"api-{name}-list" for name in ("collection", "event", "article", "revision", "outlet", "job")]
ROUTES = {route.name: route for route in routes()}


@pytest.fixture(scope="module")
def world(shared_cast: Cast) -> World:
    return veiled_world(shared_cast)


def addresses(world: World) -> Iterator[tuple[Route, str]]:
    for route in routes():
        if route.name not in ("api-schema", "logout"):
            yield route, route.path(world.here)
            for query in QUERIES.get(route.name, ()):
                yield route, route.path(world.here) + query.format_map(world.here)


def ask(world: World, who: str, route: Route, path: str, method: str) -> Any:
    """An answer, and nothing of what the question did."""
    client = world.cast.api(who) if route.is_api else make.client_by_session(world.cast.people[who])
    client.raise_request_exception = False
    options: dict[str, Any] = {"headers": {"If-Match": '"1"'}} if method in ("patch", "delete") else {}
    if not route.is_api or route.name == "api-import-list":
        options["format"] = "multipart"
    with transaction.atomic():
        answer = getattr(client, method)(path, dict(sent(world, route.name, method.upper())) or None, **options)
        answer.told = told(answer)
        transaction.set_rollback(True)
    return answer


def methods(route: Route) -> tuple[str, ...]:
    return ("get", "head", "options", "post", "put", "patch", "delete") if route.is_api else ("get", "post")


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_no_answer_to_an_annotator_names_an_outlet(world: World, who: str) -> None:
    """Ben has handed in, ana has not: it is the release that counts."""
    answered: set[int] = set()
    for route, path in addresses(world):
        for method in methods(route):
            answer = ask(world, who, route, path, method)
            answered.add(answer.status_code)
            assert answer.status_code < 500, (method, path)
            assert names_in(answer.told) == [], (method, path, answer.status_code)
    assert answered >= {200, 202, 302, 400, 403, 404, 405, 409}


def test_the_lead_is_told_them_and_so_is_the_annotator_after_the_release(world: World) -> None:
    """The test is not blind itself: the same addresses name the outlets where they may."""
    told_to = ("workbench", "search", "api-annotation-detail", "api-annotation-history", "api-labels-csv")
    assert not {*told_to, "event", "api-outlet-list"} - _naming(world, "lead")
    release(project=world.cast.project, event=world.cast.event, released_by=world.cast.lead)
    assert not set(told_to) - _naming(world, "ana")


def _naming(world: World, who: str) -> set[str]:
    return {name for name, route in ROUTES.items() if name != "api-schema" and _named(world, who, route)}


def _named(world: World, who: str, route: Route) -> list[str]:
    queries = ["", *QUERIES.get(route.name, ())]
    paths = [route.path(world.here) + query.format_map(world.here) for query in queries]
    return [name for path in paths for name in names_in(ask(world, who, route, path, "get").told)]


def test_the_pages_of_the_texts_are_not_there_for_them_until_every_event_is_released(world: World) -> None:
    cast = world.cast

    def statuses(who: str) -> dict[str, int]:
        asked = {name: ROUTES[name] for name in CLOSED}
        return {name: ask(world, who, one, one.path(world.here), "get").status_code for name, one in asked.items()}

    assert set(statuses("ana").values()) == {404}
    assert set(statuses("reader").values()) == {200}
    for name in EMPTY:
        rows = cast.api("ana").get(reverse(name)).json()["results"]
        assert [row for row in rows if "Export" not in row.get("label", "")] == [], name
    for event in cast.collection.events.all():
        assert statuses("ana")["event"] == 404
        release(project=cast.project, event=event, released_by=cast.lead)
    assert set(statuses("ana").values()) == {200}
    make.make_event(cast.collection, "One more")
    assert statuses("ana")["event"] == 404


@pytest.mark.parametrize("name", ["home", "project", "workbench", "search"])
@pytest.mark.parametrize("released", [False, True])
def test_no_page_leads_an_annotator_to_what_is_not_there(world: World, name: str, released: bool) -> None:
    client = make.client_by_session(world.cast.ana)
    if released:
        # The event shows its outlets now, and the collection's other events wait.
        release(project=world.cast.project, event=world.cast.event, released_by=world.cast.lead)
    for query in ("", *QUERIES.get(name, ())):
        page = client.get(ROUTES[name].path(world.here) + query.format_map(world.here)).content.decode()
        for address in set(re.findall(r'(?:href|action|hx-get)="(/[^"?#]*)', page)):
            if not address.startswith("/static/") and "/logout" not in address:
                assert client.get(address).status_code in (200, 302, 405), (name, address)


def test_a_search_for_an_outlet_finds_nothing_that_is_hidden(world: World) -> None:
    address = ROUTES["search"].path(world.here)
    for words, lead_finds in (("Zyxomatic", True), ("has learned", True), ("told the Herald", True)):
        found = {}
        for who in ("ana", "lead"):
            context = make.client_by_session(world.cast.people[who]).get(address, {"q": words}).context
            found[who] = len(context["found"].hits), len(context["annotations"])
        assert all(found["lead"]) is lead_finds
        assert found["ana"] == ((2, 1) if words == "has learned" else (0, 0)), words


def test_kind_and_country_show_nowhere_and_choose_no_base(world: World) -> None:
    client = make.client_by_session(world.cast.ana)
    address = ROUTES["workbench"].path(world.here)
    page = client.get(address)
    facts = re.findall(r'class="grid-facts"[^>]*>(.*?)</span>', page.content.decode(), re.DOTALL)
    assert len(facts) == 4
    assert not [one for one in facts if "agency" in one or "<time" not in one]
    before = [column.article.pk for column in page.context["columns"]]
    for article in world.cast.event.articles.all():
        Outlet.objects.update(kind="newspaper")
        Outlet.objects.filter(pk=article.outlet_id).update(kind="agency")
        assert [column.article.pk for column in client.get(address).context["columns"]] == before


def test_a_lead_looks_at_what_annotators_see_and_nobody_else_asks_for_it(world: World) -> None:
    address = ROUTES["workbench"].path(world.here)
    seen = told(make.client_by_session(world.cast.lead).get(f"{address}?veiled=1"))
    assert names_in(seen) == []
    assert "this is what annotators see" in seen
    assert "see it as they do" in told(make.client_by_session(world.cast.lead).get(address))
    for who in ("reviewer", "reader"):
        page = told(make.client_by_session(world.cast.people[who]).get(f"{address}?veiled=1"))
        assert "zyxomatic" in page
        assert "see it as they do" not in page
