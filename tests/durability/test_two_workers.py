"""Two workers, one job: it is done once, and who lost it writes nothing."""

import os
import signal

from tests.durability.conftest import LONG, SHORT, assert_all_is_whole, bring_in, job_of, wait_until_done
from tests.sites import Site, processes_of


def test_a_job_that_is_rung_for_many_times_is_done_once_by_one_of_two_workers(site: Site) -> None:
    bring_in(site, one=SHORT, two=SHORT, three=SHORT)
    again = "[jobs.ring(job.pk) for job in models.Job.objects.all() for _ in range(20)]"
    site.manage("shell", "-v0", "-c", f"from comparisons import jobs, models; {again}")
    site.serve("--no-web")
    site.serve("--no-web")
    wait_until_done(site)
    assert site.rows("SELECT DISTINCT attempts FROM comparisons_job") == [(1,)]
    assert_all_is_whole(site)


def test_a_worker_that_was_frozen_until_another_took_its_job_over_writes_nothing_when_it_wakes(site: Site) -> None:
    bring_in(site, long=LONG)
    frozen = site.serve("--no-web")
    site.wait_for("the first attempt", lambda: job_of(site, "long") == ("running", 1))
    group = frozen.pid("worker")
    os.killpg(group, signal.SIGSTOP)
    assert job_of(site, "long") == ("running", 1)
    site.serve("--no-web")
    site.wait_for("the other worker to take over", lambda: job_of(site, "long")[1] == 2)
    os.killpg(group, signal.SIGCONT)
    wait_until_done(site)
    site.wait_for("the one that woke to give up", lambda: "taken over by another worker" in frozen.said(), seconds=30)
    assert processes_of(group)
    assert job_of(site, "long") == ("done", 2)
    assert_all_is_whole(site)
