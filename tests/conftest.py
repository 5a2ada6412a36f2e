"""What every test may ask for. The people are in `cast.py`; sites made of real processes in `sites.py`."""

from pathlib import Path

from django.conf import settings

pytest_plugins = ["tests.sites"]
if (Path(__file__).parent / "cast.py").exists():
    pytest_plugins.append("tests.cast")


def pytest_report_header() -> str:
    """Say which database the tests run on."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"
