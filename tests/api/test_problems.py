"""Whatever is sent, the answer is a problem that says what is wrong and where, and never a 500."""

import json
import uuid
from base64 import b64encode
from typing import Any

import pytest
from rest_framework.test import APIClient

from annotator.teams.models import ApiToken
from tests import factories as make
from tests.cast import Cast

RESOURCES = (
    *("outlets", "collections", "events", "articles", "revisions", "imports", "links", "jobs", "projects"),
    *("codebooks", "assignments", "annotations", "cases", "decisions", "comments", "exports"),
)
LISTS = [name for name in RESOURCES if name != "links"]
POSTS = ("collections", "events", "articles", "links", "projects", "assignments", "decisions", "comments", "exports")


@pytest.fixture
def lead(cast: Cast) -> APIClient:
    """A lead whose client does not let our exceptions through: a fault of ours is a 500 and fails the test."""
    client = make.client_by_token(cast.lead)
    client.raise_request_exception = False
    return client


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem in an answer, checked for its form (RFC 9457)."""
    assert answer.status_code == status, answer.content[:500]
    assert answer["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(answer.content)
    assert found["type"] == "about:blank"
    assert found["status"] == status
    assert found["title"].strip()
    assert found["detail"].strip()
    for entry in found.get("errors", ()):
        assert entry["pointer"].startswith("#")
        assert entry["detail"].strip()
    return found


def send(client: APIClient, path: str, content: bytes | str, method: str = "post", kind: str = "application/json"):
    return getattr(client, method)(f"/api/v1/{path}", content, content_type=kind)


BROKEN = {
    "nothing closed": b'{"slug": ',
    "not json": b"slug=x",
    "not utf-8": b'{"slug": "\xff"}',
    "utf-16": '{"slug": "x"}'.encode("utf-16"),
    "a hundred thousand brackets": b"[" * 100_000,
    "a hundred thousand objects": b'{"a":' * 100_000,
    "nan": b'{"slug": NaN}',
    "three hundred brackets": b'{"name": ' + b"[" * 300 + b"]" * 300 + b"}",
    "a number of five thousand digits": b'{"slug": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("resource", POSTS)
def test_a_body_that_is_no_json_is_400(lead: APIClient, resource: str) -> None:
    for content in BROKEN.values():
        problem(send(lead, f"{resource}/", content), 400)


@pytest.mark.parametrize("resource", POSTS)
def test_a_body_that_is_no_object_or_an_empty_one_is_400(lead: APIClient, resource: str) -> None:
    for content in ("[]", '[{"slug": 1}]', '"x"', "7", "null", "true", "{}", ""):
        assert problem(send(lead, f"{resource}/", content), 400)["errors"], content


WRONG: list[Any] = [None, True, -1, 1.5, 10**400, [1], {"a": 1}, "", "x" * 3000, "a\0b", "\ud800", "١", "../x"]
FIELDS = {
    "collections/": ["slug", "name"],
    "events/": ["collection", "title"],
    "articles/": ["event", "outlet", "title", "text", "url", "published_at", "language", "external_id"],
    "links/": ["a", "b"],
    "projects/": ["slug", "name", "collection", "preset"],
    "projects/merrow-study/members/": ["username", "role"],
    "projects/merrow-study/release/": ["event"],
    "assignments/": ["project", "event", "annotator"],
    "decisions/": ["case", "version", "accept", "new", "reason"],
    "comments/": ["case", "text"],
    "collections/merrow/spellings/": ["spelling", "same_as", "accepted"],
    "exports/": ["project", "format", "layer"],
}


@pytest.mark.parametrize("path", FIELDS)
def test_whatever_stands_in_a_field_the_answer_is_no_fault_of_ours(cast: Cast, lead: APIClient, path: str) -> None:
    good: dict[str, Any] = {
        "collections/": {"slug": "new", "name": "New"},
        "events/": {"collection": "merrow", "title": "New"},
        "articles/": {"event": cast.event.pk, "outlet": "O", "title": "T", "text": "Words."},
        "projects/": {"slug": "new", "name": "New", "collection": "merrow"},
        "projects/merrow-study/members/": {"username": "ben", "role": "annotator"},
        "assignments/": {"project": "merrow-study", "event": cast.second.pk, "annotator": "ana"},
        "exports/": {"project": "merrow-study", "format": "csv"},
        "collections/merrow/spellings/": {"spelling": "Tarn", "same_as": "Tarrn"},
    }.get(path, {})
    for number, name in enumerate(FIELDS[path]):
        for other, value in enumerate(WRONG):
            sent = {**good, name: value}
            if path in ("collections/", "projects/") and name != "slug":
                sent["slug"] = f"new-{number}-{other}"
            answer = send(lead, path, json.dumps(sent))
            if answer.status_code >= 300:
                problem(answer, answer.status_code)
            assert answer.status_code < 500, (name, value)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9" * 400, "-0", "0.0"])
@pytest.mark.parametrize(("path", "name"), [("articles/", "event"), ("links/", "a"), ("assignments/", "event")])
def test_numbers_beyond_all_ids_are_nobodys(lead: APIClient, path: str, name: str, number: str) -> None:
    answer = send(lead, path, f'{{"{name}": {number}}}')
    assert f"#/{name}" in [entry["pointer"] for entry in problem(answer, 400)["errors"]]


@pytest.mark.parametrize("resource", LISTS)
def test_a_cursor_or_page_size_that_makes_no_sense_is_no_fault_of_ours(lead: APIClient, resource: str) -> None:
    cursors = [
        "garbage",
        "",
        "é",
        *(coded(text) for text in ("p=abc", "p=", "p=\0", "o=abc", "r=x", f"p={'9' * 5000}")),
    ]
    cursors += [coded("p=2026-13-45"), coded("p=1e400"), coded("p=-1&r=1"), coded("o=-1"), coded("x")]
    for cursor in cursors:
        answer = lead.get(f"/api/v1/{resource}/", {"cursor": cursor})
        if answer.status_code != 200:
            problem(answer, 404)
    for size in ("0", "-1", "x", "1e9", "9" * 5000):
        assert lead.get(f"/api/v1/{resource}/", {"page_size": size}).status_code == 200


def coded(text: str) -> str:
    return b64encode(text.encode()).decode()


QUERIES = {
    "events/": ["collection"],
    "articles/": ["event"],
    "revisions/": ["article"],
    "jobs/": ["event", "state"],
    "codebooks/": ["project"],
    "assignments/": ["project", "event", "state"],
    "annotations/": ["project", "event", "article", "code", "annotator", "kind", "layer"],
    "cases/": ["project", "event", "state", "kind"],
    "decisions/": ["case"],
    "comments/": ["case"],
    "agreement/": ["project"],
    "projects/merrow-study/labels.csv": ["layer"],
}


@pytest.mark.parametrize("path", QUERIES)
def test_whatever_a_query_asks_for_is_no_fault_of_ours(lead: APIClient, path: str) -> None:
    for name in QUERIES[path]:
        for value in ("", "\0", "x", "-1", "1.5", "1e400", "9" * 30, "9" * 5000, "١", "nan"):
            answer = lead.get(f"/api/v1/{path}", {name: value})
            if answer.status_code != 200:
                assert answer.status_code in (400, 404), (name, value)
                problem(answer, answer.status_code)


def test_a_grid_with_a_base_that_makes_no_sense_is_refused(cast: Cast, lead: APIClient) -> None:
    for name in ("base", "articles"):
        for value in ("x", "-1", "1.5", "9" * 5000, "١", "1,x", "\0"):
            answer = lead.get(f"/api/v1/events/{cast.event.pk}/comparison/", {name: value})
            assert problem(answer, 400)["errors"][0]["pointer"] == f"#/{name}"
        for value in ("", "0", "9" * 18, "9" * 25):
            assert lead.get(f"/api/v1/events/{cast.event.pk}/comparison/", {name: value}).status_code == 200


NOBODYS = ("0", "999999999", "9" * 25, "9" * 5000, "-1", "x", "%00", "%2e%2e", "%ff", str(uuid.uuid4()), "é", "1.json")


@pytest.mark.parametrize("resource", RESOURCES)
def test_an_id_that_is_nobodys_is_404(lead: APIClient, resource: str) -> None:
    for pk in NOBODYS:
        problem(lead.get(f"/api/v1/{resource}/{pk}/"), 404)


@pytest.mark.parametrize(
    "path",
    ["nothing/", "projects/nowhere/members/", "projects/nowhere/labels.jsonl", "projects/merrow-study/labels.xml/",
     "events/0/alignment/", f"events/{'9' * 40}/comparison/", "annotations.json/", "exports/0/file/", "jobs/x/y/z/"],
)  # fmt: skip
def test_an_address_that_is_none_is_404_for_whoever_is_signed_in(lead: APIClient, path: str) -> None:
    problem(lead.get(f"/api/v1/{path}"), 404)


@pytest.mark.parametrize("path", ["annotations.json", "projects.json", "events/1.json", "nothing", "x.y"])
def test_there_are_no_second_addresses_by_endings(lead: APIClient, path: str) -> None:
    answer = lead.get(f"/api/v1/{path}", follow=True)
    problem(answer, 404)


def test_a_method_that_is_none_is_405_and_says_which_there_are(cast: Cast, lead: APIClient) -> None:
    for method, path, allowed in (
        ("delete", "projects/merrow-study/", "GET, HEAD, OPTIONS"),
        ("put", "events/", "GET, POST, HEAD, OPTIONS"),
        ("post", "revisions/", "GET, HEAD, OPTIONS"),
        ("get", "projects/merrow-study/release/", "POST, OPTIONS"),
        ("get", "links/", "POST, OPTIONS"),
    ):
        answer = getattr(lead, method)(f"/api/v1/{path}")
        problem(answer, 405)
        assert answer["Allow"] == allowed


def test_a_type_that_is_not_read_or_not_written_is_415_or_406(lead: APIClient) -> None:
    problem(send(lead, "collections/", b"slug=x", kind="text/plain"), 415)
    problem(send(lead, "collections/", b"slug=x&name=y", kind="application/x-www-form-urlencoded"), 415)
    problem(send(lead, "imports/", b"{}"), 415)
    problem(send(lead, "imports/", b"x", kind="multipart/form-data"), 400)
    problem(lead.get("/api/v1/events/", headers={"Accept": "text/html"}), 406)
    problem(send(lead, "collections/", b'{"slug": "a"}', kind="application/json; charset=nonsense"), 400)


def test_a_body_larger_than_the_site_takes_is_413(lead: APIClient, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    big = json.dumps({"slug": "big", "name": "x" * 2000})
    problem(send(lead, "collections/", big), 413)
    assert send(lead, "collections/", json.dumps({"slug": "small", "name": "x" * 100})).status_code == 201


def test_who_does_not_say_who_they_are_is_401_and_told_how(cast: Cast) -> None:
    for client in (
        APIClient(),
        APIClient(headers={"Authorization": "Bearer nonsense"}),
        APIClient(headers={"Authorization": "Bearer"}),
        APIClient(headers={"Authorization": "Bearer a b"}),
        APIClient(headers={"Authorization": "bearer ÿ\x01"}),
        APIClient(headers={"Authorization": "Basic YTpi"}),
    ):
        for path in ("events/", "annotations/", "schema/"):
            answer = client.get(f"/api/v1/{path}")
            problem(answer, 401)
            assert answer["WWW-Authenticate"] == "Bearer"


def test_a_token_that_may_only_read_reads_and_writes_nothing(cast: Cast) -> None:
    client = make.client_by_token(cast.lead, scope=ApiToken.Scope.READ)
    assert client.get("/api/v1/events/").status_code == 200
    assert "write" in problem(send(client, "collections/", '{"slug": "x", "name": "y"}'), 403)["detail"]


def test_a_session_writes_only_with_the_sites_own_token_against_forgery(cast: Cast) -> None:
    client = make.client_by_session(cast.lead, enforce_csrf_checks=True)
    assert client.get("/api/v1/events/").status_code == 200
    assert "CSRF" in problem(send(client, "collections/", '{"slug": "x", "name": "y"}'), 403)["detail"]
