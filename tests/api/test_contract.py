"""The contract (DESIGN, section 5) field by field, as an outside tool goes the whole path with the command's tokens."""

import json
import uuid
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from annotator.teams.models import User
from comparisons.tasks import align
from tests import factories as make

pytestmark = pytest.mark.django_db
AGENCY = (
    "Ferry crews at Oldhaven stopped work on Monday. The port authority called the strike illegal. "
    "About 40 ferries 🚢 lay idle.\n\nTalks go on tonight."
)
DAILY = (
    "The port authority called the strike illegal. Ferry crews at Oldhaven stopped work on Monday.\r\n\r\n"
    "Commuters slept in their cars. About forty ferries lay idle."
)
Call = Callable[..., Any]


class Tool:
    """An outside tool with a bearer token."""

    def __init__(self, username: str) -> None:
        said = StringIO()
        call_command("issue_token", username, "--scope", "write", stdout=said)
        self.client = APIClient(headers={"Authorization": f"Bearer {said.getvalue().strip()}"})

    def __call__(self, method: str, path: str, sent: Any = None, status: int = 200, **headers: str) -> Any:
        answer = getattr(self.client, method)(f"/api/v1/{path}", sent, headers=headers)
        assert answer.status_code == status, answer.content
        self.last = answer
        if answer.streaming:
            return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
        return answer.json() if answer.content else None


@pytest.fixture
def tools() -> dict[str, Tool]:
    User.objects.create(username="editor", is_staff=True)
    for name in ("anna", "bela", "rita", "vera"):
        make.make_person(name)
    return {name: Tool(name) for name in ("editor", "anna", "bela", "rita", "vera")}


@pytest.fixture
def coverage(tools: dict[str, Tool]) -> dict[str, Any]:
    """A collection with an event of three articles, aligned by a worker."""
    editor = tools["editor"]
    assert editor("post", "collections/", {"slug": "ports", "name": "Ports"}, 201)["slug"] == "ports"
    event = editor("post", "events/", {"collection": "ports", "title": "Ferry strike"}, 201)["id"]
    articles = [
        editor("post", "articles/", {"event": event, "outlet": outlet, "title": title, "text": text, **more}, 201)
        for outlet, title, text, more in (
            ("Coast Agency", "Ferries idle at Oldhaven", AGENCY, {"language": "en", "byline": "I. Q."}),
            ("Oldhaven Daily", "", DAILY, {"url": "https://example.org/1", "published_at": "2024-05-06T07:00:00Z"}),
            ("Radio Nine", "Short news", "Crews at Oldhaven are on strike.", {}),
        )
    ]
    job = editor("post", f"events/{event}/alignment/", status=202)
    assert editor("get", f"events/{event}/alignment/")["state"] == "queued"
    assert editor("get", f"jobs/{job['id']}/")["state"] == "queued"
    align(job_id=job["id"])
    done = editor("get", f"jobs/{job['id']}/")
    assert (done["state"], done["error"]) == ("done", "")
    assert done["progress"]
    return {
        "event": event,
        "articles": [one["id"] for one in articles],
        "revisions": [one["revision"] for one in articles],
    }


@pytest.fixture
def study(tools: dict[str, Tool], coverage: dict[str, Any]) -> dict[str, Any]:
    """A project on it with two annotators, a reviewer and a reader; both are to annotate the event."""
    editor = tools["editor"]
    project = {"slug": "port-study", "name": "Port study", "collection": "ports", "preset": "policy-frames"}
    assert editor("post", "projects/", project, 201)["slug"] == "port-study"
    for name, role in (("anna", "annotator"), ("bela", "annotator"), ("rita", "reviewer"), ("vera", "reader")):
        editor("post", "projects/port-study/members/", {"username": name, "role": role}, 201)
    for name in ("anna", "bela"):
        sent = {"project": "port-study", "event": coverage["event"], "annotator": name}
        made = editor("post", "assignments/", sent, 201)
        assert {**made, **sent} == made
        assert made["state"] == "open"
        coverage[name] = made["id"]
    return coverage


def place(tool: Tool, study: dict[str, Any], number: int, quote: str) -> dict[str, Any]:
    """Where `quote` stands, counted in the text that the API gives out."""
    revision = study["revisions"][number]
    text = tool("get", f"revisions/{revision}/")["text"]
    start = text.index(quote)
    return {
        "article": study["articles"][number],
        "revision": revision,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }


