"""Tables that leave the site: no cell is run as a formula, and no line breaks in two."""

import csv
import io

import pytest

from annotator.spreadsheet import RISKY, cell, line


@pytest.mark.parametrize("start", RISKY)
def test_what_a_spreadsheet_would_run_is_words(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"
    assert cell(f"a{start}1") == f"a{start}1"


def test_a_line_reads_back_as_its_cells() -> None:
    cells = ["plain", 'with "quotes", commas', "two\nlines", "", "7"]
    assert list(csv.reader(io.StringIO(line(cells), newline=""))) == [cells]
