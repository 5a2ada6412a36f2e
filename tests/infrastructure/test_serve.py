"""`manage.py serve`: processes that come back when they die, and go when it goes."""

import os
import signal
import socket
from collections.abc import Callable

import pytest
from django.conf import settings

from tests.sites import Serving, Site, processes_of

pytestmark = pytest.mark.durability


@pytest.fixture
def site(make_sites: Callable[..., Site]) -> Site:
    """A fresh site."""
    return make_sites()


def groups_of(site: Site, serving: Serving) -> dict[str, int]:
    """The process groups of web server, worker and beat, once all of them run with their children."""
    sizes = {"web server": 1 + settings.WEB_PROCESSES, "worker": 2, "beat": 1}

    def all_there() -> dict[str, int] | None:
        groups = {name: serving.pid(name) for name in sizes}
        return groups if all(len(processes_of(groups[name])) == size for name, size in sizes.items()) else None

    found: dict[str, int] = site.wait_for("web server, worker, beat and their children", all_there)
    return found


def assert_nobody_is_left(site: Site, *groups: int) -> None:
    """No process of any of the groups lives."""
    site.wait_for("all processes to go", lambda: not any(processes_of(group) for group in groups), seconds=20)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_all_of_them_when_it_is_told_to_stop(site: Site, number: signal.Signals) -> None:
    serving = site.serve()
    groups = groups_of(site, serving).values()
    serving.supervisor.send_signal(number)
    assert serving.supervisor.wait(30) == 0
    assert_nobody_is_left(site, *groups)


def test_none_outlives_it_when_it_is_killed(site: Site) -> None:
    serving = site.serve()
    groups = groups_of(site, serving).values()
    serving.supervisor.kill()
    assert_nobody_is_left(site, *groups)


def test_each_comes_back_when_it_dies_and_says_so(site: Site) -> None:
    serving = site.serve()
    old = groups_of(site, serving)
    # Only the leaders: what they leave behind is cleared away.
    for leader in old.values():
        os.kill(leader, signal.SIGKILL)
    assert_nobody_is_left(site, *old.values())
    site.wait_for("new ones", lambda: not set(groups_of(site, serving).values()) & set(old.values()))
    for name in old:
        assert f"The {name} was ended by SIGKILL; starting it again in 1 s." in serving.said()
    site.wait_until_it_answers()


def test_a_port_in_use_is_said_plainly(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        serving = site.serve()
        assert serving.supervisor.wait(30) == 1
    assert f"Port {site.port} of 127.0.0.1 cannot be used: Address already in use." in serving.said()
    assert "Traceback" not in serving.said()


def test_it_prints_the_address_and_the_demo_logins(site: Site) -> None:
    site.manage("demo")
    serving = site.serve("--no-worker")
    site.wait_for("the greeting", lambda: "Stop with Ctrl-C" in serving.said())
    assert f"Crossframe is at {site.url}/" in serving.said()
    password = (site.folder / "demo_password").read_text().strip()
    assert f"lead, reviewer, ana, ben, reader; the password of all five is {password}" in serving.said()


def test_it_refuses_a_database_that_was_not_prepared(site: Site) -> None:
    site.manage("migrate", "exports", "zero", "--verbosity", "0")
    serving = site.serve()
    assert serving.supervisor.wait(30) == 1
    assert "The database is not up to date. Run this first: manage.py prepare" in serving.said()


def test_it_says_when_the_database_is_away(site: Site) -> None:
    site.environment["DATABASE_URL"] = f"postgres://nobody@127.0.0.1:{site.port}/nothing"
    serving = site.serve()
    assert serving.supervisor.wait(30) == 1
    assert "The database cannot be reached: connection failed" in serving.said()
    assert "Traceback" not in serving.said()
