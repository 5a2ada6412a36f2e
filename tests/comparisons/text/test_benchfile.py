"""Benchmark files are read with plain complaints and answered in the form the scorer wants; texts are made up."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from comparisons.text.benchfile import predictions, read_documents

WIRE = [
    "Dockers in Port Alden ended a nine-day strike on Monday.",
    "The harbour is the largest in the north, she said.",
]
PAPER = [
    "Get the Courier in your inbox:",
    "“Dockers in Port Alden ended a nine-day strike on Monday.”",
    "Bread was free.",
]


def document(name: str, sentences: list[str]) -> dict[str, Any]:
    text, sents = "", []
    for sentence in sentences:
        sents.append([len(text), len(text) + len(sentence)])
        text += sentence + "\n"
    return {"event": "e1", "doc": name, "text": text, "sents": sents, "paras": list(range(len(sents)))}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    content = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(content.encode()) if path.suffix == ".gz" else content.encode())
    return path


@pytest.mark.parametrize("name", ["docs.jsonl", "docs.jsonl.gz"])
def test_each_pair_of_articles_gets_a_line(tmp_path: Path, name: str) -> None:
    rows = [document("wire", WIRE), document("paper", PAPER), document("radio", PAPER[2:])]
    found = list(predictions(read_documents(write(tmp_path / name, rows))))
    assert [(row["event"], row["a"], row["b"]) for row in found] == [
        ("e1", "wire", "paper"),
        ("e1", "wire", "radio"),
        ("e1", "paper", "radio"),
    ]
    first = found[0]
    assert [pair[:2] for pair in first["pairs"]] == [(0, 1)]
    assert len(first["labels"]) == 1
    ((a_start, a_end, b_start, b_end),) = first["spans"]
    assert rows[0]["text"][a_start:a_end] == WIRE[0]
    assert rows[1]["text"][b_start:b_end].startswith("Dockers")


def test_boilerplate_is_never_aligned(tmp_path: Path) -> None:
    rows = [document("wire", PAPER), document("paper", PAPER)]
    (row,) = predictions(read_documents(write(tmp_path / "docs.jsonl", rows)))
    assert [pair[:2] for pair in row["pairs"]] == [(1, 1), (2, 2)]
    assert row["labels"] == ["verbatim", "verbatim"]


@pytest.mark.parametrize(("line", "says"), [("{", "docs.jsonl:2"), ('{"event": "e"}', "'doc'"), ("[]", "docs.jsonl:2")])
def test_a_faulty_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(json.dumps(document("wire", WIRE)) + "\n" + line + "\n")
    with pytest.raises(ValueError, match=says):
        read_documents(path)
