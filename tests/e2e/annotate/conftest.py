"""Ana at the workbench, on an event of the test's own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.annotate.desk import Desk
from tests.e2e.annotate.study import Study, make_study
from tests.e2e.conftest import LiveSite


@pytest.fixture(scope="session")
def token(site: LiveSite) -> str:
    """A token of the lead's."""
    return site.processes.manage("issue_token", "lead", "--scope", "write").split()[-1]


@pytest.fixture
def study(site: LiveSite, token: str) -> Study:
    """An event with four outlets, assigned to ana and ben."""
    return make_study(site, token)


@pytest.fixture
def desk(sign_in: Callable[..., Page], study: Study) -> Desk:
    """The event's workbench, open for ana."""
    return Desk(sign_in("ana"), study.workbench)
