"""The frozen report: what was measured, with what, and what came out, in one JSON object that recomputes. Pure.

`study` holds the texts' SHA-256, lengths and sentences (not the texts), the annotations of the first works and the
codebook version each was made with; `software` what computed; `digest` is the SHA-256 of all the rest.
"""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.agreement.figures import VERSION, figures_of
from annotator.agreement.study import Study, as_plain, digest_of, from_plain

FORMAT = "crossframe-agreement-report/1"
PROJECT_FILE = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"


class NotAReport(ValueError):
    """The file is no frozen report, or was changed; says which."""


def frozen(study: Study, figures: Mapping[str, Any]) -> dict[str, Any]:
    """The report as one object, as JSON can write it. Equal studies and software give equal files."""
    body = {
        "format": FORMAT,
        "software": {"name": "crossframe", "version": software_version(), "figures": VERSION},
        "study": as_plain(study),
        "figures": figures,
    }
    return {**body, "digest": digest_of(body)}


def differences(report: Mapping[str, Any]) -> list[str]:
    """Where the figures computed anew from a report's study differ from its own; nothing where they are the same.

    Raises NotAReport for anything that is no report, or is not as it was written.
    """
    if not isinstance(report, Mapping) or report.get("format") != FORMAT:
        raise NotAReport(f"This is no report in the format {FORMAT}.")
    body = {key: value for key, value in report.items() if key != "digest"}
    if digest_of(body) != report.get("digest"):
        raise NotAReport("The report is not as it was written: its digest does not match.")
    theirs = report["figures"]
    if theirs["version"] != VERSION:
        raise NotAReport(
            f"The report was computed by version {theirs['version']} of the figures, and this is version {VERSION}. "
            f"Use Crossframe {report['software']['version']}."
        )
    try:
        ours = figures_of(from_plain(report["study"]), theirs["samples"], theirs["seed"])
    except (KeyError, TypeError, ValueError) as error:
        raise NotAReport(f"The study in the report cannot be read: {error}") from error
    return list(_differ("figures", theirs, json.loads(json.dumps(ours))))


def _differ(place: str, theirs: Any, ours: Any) -> list[str]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        keys = sorted(theirs.keys() | ours.keys())
        return [line for key in keys for line in _differ(f"{place}.{key}", theirs.get(key), ours.get(key))]
    return [] if theirs == ours else [f"{place}: {theirs} in the report, {ours} now"]


def software_version() -> str:
    """The version of Crossframe that runs, as its project file has it."""
    with PROJECT_FILE.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
