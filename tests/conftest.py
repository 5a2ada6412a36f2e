"""What every test may ask for. The people are in `cast.py`; sites made of real processes in `sites.py`."""

import hypothesis
from django.conf import settings

# No test depends on how busy the machine is, and Hypothesis times every example by itself.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
pytest_plugins = ["tests.sites", "tests.cast"]


def pytest_report_header() -> str:
    """Say which database the tests run on."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"
