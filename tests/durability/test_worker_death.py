"""kill -9 of the worker, of all its processes or of the one that works, at the worst moment."""

import os
import signal

from tests.durability.conftest import (
    LONG,
    SHORT,
    assert_all_is_whole,
    bring_in,
    job_of,
    kill_in_the_middle,
    wait_until_done,
)
from tests.sites import Site, processes_of


def test_an_alignment_is_done_once_although_its_worker_was_killed_twice_in_the_middle(site: Site) -> None:
    bring_in(site, long=LONG, short=SHORT)
    serving = site.serve("--no-web")
    kill_in_the_middle(site, serving, "long", attempt=1)
    kill_in_the_middle(site, serving, "long", attempt=2)
    wait_until_done(site)
    assert job_of(site, "long") == ("done", 3)
    assert_all_is_whole(site)


def test_a_job_that_takes_its_worker_down_three_times_is_set_aside_and_may_be_wanted_again(site: Site) -> None:
    bring_in(site, poison=LONG)
    serving = site.serve("--no-web")
    for attempt in (1, 2, 3):
        kill_in_the_middle(site, serving, "poison", attempt)
    bring_in(site, short=SHORT)
    wait_until_done(site)
    assert job_of(site, "short") == ("done", 1)
    assert job_of(site, "poison") == ("failed", 3)
    assert "stopped in the middle 3 times" in site.value("SELECT error FROM comparisons_job WHERE state = 'failed'")
    assert site.value("SELECT count(*) FROM comparisons_alignment") == 1

    again = "from comparisons import jobs, models; jobs.retry(models.Job.objects.get(state='failed'))"
    site.manage("shell", "-v0", "-c", again)
    wait_until_done(site)
    assert job_of(site, "poison") == ("done", 1)
    assert_all_is_whole(site)


def test_a_job_whose_worker_lost_only_the_process_that_works_is_done_by_its_next(site: Site) -> None:
    bring_in(site, long=LONG)
    serving = site.serve("--no-web")
    site.wait_for("the first attempt", lambda: job_of(site, "long") == ("running", 1))
    leader = serving.pid("worker")
    (working,) = set(processes_of(leader)) - {leader}
    os.kill(working, signal.SIGKILL)
    assert job_of(site, "long") == ("running", 1)
    wait_until_done(site)
    assert job_of(site, "long") == ("done", 2)
    assert serving.pid("worker") == leader
    assert_all_is_whole(site)
