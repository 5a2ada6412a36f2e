"""Marks of those who do not know who wrote what: the true words are kept, the hidden ones come back."""

import json
import uuid
from typing import Any

import pytest

from annotator.annotations.models import Annotation
from annotator.annotations.services import release
from annotator.management import integrity
from comparisons.text.mask import BLOCK
from tests import factories as make
from tests.api.routes import routes
from tests.api.veiled import names_in, told, veiled_world
from tests.api.world import World, sent
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ROUTES = {route.name: route for route in routes()}


@pytest.fixture(scope="module")
def world(shared_cast: Cast) -> World:
    return veiled_world(shared_cast)


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