def test_texts_come_back_with_typed_segments(tools: dict[str, Tool], coverage: dict[str, Any]) -> None:
    for pk in coverage["revisions"]:
        revision = tools["editor"]("get", f"revisions/{pk}/")
        assert set(revision) >= {"id", "text", "digest", "segments"}
        assert "\r" not in revision["text"]
        for segment in revision["segments"]:
            assert set(segment) >= {"id", "kind", "start", "end"}
            assert revision["text"][segment["start"] : segment["end"]].strip()
    listed = tools["editor"]("get", f"articles/?event={coverage['event']}")
    assert set(listed) == {"next", "previous", "results"}
    assert {one["outlet"] for one in listed["results"]} == {"Coast Agency", "Oldhaven Daily", "Radio Nine"}


def test_an_alignment_has_links_and_groups_of_places(tools: dict[str, Tool], coverage: dict[str, Any]) -> None:
    tools["vera"]("get", f"events/{coverage['event']}/alignment/", status=404)
    found = tools["editor"]("get", f"events/{coverage['event']}/alignment/")
    assert found["state"] == "done"
    assert found["engine"]
    texts = {pk: tools["editor"]("get", f"revisions/{pk}/")["text"] for pk in coverage["revisions"]}
    pairs = set()
    for link in found["links"]:
        assert set(link) >= {"id", "a", "b", "kind", "score", "moved", "origin", "state"}
        assert link["kind"] in {"verbatim", "variant", "edited", "rewritten"}
        assert (link["origin"], link["state"]) == ("engine", "proposed")
        assert link["score"] > 0
        ends = [link[end] for end in ("a", "b")]
        assert all(set(end) >= {"article", "revision", "start", "end"} for end in ends)
        assert ends[0]["article"] != ends[1]["article"]
        pairs.add(frozenset(texts[end["revision"]][end["start"] : end["end"]] for end in ends))
    assert frozenset(["Ferry crews at Oldhaven stopped work on Monday."]) in pairs
    assert frozenset(["The port authority called the strike illegal."]) in pairs
    for group in found["groups"]:
        assert set(group) >= {"id", "segments"}
        assert len({segment["article"] for segment in group["segments"]}) >= 2
        assert all(set(segment) >= {"article", "revision", "start", "end"} for segment in group["segments"])
    link = found["links"][0]
    assert tools["editor"]("get", f"links/{link['id']}/")["state"] == "proposed"
    assert tools["editor"]("patch", f"links/{link['id']}/", {"state": "confirmed"})["state"] == "confirmed"


def test_a_comparison_has_rows_of_cells_with_word_edits_against_the_base(
    tools: dict[str, Tool], coverage: dict[str, Any]
) -> None:
    base = coverage["articles"][1]
    grid = tools["editor"]("get", f"events/{coverage['event']}/comparison/?base={base}")
    assert grid["base"] == base == grid["columns"][0]["article"]
    assert {column["outlet"] for column in grid["columns"]} == {"Coast Agency", "Oldhaven Daily", "Radio Nine"}
    assert all(len(row["cells"]) == len(grid["columns"]) for row in grid["rows"])
    ops = {
        run["op"] for row in grid["rows"] for cell in row["cells"] for piece in cell["pieces"] for run in piece["runs"]
    }
    assert "equal" in ops
    texts = {pk: tools["editor"]("get", f"revisions/{pk}/")["text"] for pk in coverage["revisions"]}
    by_article = dict(zip(coverage["articles"], texts.values(), strict=True))
    for row in grid["rows"]:
        for cell in row["cells"]:
            for piece in cell["pieces"]:
                assert by_article[cell["article"]][piece["start"] : piece["end"]] == piece["text"]
                own = "".join(run["text"] for run in piece["runs"] if run["op"] != "delete")
                assert own == piece["text"]


