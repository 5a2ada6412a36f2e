"""collections/, events/, articles/, revisions/ and outlets/, field by field, as an outside tool uses them."""

import hashlib
import unicodedata
from typing import Any

import pytest

from comparisons.models import Article, Job, Outlet, Revision
from comparisons.services import create_collection
from tests import factories as make
from tests.cast import DECOMPOSED, RADIO, Cast


def post(cast: Cast, path: str, who: str = "lead", **sent: Any):
    return cast.api(who).post(f"/api/v1/{path}/", sent)


def article(cast: Cast, who: str = "lead", **fields: Any):
    sent = {"event": cast.event.pk, "outlet": "Night Mail", "title": "Dark", "text": "It is dark. Very dark.", **fields}
    return post(cast, "articles", who, **sent)


def test_a_collection_and_an_event_are_made_and_found(cast: Cast) -> None:
    made = post(cast, "collections", slug="ports", name="Ports")
    assert made.status_code == 201
    assert (made.json()["slug"], made.json()["name"]) == ("ports", "Ports")
    event = post(cast, "events", collection="ports", title="  The dredger sinks ")
    assert (event.status_code, event.json()["collection"], event.json()["title"]) == (201, "ports", "The dredger sinks")
    assert cast.api("lead").get(f"/api/v1/events/{event.json()['id']}/").json() == event.json()
    assert cast.api("lead").get("/api/v1/events/?collection=ports").json()["results"] == [event.json()]
    assert cast.api("lead").get("/api/v1/collections/ports/").json() == made.json()


def test_a_slug_in_use_is_refused_whoever_uses_it(cast: Cast) -> None:
    for slug in ("merrow", "sandle"):
        answer = post(cast, "collections", slug=slug, name="Mine")
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/slug")


def test_of_two_who_take_a_slug_at_once_the_second_is_refused_and_not_failed(cast: Cast, monkeypatch) -> None:
    from rest_framework.validators import UniqueValidator

    monkeypatch.setattr(UniqueValidator, "__call__", lambda *_: None)
    answer = post(cast, "collections", slug="merrow", name="Mine")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/slug")
    answer = post(cast, "projects", slug="merrow-study", name="Mine", collection="merrow")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/slug")


def test_an_article_is_stored_with_its_text_as_it_was_published(cast: Cast) -> None:
    fields = {
        "url": "https://example.org/dark?x=1",
        "byline": "By Ivo Quill",
        "published_at": "2024-03-01T09:30:00+02:00",
        "language": "en",
        "external_id": "N-7",
    }
    made = article(cast, **fields)
    assert made.status_code == 201
    said = made.json()
    assert {name: said[name] for name in fields} == {**fields, "published_at": "2024-03-01T07:30:00Z"}
    assert (said["outlet"], said["title"], said["event"], said["outcome"]) == (
        "Night Mail",
        "Dark",
        cast.event.pk,
        "taken",
    )
    revision = cast.api("lead").get(f"/api/v1/revisions/{said['revision']}/").json()
    assert revision["text"] == "Dark\n\nIt is dark. Very dark."
    assert revision["digest"] == hashlib.sha256(revision["text"].encode()).hexdigest()
    assert (revision["article"], revision["body_start"]) == (said["id"], 6)
    assert [(one["kind"], revision["text"][one["start"] : one["end"]]) for one in revision["segments"]] == [
        ("headline", "Dark"),
        ("sentence", "It is dark."),
        ("sentence", "Very dark."),
    ]
    assert all(set(one) >= {"id", "kind", "start", "end"} for one in revision["segments"])


def test_an_empty_title_means_that_the_headline_is_in_the_text(cast: Cast) -> None:
    made = article(cast, title="", text="Dark again\n\nNo light.")
    assert made.status_code == 201
    revision = Revision.objects.get(pk=made.json()["revision"])
    assert (revision.text, revision.body_start) == ("Dark again\n\nNo light.", 0)


def test_a_headline_that_the_text_begins_with_is_not_put_there_twice(cast: Cast) -> None:
    made = article(cast, title="“Dark”  again", text='"Dark" again\n\nNo light.')
    assert Revision.objects.get(pk=made.json()["revision"]).text == '"Dark" again\n\nNo light.'


@pytest.mark.parametrize("text", [RADIO, DECOMPOSED, "a\r\rb\u2028c\u0085d", "\ufeffText."])
def test_texts_are_stored_composed_with_plain_newlines_and_the_original_kept(cast: Cast, text: str) -> None:
    made = article(cast, title="", text=text)
    revision = Revision.objects.get(pk=made.json()["revision"])
    assert unicodedata.is_normalized("NFC", revision.text)
    assert not set(revision.text) & set("\r\u2028\u0085\ufeff")
    assert revision.original_text == text
    assert revision.text.split() == unicodedata.normalize("NFC", text.lstrip("\ufeff")).split()


