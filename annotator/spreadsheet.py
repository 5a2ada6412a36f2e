"""Lines of CSV for spreadsheets and statistics packages, in one way wherever a table leaves the site."""

import csv
import io
from collections.abc import Iterable

# A spreadsheet runs a cell that begins like this as a formula (OWASP ASVS 5.0, 1.2.10).
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """Return words as a cell: with an apostrophe in front where a spreadsheet would run them. Not for numbers."""
    return f"'{text}" if text.startswith(RISKY) else text


def line(cells: Iterable[object]) -> str:
    """Return one line of CSV with its end (RFC 4180)."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
