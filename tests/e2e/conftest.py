"""A served demo site with a real worker, and people who use it in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import browser as browsers
from tests.sites import Site, make_site

# Milliseconds. A test waits for what it names and goes on at once; this is only how long a busy machine may take.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@dataclass
class LiveSite:
    """A site to use: its address, and the password of its demo logins."""

    processes: Site

    @property
    def url(self) -> str:
        return self.processes.url

    @property
    def password(self) -> str:
        return (self.processes.folder / "demo_password").read_text().strip()

    def answers(self) -> bool:
        """Whether the web server is up."""
        try:
            with urlopen(f"{self.url}/login/", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            # Not there yet, or too busy to answer in time.
            return False


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The demo site, served by `manage.py serve` as `make run` does, its demo aligned by the worker."""
    processes = make_site(tmp_path_factory.mktemp("live"))
    processes.manage("prepare", "--demo")
    processes.serve()
    live = LiveSite(processes)
    processes.wait_for("the web server", live.answers)
    open_jobs = "SELECT count(*) FROM comparisons_job WHERE state IN ('queued', 'running')"
    processes.wait_for("the demo's alignments", lambda: processes.value(open_jobs) == 0)
    yield live
    processes.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; each person has a context of their own."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browsers.find(), args=list(browsers.FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def sign_in(site: LiveSite, browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Sign a demo login in, in a browser context of their own; errors in the console fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def as_person(name: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{site.url}/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(site.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{site.url}/")
        return page

    yield as_person
    for context in contexts:
        context.close()
    assert not faults, f"errors in the browser: {faults}"
