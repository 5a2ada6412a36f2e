"""The commands that bring coverage in, align it, and sweep up."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from comparisons import jobs, services
from comparisons.models import Alignment, Article, Collection, Event, Job, Link
from comparisons.text.tiers import LEXICAL

pytestmark = pytest.mark.django_db
GOOD = {"event": "A flood", "outlet": "Gazette", "title": "River rises", "text": "The river rose on Friday."}


def run(command: str, *arguments: Any) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def write(path: Path, *lines: dict[str, Any]) -> Path:
    """A JSONL file."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    """Two good lines and a bad one."""
    other = {**GOOD, "outlet": "Courier", "text": "On Friday the river rose, says the county."}
    return write(tmp_path / "flood.jsonl", GOOD, {**GOOD, "outlet": ""}, other)


def test_an_import_says_what_it_took_and_of_the_rest_which_line_which_field_and_why(coverage: Path) -> None:
    said = run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    assert "2 taken, 0 updated, 0 skipped, 1 refused" in said
    assert "line 2, outlet: This field is required." in said
    assert Article.objects.count() == 2
    assert Job.objects.get().label == "Align “A flood”"


def test_a_second_run_changes_nothing(coverage: Path) -> None:
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    said = run("import_coverage", coverage, "--collection", "floods")
    assert "0 taken, 0 updated, 2 skipped, 1 refused" in said
    assert Article.objects.count() == 2


def test_a_dry_run_says_the_same_and_stores_nothing_not_even_the_collection(coverage: Path) -> None:
    said = run("import_coverage", coverage, "--collection", "floods", "--create", "Floods", "--dry-run")
    assert "dry run, nothing stored" in said
    assert "2 taken, 0 updated, 0 skipped, 1 refused" in said
    assert not Collection.objects.exists()
    assert not Article.objects.exists()


def test_several_files_are_read_one_after_the_other(tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", GOOD)
    two = write(tmp_path / "two.jsonl", GOOD, {**GOOD, "outlet": "Courier"})
    said = run("import_coverage", one, two, "--collection", "floods", "--create", "Floods")
    assert f"{one}: 1 taken" in said
    assert f"{two}: 1 taken, 0 updated, 1 skipped" in said


def test_a_collection_that_is_not_there_is_not_made_unasked(coverage: Path) -> None:
    with pytest.raises(CommandError, match="Add --create NAME to make it"):
        run("import_coverage", coverage, "--collection", "floods")
    assert not Collection.objects.exists()


def test_a_file_that_is_not_there_or_no_text_is_an_error_with_its_name(tmp_path: Path, coverage: Path) -> None:
    with pytest.raises(CommandError, match=r"absent\.csv cannot be read: No such file"):
        run("import_coverage", tmp_path / "absent.csv", "--collection", "floods", "--create", "Floods")
    picture = tmp_path / "picture.jsonl"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    with pytest.raises(CommandError, match=r"picture\.jsonl: Line 1 is not UTF-8 text"):
        run("import_coverage", picture, "--collection", "floods", "--create", "Floods")


def test_align_aligns_every_event_now_and_leaves_no_job_open(coverage: Path) -> None:
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    assert "links." in run("align")
    assert Alignment.objects.get().engine == LEXICAL.engine
    assert Link.objects.exists()
    assert [job.state for job in Job.objects.all()] == ["done"]


def test_align_can_be_asked_for_one_event(coverage: Path) -> None:
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    other = services.create_event(collection=Collection.objects.get(), title="Another")
    run("align", "--event", Event.objects.get(title="A flood").pk)
    assert not Alignment.objects.filter(event=other).exists()
    with pytest.raises(CommandError, match="There is no event 999"):
        run("align", "--event", 999)


def test_align_leaves_an_event_to_the_worker_that_is_at_it(coverage: Path) -> None:
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    jobs.claim(Job.objects.get().pk)
    assert "a worker is at it now" in run("align")
    assert not Alignment.objects.exists()


def test_align_ends_with_an_error_when_an_event_cannot_be_aligned(coverage: Path, monkeypatch) -> None:
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")

    def break_down(*_: Any, **__: Any) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr("comparisons.pipeline.engine.align", break_down)
    with pytest.raises(CommandError, match="1 of 1 events could not be aligned"):
        run("align")


def test_sweep_jobs_says_how_many_it_rang_for(coverage: Path) -> None:
    assert "0 jobs were stuck" in run("sweep_jobs")
    run("import_coverage", coverage, "--collection", "floods", "--create", "Floods")
    Job.objects.update(sent_at="2020-01-01T00:00:00Z")
    assert "1 job was stuck and rung for again" in run("sweep_jobs")