def test_an_outlet_is_made_once_and_found_by_its_name(cast: Cast) -> None:
    before = Outlet.objects.count()
    article(cast)
    article(cast, title="Other", text="Other words.")
    assert Outlet.objects.count() == before + 1
    assert "Night Mail" in [one["name"] for one in cast.api("reader").get("/api/v1/outlets/").json()["results"]]
    assert "Night Mail" not in [one["name"] for one in cast.api("outsider").get("/api/v1/outlets/").json()["results"]]


def test_the_same_piece_again_is_the_same_article_and_another_text_its_next_revision(cast: Cast) -> None:
    first = article(cast, external_id="7").json()
    again = article(cast, external_id="7")
    assert (again.status_code, again.json()["id"], again.json()["revision"]) == (200, first["id"], first["revision"])
    assert again.json()["outcome"] == "skipped"
    later = article(cast, external_id="7", text="It is light.")
    assert (later.status_code, later.json()["id"], later.json()["outcome"]) == (201, first["id"], "updated")
    assert later.json()["revision"] != first["revision"]
    rows = cast.api("lead").get(f"/api/v1/revisions/?article={first['id']}").json()["results"]
    assert [(row["number"], row["id"]) for row in rows] == [(1, first["revision"]), (2, later.json()["revision"])]
    assert all("text" not in row for row in rows)


def test_storing_an_article_queues_the_alignment_of_its_event_once(cast: Cast) -> None:
    Job.objects.all().delete()
    article(cast)
    article(cast, title="Other", text="Other words.")
    article(cast, title="Other", text="Other words.")
    job = Job.objects.get()
    assert (job.event_id, job.state) == (cast.event.pk, "queued")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"text": ""}, "#/text"),
        ({"text": " \n\u200b "}, "#/text"),
        ({"text": "x" * 2_000_001}, "#/text"),
        ({"outlet": " "}, "#/outlet"),
        ({"title": None}, "#/title"),
        ({"url": "javascript:alert(1)"}, "#/url"),
        ({"published_at": "soon"}, "#/published_at"),
        ({"language": "<b>"}, "#/language"),
        ({"event": 2_000_000_000}, "#/event"),
        ({"event": True}, "#/event"),
    ],
)
def test_what_is_no_article_is_refused_with_a_pointer(cast: Cast, fields: dict[str, Any], pointer: str) -> None:
    before = Article.objects.count()
    answer = article(cast, **fields)
    assert answer.status_code == 400
    assert [entry["pointer"] for entry in answer.json()["errors"]] == [pointer]
    assert Article.objects.count() == before


def test_missing_fields_are_all_named_at_once(cast: Cast) -> None:
    answer = post(cast, "articles")
    assert [entry["pointer"] for entry in answer.json()["errors"]] == ["#/outlet", "#/title", "#/text", "#/event"]


def test_only_who_may_change_a_collection_brings_coverage_in(cast: Cast) -> None:
    for name in ("reviewer", "ana", "reader"):
        assert article(cast, name).status_code == 403, name
        assert post(cast, "events", name, collection="merrow", title="x").status_code == 403, name
        assert post(cast, "collections", name, slug=name, name="x").status_code == 403, name
    far = article(cast, "outsider")
    nowhere = article(cast, "outsider", event=2_000_000_000)
    assert far.status_code == nowhere.status_code == 400
    assert far.content.replace(str(cast.event.pk).encode(), b"2000000000") == nowhere.content
    assert article(cast, "admin").status_code == 201


def test_a_founder_may_change_what_they_founded_and_others_do_not_see_it(cast: Cast) -> None:
    create_collection(slug="anas", name="Ana's", created_by=cast.ana)
    assert post(cast, "events", "ana", collection="anas", title="Mine").status_code == 201
    assert cast.api("lead").get("/api/v1/collections/anas/").status_code == 404


def test_texts_are_read_by_every_role_and_by_nobody_else(cast: Cast) -> None:
    revision = cast.articles["gazette"].current_id
    paths = [
        f"revisions/{revision}/",
        f"articles/{cast.articles['gazette'].pk}/",
        f"events/{cast.event.pk}/",
        "collections/merrow/",
    ]
    for path in paths:
        for name in ("lead", "reviewer", "ana", "ben", "reader", "admin"):
            assert cast.api(name).get(f"/api/v1/{path}").status_code == 200, (name, path)
        assert cast.api("outsider").get(f"/api/v1/{path}").status_code == 404, path
    for resource in ("revisions", "articles", "events", "collections"):
        rows = cast.api("outsider").get(f"/api/v1/{resource}/").json()["results"]
        assert rows
        assert "Merrow" not in str(rows)


def test_articles_and_revisions_of_elsewhere_are_not_found_by_filters(cast: Cast) -> None:
    for query in (f"articles/?event={cast.far_event.pk}", f"revisions/?article={cast.far_articles[0].pk}"):
        assert cast.api("lead").get(f"/api/v1/{query}").json()["results"] == []
    found = cast.api("lead").get(f"/api/v1/articles/?event={cast.second.pk}").json()["results"]
    assert {row["outlet"] for row in found} == {"Merrow Gazette", "Coast Radio"}
    assert make.text_of(cast.articles["vote"])
