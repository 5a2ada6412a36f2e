"""kill -9 of the web server, with all its processes, in the moment in which it says that something is saved."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import Any

import pytest

from tests.durability.conftest import assert_all_is_whole, wait_until_done
from tests.sites import Serving, Site

Asking = Callable[[], tuple[int, Any]]


@pytest.fixture
def serving(site: Site) -> Serving:
    """The demo, served."""
    site.manage("demo")
    serving = site.serve()
    site.wait_until_it_answers()
    return serving


def until_acknowledged(site: Site, asking: Asking) -> int:
    """Ask again, as a client does that was cut off, until the server says that it has it; its answer."""

    def answer() -> int:
        try:
            status, body = asking()
        except (OSError, HTTPException):
            return 0
        assert status in (200, 201), body
        return status

    status: int = site.wait_for("an acknowledgement", answer)
    return status


def test_articles_that_were_acknowledged_are_there_once_and_are_aligned(site: Site, serving: Serving) -> None:
    token = site.manage("issue_token", "lead", "--scope", "write").strip()
    _, event = site.call("POST", "/api/v1/events/", {"collection": "demo", "title": "A flood"}, token)

    def hand_in(number: int) -> int:
        article = {
            "event": event["id"],
            "outlet": f"Outlet {number}",
            "title": f"The river rose {number} feet",
            "text": "The river rose over its banks on Friday. Two hundred people left their homes.",
        }
        return until_acknowledged(site, lambda: site.call("POST", "/api/v1/articles/", article, token))

    with ThreadPoolExecutor(4) as clients:
        for batch in range(3):
            answers = [clients.submit(hand_in, number) for number in range(6 * batch, 6 * batch + 6)]
            answers[0].result()
            serving.kill_group("web server")
            assert {answer.result() for answer in answers} <= {200, 201}
    wait_until_done(site)
    stored = site.rows(f"SELECT title FROM comparisons_article WHERE event_id = {event['id']} ORDER BY title")
    assert stored == sorted((f"The river rose {number} feet",) for number in range(18))
    assert_all_is_whole(site)


def test_an_annotation_that_was_acknowledged_is_there_and_the_same_request_finds_it(
    site: Site, serving: Serving
) -> None:
    token = site.manage("issue_token", "ana", "--scope", "write").strip()
    event, article, revision, text = site.rows(
        "SELECT event.id, article.id, revision.id, revision.text FROM comparisons_event event"
        " JOIN comparisons_article article ON article.event_id = event.id"
        " JOIN comparisons_revision revision ON revision.id = article.current_id WHERE event.title LIKE 'Hollin%'"
    )[0]
    before = site.value("SELECT count(*) FROM annotations_annotationchange WHERE act = 'create'")
    made = []
    for start in (0, 4, 9):
        place = {"article": article, "revision": revision, "start": start, "end": start + 12}
        anchor = {**place, "quote": text[start : start + 12]}
        body = {"project": "demo-study", "event": event, "kind": "span", "code": "economic", "anchors": [anchor]}
        path = f"/api/v1/annotations/{uuid.uuid4()}/"
        status, answer = site.call("PUT", path, body, token)
        serving.kill_group("web server")
        assert status == 201, answer
        made.append(path)
        assert until_acknowledged(site, lambda path=path, body=body: site.call("PUT", path, body, token)) == 200
    for path in made:
        assert site.call("GET", path, token=token)[1]["version"] == 1
    assert site.value("SELECT count(*) FROM annotations_annotationchange WHERE act = 'create'") == before + len(made)
    wait_until_done(site)
    assert_all_is_whole(site)
