"""JSONL and CSV files as numbered rows."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

# An article in one CSV cell is longer than the csv module's default of 128 KiB allows.
csv.field_size_limit(16 * 1024 * 1024)
LONGEST_HEADER = 10_000


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Row:
    """One line of a file: its number (from 1), its fields, or what keeps it from being read."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


def read(filename: str, content: bytes) -> Iterator[Row]:
    """The rows of a JSONL or CSV file, told apart by the name's ending, else by the first character.

    Raises Unreadable for a file that is not UTF-8 text, or has no line of articles.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"Line {line} is not UTF-8 text. Save the file as UTF-8 and import it again.") from error
    as_csv = filename.lower().endswith((".csv", ".tsv")) or not (
        filename.lower().endswith((".jsonl", ".ndjson", ".json")) or text.lstrip().startswith(("{", "["))
    )
    rows = list(_csv(text) if as_csv else _jsonl(text))
    if not rows:
        raise Unreadable("This file has no lines of articles. Each article is one line.")
    return iter(rows)


def _jsonl(text: str) -> Iterator[Row]:
    # Only \n ends a line: a JSON string may hold U+2028 and other characters that splitlines() would cut at.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Row(number, problem=f"This is not JSON: {_reason(error)}. Each line is one object in braces.")
            continue
        if isinstance(values, dict):
            yield Row(number, values)
        else:
            yield Row(number, problem='This line is no object. Write it as {"event": …, "outlet": …, …}.')


def _reason(error: Exception) -> str:
    return f"{error.msg} at character {error.colno}" if isinstance(error, json.JSONDecodeError) else "it cannot be read"


def _csv(text: str) -> Iterator[Row]:
    # Strict: a quote that is never closed would swallow the rest of the file as one cell otherwise.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    names = _column_names(reader)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(number, problem=f"This line cannot be read as CSV: {error}.")
            continue
        if cells is None:
            return
        if len(cells) > len(names):
            yield Row(
                number, problem="This line has more cells than the first line has columns. Quote cells with commas."
            )
        elif any(cell.strip() for cell in cells):
            # A spreadsheet leaves rows of empty cells behind; they are no articles.
            yield Row(number, dict(zip_longest(names, cells, fillvalue="")))


def _delimiter(text: str) -> str:
    """The sign that stands most often in the first line, a comma where none does."""
    first_line = re.split("[\r\n]", text.lstrip()[:LONGEST_HEADER], maxsplit=1)[0]
    return max(",;\t", key=first_line.count)


def _column_names(reader: Iterator[list[str]]) -> list[str]:
    """What the first line with words names; nothing where there is none.

    Raises Unreadable when it cannot be read, lacks a column or has one twice.
    """
    try:
        cells = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
    except csv.Error as error:
        raise Unreadable(f"The first line cannot be read as CSV: {error}.") from error
    if cells is None:
        return []
    names = [name.strip().lower() for name in cells]
    missing = [name for name in ("event", "outlet", "title", "text") if name not in names]
    if missing:
        raise Unreadable(f"The first line must name the columns; it lacks {', '.join(missing)}.")
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    if doubled:
        raise Unreadable(f"The first line names these columns twice: {', '.join(doubled)}. Keep one of each.")
    return names
