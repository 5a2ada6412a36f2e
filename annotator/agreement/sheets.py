"""The figures as one table, for spreadsheets and statistics packages: a line a value. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from annotator import spreadsheet

# docs/agreement.md says what each column holds.
COLUMNS = (
    "kind",
    "measure",
    "part",
    "name",
    "code",
    "value",
    "low",
    "high",
    "resamples",
    "mean_per_event",
    "events_with_value",
    "units",
    "marked",
    "prevalence",
    "percent",
    "f1_strict",
    "f1_lenient",
    "reason",
)
PARTS = {"outlets": "outlet", "versions": "codebook_version", "months": "month"}


def lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """The lines of the CSV, the header first."""
    yield spreadsheet.line(COLUMNS)
    for row in rows(figures):
        yield spreadsheet.line([_cell(row.get(column)) for column in COLUMNS])


def rows(figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every value with what it is of: `part` is all, outlet, codebook_version, month, pair, attribute or confusion."""
    for kind, found in figures["kinds"].items():
        own = {"kind": kind, "measure": figures["measures"][kind]}
        yield from _values(own | {"part": "all", "name": ""}, found)
        for holder, part in PARTS.items():
            for name, values in found.get(holder, {}).items():
                yield from _values(own | {"part": part, "name": name}, values)
        for pair in found.get("pairs", ()):
            about = own | {"part": "pair", "name": " / ".join(pair["annotators"])}
            yield from _values(about, {"all": pair, "codes": pair["codes"]})
    for entry in figures["answers"]:
        about = {"kind": "attribute", "measure": f"krippendorff_alpha_{entry['metric']}", "part": "attribute"}
        yield entry | about | {"name": entry["attribute"]}
    for a, b, times in figures["confusion"]["cells"]:
        about = {"kind": "sentence", "measure": "confusion", "part": "confusion"}
        yield about | {"code": a or "nothing", "name": b or "nothing", "value": times}


def _values(about: dict[str, Any], found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield about | {"code": "", **found["all"]}
    for code, value in found["codes"].items():
        yield about | {"code": code, **value}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return spreadsheet.cell(value)
    return repr(value) if isinstance(value, float) else str(value)
