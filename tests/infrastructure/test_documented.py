"""The documents name what there is."""

import re
from pathlib import Path

from django.core.management import get_commands

from tests.sites import ROOT

READ_IN_SETTINGS = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
READ_ELSEWHERE = re.compile(r'environ(?:\.get\(|\[)\s*"([A-Z_]+)"')
# Which settings module to use is Django's own affair.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def variables_read() -> set[str]:
    """The environment variables that the product's code asks for."""
    code = "\n".join(path.read_text() for top in ("annotator", "comparisons") for path in (ROOT / top).rglob("*.py"))
    return {*READ_IN_SETTINGS.findall(code), *READ_ELSEWHERE.findall(code)} - NOT_OURS


def test_every_environment_variable_has_a_row_in_the_settings_page_and_every_row_a_variable() -> None:
    rows = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))
    assert variables_read() == rows


def test_the_variables_of_the_env_example_exist() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    # The database image's own, from which compose.yaml makes DATABASE_URL.
    assert named - {"POSTGRES_PASSWORD"} <= variables_read()


def test_every_command_that_the_documents_name_exists() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = {name for page in pages for name in re.findall(r"manage\.py ([a-z_]+)", page.read_text())}
    assert named
    assert named <= set(get_commands())


def test_every_file_and_folder_that_the_documents_name_exists() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    missing = {f"{page.name}: {path}" for page in pages for path in paths_named(page) if not (ROOT / path).exists()}
    assert not missing


def paths_named(page: Path) -> set[str]:
    """What stands in a page in code type and begins with one of our folders."""
    quoted = re.findall(r"`((?:annotator|comparisons|tests|docs|templates|bench)/[\w./-]*)`", page.read_text())
    return {path.rstrip("/") for path in quoted}
