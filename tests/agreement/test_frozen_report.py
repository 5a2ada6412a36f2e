"""A frozen report is the same again from its file, and no other file passes for one."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from annotator.agreement.study import digest_of
from tests.agreement.reports import computed, hand_in
from tests.cast import Cast


def frozen(cast: Cast, browser: Callable, folder: Path) -> Path:
    cast.tagged("ana")
    hand_in(cast, "ana", "ben")
    computed(cast)
    answer = browser(cast.people["lead"]).get(reverse("agreement_file", args=[cast.project.slug]))
    file = folder / "report.json"
    file.write_bytes(b"".join(answer.streaming_content))
    return file


def test_a_frozen_report_computes_to_the_same_figures(cast: Cast, browser: Callable, tmp_path: Path) -> None:
    file = frozen(cast, browser, tmp_path)
    out = io.StringIO()
    call_command("verify_report", str(file), stdout=out)
    assert "all figures come out the same (1 events, 2 annotators, 1000 samples" in out.getvalue()
    report = json.loads(file.read_text())
    digests = {text[4] for text in report["study"]["texts"]}
    assert cast.articles["gazette"].current.digest in digests
    assert "crowns" not in file.read_text()


def test_a_report_that_was_changed_is_refused(cast: Cast, browser: Callable, tmp_path: Path) -> None:
    file = frozen(cast, browser, tmp_path)
    report = json.loads(file.read_text())
    report["figures"]["kinds"]["sentence"]["codes"]["economic"]["value"] = 0.9
    file.write_text(json.dumps(report))
    with pytest.raises(CommandError, match="digest does not match"):
        call_command("verify_report", str(file))
    # And with a digest made to fit: the figures no longer follow from the study.
    report["digest"] = digest_of({key: value for key, value in report.items() if key != "digest"})
    file.write_text(json.dumps(report))
    with pytest.raises(CommandError, match=r"economic\.value: 0\.9 in the report"):
        call_command("verify_report", str(file))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "crossframe-agreement-report/1"}'])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "report.json"
    file.write_text(content)
    with pytest.raises(CommandError):
        call_command("verify_report", str(file))
