"""What every test may ask for. The people are in `cast.py`; sites made of real processes in `sites.py`."""

from django.conf import settings

pytest_plugins = ["tests.sites", "tests.cast"]


def pytest_report_header() -> str:
    """Say which database the tests run on."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"
