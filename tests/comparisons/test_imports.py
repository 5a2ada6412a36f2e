"""Importing coverage: good lines go in, the others are reported, a second run changes nothing, a dry run tells true."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparisons.jobs import JobFailed
from comparisons.models import Article, Collection, CoverageImport, Event, Job, Revision
from comparisons.services.imports import Report, read_into
from comparisons.tasks import take_in
from tests import factories as make
from tests.cast import Cast

IMPORTS = "/api/v1/imports/"


@pytest.fixture
def collection(cast: Cast) -> Collection:
    return make.make_collection("fresh", cast.lead)


def line(**fields: Any) -> dict[str, Any]:
    return {"event": "Fire", "outlet": "Post", "title": "Fire in town", "text": "It burns. It burnt.", **fields}


def jsonl(*lines: Any) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in lines).encode()


def run(collection: Collection, content: bytes, dry_run: bool = False, name: str = "coverage.jsonl") -> Report:
    return read_into(collection=collection, filename=name, content=content, dry_run=dry_run)


def outcomes(report: Report) -> list[str]:
    return [one.outcome for one in report.lines]


def stored() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Event, Article, Revision))


def test_good_lines_go_in_and_bad_ones_say_which_line_which_field_and_why(collection: Collection) -> None:
    report = run(collection, jsonl(line(), "{", line(text=""), line(url="nowhere", language="?"), line(outlet="Echo")))
    assert outcomes(report) == ["taken", "refused", "refused", "refused", "taken"]
    assert [one.line for one in report.lines] == [1, 2, 3, 4, 5]
    assert [sorted(one.problems) for one in report.lines] == [[], ["line"], ["text"], ["language", "url"], []]
    assert report.counts() == {"taken": 2, "updated": 0, "skipped": 0, "refused": 3}
    assert collection.events.get().articles.count() == 2


def test_a_second_run_changes_nothing(collection: Collection) -> None:
    content = jsonl(line(), line(title="", text="Headline here\n\nWords."), line(url="http://example.org/1", title="U"))
    assert outcomes(run(collection, content)) == ["taken"] * 3
    before = stored()
    assert outcomes(run(collection, content)) == ["skipped"] * 3
    assert stored() == before


def test_a_file_that_holds_two_states_of_an_article_comes_to_rest(collection: Collection) -> None:
    content = jsonl(line(external_id="7"), line(external_id="7", text="It burns on."))
    assert outcomes(run(collection, content)) == ["taken", "updated"]
    assert outcomes(run(collection, content)) == ["skipped", "skipped"]
    assert Article.objects.get(event__collection=collection).current.number == 2  # type: ignore[union-attr]


def test_a_dry_run_stores_nothing_and_queues_no_alignment(collection: Collection) -> None:
    before = (*stored(), Job.objects.count())
    assert outcomes(run(collection, jsonl(line(), line(), line(text="Other."), "{"), dry_run=True)) == [
        "taken",
        "skipped",
        "updated",
        "refused",
    ]
    assert (*stored(), Job.objects.count()) == before


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": "\0"}, "text"),
        ({"text": "a\0b"}, "text"),
        ({"text": "a\ud800b"}, "text"),
        ({"title": "a\udfffb"}, "title"),
        ({"title": "\0"}, "title"),
        ({"outlet": "a\ud800"}, "outlet"),
        ({"event": "a\0"}, "event"),
        ({"text": " \n\u200b\t"}, "text"),
        ({"text": "x" * 2_000_001}, "text"),
        ({"text": ["words"]}, "text"),
        ({"text": {"words": 1}}, "text"),
        ({"text": True}, "text"),
        ({"text": None}, "text"),
        ({"outlet": ""}, "outlet"),
        ({"outlet": "x" * 121}, "outlet"),
        ({"event": "  "}, "event"),
        ({"event": "x" * 301}, "event"),
        ({"title": "x" * 501}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "http://" + "x" * 2000 + ".org"}, "url"),
        ({"url": "http://[::1"}, "url"),
        ({"published_at": "yesterday"}, "published_at"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "published_at"),
        ({"published_at": 7}, "published_at"),
        ({"language": "english please"}, "language"),
        ({"external_id": "x" * 201}, "external_id"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_stored_is_refused_at_its_field(
    collection: Collection, fields: dict[str, Any], wrong: str
) -> None:
    report = run(collection, jsonl(line(**fields)))
    assert outcomes(report) == ["refused"]
    assert list(report.lines[0].problems) == [wrong]
    assert report.lines[0].problems[wrong].strip()
    assert collection.events.count() == 0


@pytest.mark.parametrize("missing", ["event", "outlet", "title", "text"])
def test_a_missing_field_is_named(collection: Collection, missing: str) -> None:
    fields = line()
    del fields[missing]
    assert list(run(collection, jsonl(fields)).lines[0].problems) == [missing]


def test_a_report_can_be_kept_and_given_out_whatever_the_lines_held(cast: Cast) -> None:
    deep = '{"title": ' + "[" * 600 + "]" * 600 + ', "event": "E", "outlet": "O", "text": "T"}'
    content = jsonl(line(title="a\ud800\0b", outlet="\udfff"), deep, line(event={"x": [1]}), line(title="x" * 600))
    file = make_file("x.jsonl", content)
    asked = cast.api("lead").post(
        IMPORTS, {"collection": "merrow", "file": file, "dry_run": "true"}, format="multipart"
    )
    take_in(job_id=asked.json()["job"]["id"])
    answer = cast.api("lead").get(f"{IMPORTS}{asked.json()['id']}/")
    assert (answer.status_code, answer.json()["job"]["state"]) == (200, "done")
    assert [one["outcome"] for one in answer.json()["report"]["lines"]] == ["refused"] * 4
    assert CoverageImport.objects.get().report == answer.json()["report"]


def make_file(name: str, content: bytes) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def test_two_megabytes_of_text_go_in(collection: Collection) -> None:
    text = ("The ferry was late again, " * 40 + "said the harbour.\n\n") * 1888
    assert 1_999_000 < len(text) <= 2_000_000
    assert outcomes(run(collection, jsonl(line(title="", text=text)))) == ["taken"]


def test_a_file_that_cannot_be_read_fails_its_job_in_words(cast: Cast) -> None:
    file = make_file("x.csv", b"a,b\n1,2")
    asked = cast.api("lead").post(
        IMPORTS, {"collection": "merrow", "file": file, "dry_run": "true"}, format="multipart"
    )
    take_in(job_id=asked.json()["job"]["id"])
    job = cast.api("lead").get(f"/api/v1/jobs/{asked.json()['job']['id']}/").json()
    assert job["state"] == "failed"
    assert "event" in job["error"]
    assert "broke" not in job["error"]


def test_an_import_over_the_api_is_a_job_with_a_report(cast: Cast) -> None:
    file = make_file(
        "coverage.csv", '\ufeffevent;outlet;title;text\r\nFire;Post;T;"One.\r\nTwo."\r\n;;;\r\nFire;;T;x\r\n'.encode()
    )
    sent = {"collection": "merrow", "file": file, "dry_run": "false"}
    asked = cast.api("lead").post(IMPORTS, sent, format="multipart")
    assert asked.status_code == 202
    assert (asked.json()["filename"], asked.json()["dry_run"], asked.json()["report"]) == ("coverage.csv", False, {})
    take_in(job_id=asked.json()["job"]["id"])
    done = cast.api("lead").get(f"{IMPORTS}{asked.json()['id']}/").json()
    assert done["job"]["state"] == "done"
    counts = {name: done["report"][name] for name in ("taken", "updated", "skipped", "refused")}
    assert counts == {"taken": 1, "updated": 0, "skipped": 0, "refused": 1}
    assert done["report"]["lines"][1]["line"] == 5
    assert list(done["report"]["lines"][1]["problems"]) == ["outlet"]
    assert cast.collection.events.get(title="Fire").articles.get().current.text == "T\n\nOne.\nTwo."


@pytest.mark.parametrize(
    ("name", "sent", "status", "pointer"),
    [
        ("lead", {"collection": "merrow"}, 400, "#/file"),
        ("lead", {"collection": "merrow", "file": "words"}, 400, "#/file"),
        ("lead", {"collection": "merrow", "file": b""}, 400, "#/file"),
        ("lead", {"collection": "merrow", "file": b" \n"}, 400, "#/file"),
        ("lead", {"file": b"{}"}, 400, "#/collection"),
        ("lead", {"collection": "sandle", "file": b"{}"}, 400, "#/collection"),
        ("lead", {"collection": "merrow", "file": b"{}", "dry_run": "perhaps"}, 400, "#/dry_run"),
        ("reviewer", {"collection": "merrow", "file": b"{}"}, 403, None),
    ],
)
def test_what_cannot_be_imported_is_refused(
    cast: Cast, name: str, sent: dict[str, Any], status: int, pointer: str | None
) -> None:
    if isinstance(sent.get("file"), bytes):
        sent = {**sent, "file": make_file("x.jsonl", sent["file"])}
    answer = cast.api(name).post(IMPORTS, sent, format="multipart")
    assert answer.status_code == status, answer.content
    assert [entry["pointer"] for entry in answer.json().get("errors", [])] == ([pointer] if pointer else [])
    assert CoverageImport.objects.count() == 0


def test_the_command_reports_and_is_safe_to_run_twice(cast: Cast, tmp_path, capsys) -> None:
    file = tmp_path / "coverage.jsonl"
    file.write_bytes(jsonl(line(), "{"))
    for expected in ("1 taken, 0 updated, 0 skipped, 1 refused", "0 taken, 0 updated, 1 skipped, 1 refused"):
        call_command("import_coverage", str(file), collection="merrow", dry_run=True)
        call_command("import_coverage", str(file), collection="merrow")
        said = capsys.readouterr().out
        assert said.count(expected) == 2
        assert "line 2, line: This is not JSON" in said


def test_a_dry_run_knows_a_text_again_that_came_with_an_address_before(collection: Collection) -> None:
    content = jsonl(line(title="", url="http://example.org/1"), line(title=""), line(title="", external_id="7"))
    foretold = outcomes(run(collection, content, dry_run=True))
    assert outcomes(run(collection, content)) == foretold


names = st.sampled_from(["Post", "Echo"])
pieces = st.fixed_dictionaries(
    {
        "event": st.sampled_from(["Fire", "Flood"]),
        "outlet": names,
        "title": st.sampled_from(["", "One", "Two", "Words one."]),
        "text": st.sampled_from(["Words one.", "Words two.", "", "One\n\nWords one."]),
    },
    optional={
        "url": st.sampled_from(["", "http://example.org/1", "http://example.org/2"]),
        "external_id": st.sampled_from(["", "7", "8"]),
    },
)
CALM = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


@CALM
@given(st.lists(pieces, min_size=1, max_size=6))
def test_a_dry_run_foretells_what_the_run_does_and_the_next_one_does_nothing(
    cast: Cast, lines: list[dict[str, str]]
) -> None:
    collection = make.make_collection(f"c{Collection.objects.count()}")
    content = jsonl(*lines)
    foretold = outcomes(run(collection, content, dry_run=True))
    assert outcomes(run(collection, content)) == foretold
    before = stored()
    again = outcomes(run(collection, content))
    assert again == ["refused" if outcome == "refused" else "skipped" for outcome in foretold]
    assert outcomes(run(collection, content, dry_run=True)) == again
    assert stored() == before


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)
FIELDS = ["event", "outlet", "title", "text", "url", "byline", "published_at", "language", "dateline", "external_id"]
garbled = st.one_of(
    st.dictionaries(st.one_of(st.sampled_from(FIELDS), st.text(max_size=5)), anything, max_size=8),
    st.builds(lambda wrong: {**line(), **wrong}, st.dictionaries(st.sampled_from(FIELDS), anything, max_size=3)),
).map(json.dumps)


@settings(CALM, max_examples=60)
@given(st.lists(st.one_of(garbled, st.text(max_size=30).map(lambda text: text.replace("\n", " "))), max_size=5))
def test_whatever_the_lines_hold_each_is_in_the_report_and_nothing_breaks(cast: Cast, lines: list[str]) -> None:
    content = "\n".join(lines).encode("utf-8", "replace")
    collection = make.make_collection(f"g{Collection.objects.count()}")
    wanted = [number for number, text in enumerate(content.decode("utf-8-sig").split("\n"), 1) if text.strip()]
    if not wanted:
        with pytest.raises(JobFailed, match="no lines"):
            run(collection, content)
        return
    report = run(collection, content)
    assert [one.line for one in report.lines] == wanted
    before = stored()
    assert "taken" not in outcomes(run(collection, content))
    assert stored() == before
