"""Where a project hides its outlets, its annotators learn from nothing who wrote what, before an event is released.

Every address there is, asked by ana with every method, in one world: no name of an outlet or author may stand in any
answer or header. The lead, who is asked the same, and ana after the release read them.
"""

import html
import json
import re
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.urls import reverse

from annotator.annotations.models import Annotation
from annotator.annotations.services import release
from annotator.exports.services import request_export, write_export
from annotator.management import integrity
from comparisons import jobs
from comparisons.models import Outlet
from comparisons.text.mask import BLOCK
from tests import factories as make
from tests.api.routes import Route, routes
from tests.api.veiled import NAMES, veiled
from tests.api.world import World, build_world, sent
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
    cast = veiled(shared_cast)
    built = build_world(cast)
    ana = cast.fresh("ana")
    for quote in ("walked out in Tarn", "the Zyxomatic Herald has learned"):
        make.make_annotation(ana, cast.span(quote, note="mine"))
    silent = cast.body(
        cast.place("gazette", "told the Herald"), kind="omission", absent_from=[cast.articles["arabic"].pk]
    )
    make.make_annotation(ana, silent)
    run = request_export(project=cast.project, user=ana, format="jsonl", layer="all")
    assert run.job is not None
    write_export(run, jobs.claim(run.job_id))  # type: ignore[arg-type]
    own = Annotation.objects.filter(annotator=ana, anchors__quote__contains="Zyxomatic")[0]
    built.here |= {"exports": run.pk, "annotations": own.pk}
    return built


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


