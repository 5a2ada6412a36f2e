"""Export formats: each turns rows into text, a piece at a time. To add one, add a class here and to FORMATS."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from rest_framework.utils.encoders import JSONEncoder

from annotator import spreadsheet

COLUMNS = (
    "id",
    "project",
    "event",
    "kind",
    "layer",
    "annotator",
    "code",
    "codebook_version",
    "attributes",
    "note",
    "anchor",
    "outlet",
    "title",
    "article",
    "revision",
    "start",
    "end",
    "quote",
    "absent_from",
    "absent_outlets",
    "version",
    "created_at",
    "updated_at",
    "provenance",
    "masked",
)
# Where some readers end a line, though JSON does not: Python's splitlines() among them.
LINE_ENDS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"})


class Format(Protocol):
    """One way to write rows."""

    id: str
    content_type: str

    def pieces(self, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
        """The file, piece by piece."""


class JsonLines:
    """One JSON object a line, an annotation each: the canonical form."""

    id = "jsonl"
    content_type = "application/x-ndjson"

    def pieces(self, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
        """A line a row."""
        for row in rows:
            yield json.dumps(row, cls=JSONEncoder, ensure_ascii=False).translate(LINE_ENDS) + "\n"


class Csv:
    """One line an anchor, for spreadsheets and R. An annotation without anchors has one line with empty places.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front; JSON lines carry every quote as it
    stands.
    """

    id = "csv"
    content_type = "text/csv; charset=utf-8"

    def pieces(self, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
        """The header, then the lines of each row."""
        yield spreadsheet.line(COLUMNS)
        for row in rows:
            for number, anchor in enumerate(row["anchors"] or [{}]):
                yield spreadsheet.line([_cell(name, row, anchor, number) for name in COLUMNS])


def _cell(name: str, row: dict[str, Any], anchor: dict[str, Any], number: int) -> str:
    if name == "anchor":
        return str(number)
    value = anchor[name] if name in anchor else row.get(name, "")
    if name in ("attributes", "provenance"):
        value = json.dumps(value, sort_keys=True, ensure_ascii=False) if value else ""
    elif isinstance(value, bool):
        value = "true" if value else "false"
    elif isinstance(value, list):
        value = ";".join(map(str, value))
    elif name.endswith("_at"):
        value = value.isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, int) else spreadsheet.cell(str(value))


FORMATS: dict[str, Format] = {known.id: known for known in (JsonLines(), Csv())}