def test_a_judgement_travels_the_whole_way(tools: dict[str, Tool], study: dict[str, Any]) -> None:
    anna, bela, rita, editor = (tools[name] for name in ("anna", "bela", "rita", "editor"))
    pk = str(uuid.uuid4())
    idle = place(anna, study, 0, "40 ferries 🚢 lay idle")
    span = {"project": "port-study", "event": study["event"], "kind": "span", "code": "economic", "anchors": [idle]}
    made = anna("put", f"annotations/{pk}/", span, 201)
    assert set(made) >= {
        *("id", "project", "event", "kind", "code", "codebook_version", "attributes", "note", "annotator", "layer"),
        *("version", "anchors", "absent_from", "created_at", "updated_at"),
    }
    assert set(made["anchors"][0]) == {"article", "revision", "start", "end", "quote", "prefix", "suffix"}
    assert (made["annotator"], made["layer"], made["version"], anna.last["ETag"]) == ("anna", "annotator", 1, '"1"')
    assert anna("put", f"annotations/{pk}/", span) == made
    anna("put", f"annotations/{pk}/", {**span, "note": "other"}, 409)
    bela("put", f"annotations/{pk}/", span, 409)
    anna("patch", f"annotations/{pk}/", {"note": "so many"}, 428)
    assert anna("patch", f"annotations/{pk}/", {"note": "x"}, 412, **{"If-Match": '"7"'})["current"] == made
    changed = anna("patch", f"annotations/{pk}/", {"note": "so many"}, **{"If-Match": '"1"'})
    assert (changed["note"], changed["version"], anna.last["ETag"]) == ("so many", 2, '"2"')
    anna("put", f"annotations/{uuid.uuid4()}/", {**span, "anchors": [{**idle, "quote": "50 ferries"}]}, 422)

    strike = [place(anna, study, number, "the strike illegal") for number in (0, 1)]
    contrast = {**span, "kind": "contrast", "code": "legality", "anchors": strike}
    anna("put", f"annotations/{uuid.uuid4()}/", contrast, 201)
    omission = {**span, "kind": "omission", "absent_from": [study["articles"][2]]}
    anna("put", f"annotations/{uuid.uuid4()}/", omission, 201)
    gone = str(uuid.uuid4())
    anna("put", f"annotations/{gone}/", {**span, "kind": "event", "anchors": []}, 201)
    anna("delete", f"annotations/{gone}/", status=428)
    anna("delete", f"annotations/{gone}/", None, 204, **{"If-Match": '"1"'})
    bela("put", f"annotations/{uuid.uuid4()}/", {**span, "anchors": [place(bela, study, 0, "ferries 🚢")]}, 201)

    assert {row["annotator"] for row in bela("get", "annotations/?project=port-study")["results"]} == {"bela"}
    assert [act["act"] for act in anna("get", f"annotations/{pk}/history/")] == ["create", "update"]
    for tool, name in ((anna, "anna"), (bela, "bela")):
        assert tool("post", f"assignments/{study[name]}/submit/")["state"] == "submitted"

    cases = rita("get", "cases/?project=port-study")["results"]
    both = next(case for case in cases if {one["annotator"] for one in case["annotations"]} == {"anna", "bela"})
    decision = rita("post", "decisions/", {"case": both["id"], "version": both["version"], "accept": [pk]}, 201)
    assert (decision["case"], decision["outcome"], decision["reviewer"]) == (both["id"], "accept", "rita")
    rita("post", "decisions/", {"case": both["id"], "version": both["version"], "accept": []}, 412)
    assert rita("post", "comments/", {"case": both["id"], "text": "Agreed."}, 201)["author"] == "rita"
    agreement = editor("get", "agreement/?project=port-study")
    economic = next(one for one in agreement["codes"] if one["code"] == "economic")
    assert economic["percent"]["value"] is not None
    assert set(economic["alpha"]) >= {"value", "units", "reason"}

    assert tools["vera"]("get", "projects/port-study/labels.jsonl?layer=all") == []
    assert editor("post", "projects/port-study/release/", {"event": study["event"]})["event"] == study["event"]
    for layer, count in (("gold", 1), ("annotators", 4), ("all", 5)):
        rows = tools["vera"]("get", f"projects/port-study/labels.jsonl?layer={layer}")
        assert len(rows) == count
        for row in rows:
            for anchor in row["anchors"]:
                text = editor("get", f"revisions/{anchor['revision']}/")["text"]
                assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
                assert anchor["outlet"] in {"Coast Agency", "Oldhaven Daily"}
                assert anchor["title"] in {"Ferries idle at Oldhaven", ""}
    (label,) = tools["vera"]("get", "projects/port-study/labels.jsonl")
    assert (label["code"], label["note"], label["annotator"], label["layer"]) == ("economic", "so many", "rita", "gold")


def test_nothing_found_is_a_judgement_too(tools: dict[str, Tool], study: dict[str, Any]) -> None:
    for name in ("anna", "bela"):
        answer = tools[name]("post", f"assignments/{study[name]}/submit/")
        assert (answer["state"], answer["event"]) == ("submitted", study["event"])
    agreement = tools["editor"]("get", "agreement/?project=port-study")
    economic = next(one for one in agreement["codes"] if one["code"] == "economic")
    assert (economic["percent"]["value"], economic["alpha"]["value"]) == (1.0, None)
    assert economic["alpha"]["reason"]


def test_the_schema_and_its_pages_are_there_for_who_signs_in(tools: dict[str, Tool]) -> None:
    answer = tools["vera"].client.get("/api/v1/schema/?format=json")
    assert json.loads(answer.content)["info"]["title"] == "Crossframe"
    assert tools["vera"].client.get("/api/v1/docs/").status_code == 200