def told(answer: Any) -> str:
    """All that an answer says, however it is written."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace") + str(dict(answer.headers)) + str(answer.cookies)
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)
    return unquote(html.unescape(plain)).casefold().replace("\u00ad", "")


def names_in(text: str) -> list[str]:
    return [name for name in NAMES if name in text]


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


def test_a_mark_across_what_is_hidden_keeps_the_true_words_and_shows_the_hidden_ones(world: World) -> None:
    cast, api, pk = world.cast, world.cast.api("ana"), uuid.uuid4()
    # The mark ends within a name.
    true = cast.place("gazette", "Tuesday, the Zyxomatic")
    seen = {**true, "quote": f"Tuesday, the {BLOCK * 9}"}
    # What a client says of how it came to be does not count.
    address, body = f"/api/v1/annotations/{pk}/", cast.body(seen, provenance={"masked": False})
    made = api.put(address, body)
    assert (made.status_code, api.put(address, body).status_code) == (201, 200)
    anchor = made.json()["anchors"][0]
    assert (anchor["quote"], anchor["suffix"]) == (seen["quote"], f"{BLOCK * 7} has learned. Two colleag")
    assert made.json()["provenance"] == {"masked": True}
    stored = Annotation.objects.get(pk=pk).anchors.get()
    assert stored.quote == true["quote"]
    assert list(integrity.anchors()) == []
    assert list(integrity.annotations()) == []
    changed = api.patch(address, {"note": "Who?"}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.json()["anchors"][0]["quote"]) == (200, seen["quote"])
    assert changed.json()["provenance"] == {"masked": True}
    stale = api.patch(address, {"note": "Where?"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    assert names_in(told(stale)) == []
    other = api.put(address, cast.body(seen, note="Another"))
    assert (other.status_code, names_in(told(other))) == (409, [])
    history = api.get(f"{address}history/").json()
    assert [one["content"]["anchors"][0]["quote"] for one in history] == [seen["quote"]] * 2
    assert api.delete(address, headers={"If-Match": '"2"'}).status_code == 204
    restored = api.post(f"{address}restore/", headers={"If-Match": '"3"'})
    assert (restored.status_code, restored.json()["anchors"][0]["quote"]) == (200, seen["quote"])
    release(project=cast.project, event=cast.event, released_by=cast.lead)
    again = api.put(address, body)
    assert (again.status_code, again.json()["anchors"][0]["quote"]) == (200, true["quote"])
    assert list(integrity.annotations()) == []


def test_a_quote_that_is_neither_seen_nor_there_is_refused_in_the_words_that_are_seen(world: World) -> None:
    cast, api = world.cast, world.cast.api("ana")
    true = cast.place("gazette", "the Zyxomatic Herald has learned")
    for quote in ("the Kwyxomatic Herald has learned", "the █", f"{BLOCK * 32}", ""):
        refused = api.put(f"/api/v1/annotations/{uuid.uuid4()}/", cast.body({**true, "quote": quote}))
        assert refused.status_code == 422, quote
        assert names_in(told(refused)) == []
        assert f"the {BLOCK * 16} has learned" in refused.json()["errors"][0]["detail"]
    as_it_is = api.put(f"/api/v1/annotations/{uuid.uuid4()}/", cast.body(true))
    assert (as_it_is.status_code, as_it_is.json()["anchors"][0]["quote"]) == (201, f"the {BLOCK * 16} has learned")


def test_what_they_export_is_hidden_and_what_the_lead_exports_is_not(world: World) -> None:
    def rows(who: str) -> list[dict[str, Any]]:
        answer = world.cast.api(who).get("/api/v1/projects/merrow-study/labels.jsonl?layer=annotators")
        return [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]

    theirs, lead = {row["id"]: row for row in rows("lead")}, rows("ana")
    assert len(lead) == 4
    for row in lead:
        true = theirs[row["id"]]
        assert true["masked"] is row["masked"] is True
        for seen, anchor in zip(row["anchors"], true["anchors"], strict=True):
            assert {name: seen[name] for name in ("start", "end", "article")} == {
                name: anchor[name] for name in ("start", "end", "article")
            }
            assert seen["outlet"].startswith("Outlet ")
            assert anchor["outlet"] == "Zyxomatic Herald"
            assert len(seen["quote"]) == len(anchor["quote"])
    (silent,) = [row for row in lead if row["kind"] == "omission"]
    assert silent["absent_outlets"][0].startswith("Outlet ")
    assert theirs[silent["id"]]["absent_outlets"] == ["القويقلي"]


def test_letters_are_the_same_wherever_one_annotator_looks_and_others_for_another(world: World) -> None:
    cast = world.cast

    def heads(who: str, query: str = "") -> dict[int, str]:
        page = make.client_by_session(cast.people[who]).get(ROUTES["workbench"].path(world.here) + query)
        return {text["article"]: text["outlet"] for text in page.context["workbench"]["texts"]}

    mine = heads("ana")
    assert sorted(mine.values()) == ["Outlet A", "Outlet B", "Outlet C", "Outlet D"]
    assert heads("ana", "?view=reading").items() <= mine.items()
    assert mine == heads("ana")
    assert mine != heads("ben")
    assert sorted(heads("reader").values()) == sorted(article.outlet.name for article in cast.event.articles.all())
    cast.project.counterbalanced = True
    cast.project.save()
    assert list(heads("ana").values()) == ["Outlet A", "Outlet B", "Outlet C", "Outlet D"]
    assert list(heads("ben").values()) == ["Outlet A", "Outlet B", "Outlet C", "Outlet D"]
    assert list(heads("ana")) != list(heads("ben"))


def test_the_nearest_and_what_is_left_to_read_go_by_letters(world: World) -> None:
    cast = world.cast
    asked = dict(sent(world, "api-project-nearby", "GET"))
    near = cast.api("ana").get(ROUTES["api-project-nearby"].path(world.here), asked)
    assert near.status_code == 200
    assert names_in(told(near)) == []
    cast.project.read_first = True
    cast.project.save()
    refused = cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", cast.span("walked out"))
    assert refused.status_code == 409
    assert "Outlet A" in refused.json()["detail"]
    page = told(make.client_by_session(cast.ana).get(ROUTES["workbench"].path(world.here)))
    assert "i have read outlet a" in page
    assert names_in(page) == []


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
