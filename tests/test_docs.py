"""The documents name what the code has."""

from pathlib import Path

from annotator.exports.formats import COLUMNS
from comparisons.intake.article import CoverageLine

DOCS = Path(__file__).parent.parent / "docs"


def test_every_column_of_the_csv_export_is_documented_in_its_order():
    document = (DOCS / "export-format.md").read_text()
    line = document.split("The columns, in this order:")[1]
    places = [line.index(f"`{column}`") for column in COLUMNS]
    assert places == sorted(places)


def test_every_field_of_the_import_is_documented():
    document = (DOCS / "import-format.md").read_text()
    missing = [name for name in CoverageLine().fields if f"| `{name}` |" not in document]
    assert not missing
