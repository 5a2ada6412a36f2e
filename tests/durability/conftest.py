"""A site to be hard on, and what must be true of it afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.durability.coverage import write_coverage
from tests.sites import Serving, Site

LONG = {"articles": 60, "sentences": 40}
SHORT = {"articles": 4, "sentences": 8}
UNDISTURBED = """
from django.core.management import call_command
from comparisons.models import Alignment
call_command("check_integrity")
Alignment.objects.all().delete()
call_command("align")
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder starts and kills processes."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.durability)


@pytest.fixture
def site(make_sites: Callable[..., Site]) -> Site:
    """A fresh site whose jobs are missed within seconds."""
    return make_sites(settings="tests.durability.settings")


def bring_in(site: Site, **events: dict[str, int]) -> None:
    """Import made-up coverage of some events, each of the size given; all of them want to be aligned."""
    paths = [write_coverage(site.folder / f"{event}.jsonl", event=event, **size) for event, size in events.items()]
    said = site.manage("import_coverage", *map(str, paths), "--collection", "tried", "--create", "Tried")
    assert all(f"{size['articles']} taken" in said for size in events.values())


def job_of(site: Site, event: str) -> tuple[str, int]:
    """State and attempts of the newest job of an event."""
    found = site.rows(
        "SELECT job.state, job.attempts FROM comparisons_job job JOIN comparisons_event event"
        f" ON job.event_id = event.id WHERE event.title = '{event}' ORDER BY job.created_at DESC LIMIT 1"
    )
    return found[0] if found else ("", 0)


def kill_in_the_middle(site: Site, serving: Serving, event: str, attempt: int) -> None:
    """kill -9 of the worker, its children and the beat while it works on an event for the `attempt`th time."""
    site.wait_for(f"attempt {attempt} at {event}", lambda: job_of(site, event) == ("running", attempt))
    serving.kill_group("worker")
    serving.kill_group("beat")
    assert job_of(site, event) == ("running", attempt), "It was done before it could be killed: make the event longer."


def wait_until_done(site: Site, seconds: float = 90) -> None:
    """Wait until no job is queued or running."""
    open_jobs = "SELECT count(*) FROM comparisons_job WHERE state IN ('queued', 'running')"
    site.wait_for("all jobs to end", lambda: site.value(open_jobs) == 0, seconds)


def assert_all_is_whole(site: Site) -> None:
    """Every job is done, every event has one alignment, and it is what an undisturbed run gives."""
    assert site.rows("SELECT DISTINCT state FROM comparisons_job") == [("done",)]
    events = site.value("SELECT count(*) FROM comparisons_event")
    assert site.value("SELECT count(*) FROM comparisons_alignment") == events
    found = result(site)
    site.manage("shell", "-v0", "-c", UNDISTURBED)
    assert found == result(site)


def result(site: Site) -> dict[str, list[tuple[Any, ...]]]:
    """The links and groups that are stored, without their row ids."""
    groups: dict[int, list[int]] = {}
    for group, segment in site.rows("SELECT group_id, segment_id FROM comparisons_groupmember ORDER BY segment_id"):
        groups.setdefault(group, []).append(segment)
    return {
        "links": site.rows("SELECT a_id, b_id, kind, score, moved, state FROM comparisons_link ORDER BY a_id, b_id"),
        "groups": sorted(map(tuple, groups.values())),
    }
