"""labels.jsonl and labels.csv: every label with its place, and text[start:end] is the quote in every row."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.annotations.services import release, submit
from annotator.exports import rows
from annotator.exports.formats import COLUMNS, Csv, JsonLines
from annotator.review.models import Case
from annotator.review.services import decide
from comparisons.models import Revision
from tests import factories as make
from tests.cast import FAMILY, Cast


@pytest.fixture
def labelled(cast: Cast) -> Cast:
    """Work of all kinds by ana and ben, handed in; one case decided, so that there is gold."""
    cast.tagged("ana", "40,000 crowns", note="=1+1")
    cast.tagged("ana", FAMILY, "radio", code="morality", attributes={"polarity": "neg", "who": ["mayor"]})
    cast.tagged("ben", "أربعين ألف كراون", "arabic")
    absent = [cast.articles["radio"].pk, cast.articles["phare"].pk]
    sides = [cast.place("gazette", "Repairs will cost the county"), cast.place("radio", "Repairs will cost the county")]
    make.make_annotation(cast.ben, cast.body(*sides, kind="contrast"))
    omission = cast.body(
        cast.place("gazette", "“We have no money left for that,”"), kind="omission", absent_from=absent
    )
    make.make_annotation(cast.ana, omission)
    make.make_annotation(cast.ana, cast.body(make.whole(cast.articles["armenian"]), kind="document"))
    make.make_annotation(cast.ben, cast.body(kind="event", code="political"))
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    for case in Case.objects.order_by("pk")[:4]:
        accept = [member.annotation_id for member in case.members.all()]
        decide(case=case, reviewer=cast.reviewer, version=case.version, accept=accept)
    return cast


def fetch(cast: Cast, name: str, form: str, layer: str = "all") -> str:
    answer = cast.api(name).get(f"/api/v1/projects/merrow-study/labels.{form}?layer={layer}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def lines(cast: Cast, name: str = "lead", layer: str = "all") -> list[dict[str, Any]]:
    return [json.loads(line) for line in fetch(cast, name, "jsonl", layer).splitlines()]


def cells(cast: Cast, name: str = "lead", layer: str = "all") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fetch(cast, name, "csv", layer), newline="")))


def unrisked(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(("=", "+", "-", "@", "\t", "\r")) else text


@pytest.mark.parametrize("layer", ["gold", "annotators", "all"])
def test_in_every_row_of_every_format_the_text_between_the_offsets_is_the_quote(labelled: Cast, layer: str) -> None:
    texts = dict(Revision.objects.values_list("pk", "text"))
    found = [anchor for row in lines(labelled, layer=layer) for anchor in row["anchors"]]
    assert found
    for anchor in found:
        assert texts[anchor["revision"]][anchor["start"] : anchor["end"]] == anchor["quote"]
    placed = [row for row in cells(labelled, layer=layer) if row["revision"]]
    assert len(placed) == len(found)
    for row in placed:
        assert texts[int(row["revision"])][int(row["start"]) : int(row["end"])] == unrisked(row["quote"])


def test_a_line_is_what_the_api_gives_with_outlet_and_title_beside_each_place(labelled: Cast) -> None:
    given = {row["id"]: row for row in labelled.api("lead").get("/api/v1/annotations/").json()["results"]}
    exported = lines(labelled)
    assert {row["id"] for row in exported} == set(given)
    by_article = {article.pk: article for article in labelled.articles.values()}
    for row in exported:
        omitting = row.pop("absent_outlets")
        assert omitting == [by_article[pk].outlet.name for pk in row["absent_from"]]
        for anchor in row["anchors"]:
            article = by_article[anchor["article"]]
            assert (anchor.pop("outlet"), anchor.pop("title")) == (article.outlet.name, article.title)
        assert row.pop("masked") is False
        assert row == given[row["id"]]


def test_the_layers_part_the_whole(labelled: Cast) -> None:
    gold, annotators, everything = (
        {row["id"] for row in lines(labelled, layer=layer)} for layer in ("gold", "annotators", "all")
    )
    assert gold
    assert gold.isdisjoint(annotators)
    assert gold | annotators == everything
    assert {row["layer"] for row in lines(labelled, layer="gold")} == {"gold"}
    assert {row["annotator"] for row in lines(labelled, layer="annotators")} == {"ana", "ben"}


def test_the_table_says_what_the_lines_say(labelled: Cast) -> None:
    table = {(row["id"], row["anchor"]): row for row in cells(labelled)}
    assert list(cells(labelled)[0]) == list(COLUMNS)
    wanted = {(row["id"], str(number)) for row in lines(labelled) for number in range(max(1, len(row["anchors"])))}
    assert set(table) == wanted
    for row in lines(labelled):
        for number, anchor in enumerate(row["anchors"] or [{}]):
            line = table[row["id"], str(number)]
            for name in ("project", "kind", "layer", "annotator", "code", "created_at", "updated_at"):
                assert line[name] == row[name]
            for name in ("event", "codebook_version", "version"):
                assert int(line[name]) == row[name]
            for name in ("outlet", "title", "article", "revision", "start", "end", "quote"):
                assert unrisked(line[name]) == str(anchor.get(name, ""))
            assert unrisked(line["note"]) == row["note"]
            assert (json.loads(line["attributes"]) if line["attributes"] else {}) == row["attributes"]
            assert line["absent_from"] == ";".join(map(str, row["absent_from"]))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_the_table_is_a_formula_and_the_lines_keep_every_sign(cast: Cast, sign: str) -> None:
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "note": f"{sign}cmd|' /C calc'!A0",
        "attributes": {},
        "created_at": cast.event.created_at,
        "updated_at": cast.event.created_at,
        "absent_from": [],
        "absent_outlets": [f"{sign}1"],
        "anchors": [{"quote": f"{sign}2", "outlet": f"{sign}3", "start": 0}],
    }
    written = list(csv.reader(io.StringIO("".join(Csv().pieces([row])), newline="")))[1]
    assert not [cell for cell in written if cell.startswith(sign)]
    assert f"'{sign}2" in written
    assert "0" in written
    assert json.loads("".join(JsonLines().pieces([row])))["note"] == row["note"]


def test_a_line_is_one_line_for_every_reader_of_lines(cast: Cast) -> None:
    cast.tagged("ana", note="one\u2028two\u2029three\x85four\x0bfive\x0csix\x1cseven\r\neight")
    submit(assignment=cast.assignment("ana"))
    assert [row["note"][:7] for row in lines(cast)] == ["one\u2028two"]


def test_nobody_exports_what_they_may_not_see(labelled: Cast) -> None:
    for name, whose in (("ana", {"ana"}), ("ben", {"ben"}), ("reader", set())):
        assert {row["annotator"] for row in lines(labelled, name)} == whose, name
        assert lines(labelled, name, "gold") == [], name
    assert labelled.api("outsider").get("/api/v1/projects/merrow-study/labels.jsonl").status_code == 404
    release(project=labelled.project, event=labelled.event, released_by=labelled.lead)
    for name in ("ana", "ben", "reader", "lead"):
        assert {row["annotator"] for row in lines(labelled, name)} == {"ana", "ben", "reviewer"}, name


def test_the_layer_is_gold_unless_another_is_named_and_a_wrong_one_is_refused(labelled: Cast) -> None:
    api, address = labelled.api("lead"), "/api/v1/projects/merrow-study/labels.jsonl"
    plain = b"".join(api.get(address).streaming_content).decode()
    assert plain == fetch(labelled, "lead", "jsonl", "gold")
    wrong = api.get(f"{address}?layer=silver")
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "#/layer")


@pytest.mark.parametrize(
    ("form", "kind"), [("jsonl", "application/x-ndjson"), ("csv", "text/csv"), ("csv", "text/csv; charset=utf-8")]
)
def test_a_tool_may_ask_for_the_very_type_that_comes(labelled: Cast, form: str, kind: str) -> None:
    address = f"/api/v1/projects/merrow-study/labels.{form}"
    answer = labelled.api("lead").get(address, headers={"Accept": kind})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind.partition(";")[0])
    assert answer["Content-Disposition"] == f'attachment; filename="merrow-study-gold.{form}"'


def test_labels_are_sent_while_they_are_read_a_chunk_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        cast.tagged("ana", note=str(number))
    monkeypatch.setattr(rows, "CHUNK", 2)
    pieces = JsonLines().pieces(rows.label_rows(rows.labels_for(cast.ana, cast.project, "annotators")))
    with CaptureQueriesContext(connection) as counted:
        next(pieces)
        first = len(counted)
        rest = list(pieces)
    assert len(rest) == 8
    # Of each chunk the anchors are asked for when its turn comes, not before.
    assert len(counted) - first == 4


@pytest.mark.parametrize("layer", ["gold", "annotators", "all"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_the_command_writes_what_the_api_gives_a_lead(labelled: Cast, tmp_path: Path, form: str, layer: str) -> None:
    out = tmp_path / f"labels.{form}"
    call_command("export_labels", project="merrow-study", format=form, layer=layer, out=out, verbosity=0)
    assert out.read_bytes().decode() == fetch(labelled, "lead", form, layer)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_the_command_says_what_is_wrong(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="merrow-study"):
        call_command("export_labels", project="nowhere", format="csv", layer="gold", out=tmp_path / "x")
    with pytest.raises(CommandError, match="Cannot write"):
        call_command("export_labels", project="merrow-study", format="csv", layer="gold", out=tmp_path / "no" / "x")
