"""The browser for the browser tests: a Chromium or Chrome that is there, or one that `--install` gets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Quiet and alone: no sandbox for root in a container, no look-ups of its own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a browser: the one that CHROME names, one of the system's, or Playwright's own."""
    if named := os.environ.get("CHROME"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if MAC.exists():
        return str(MAC)
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Get one: the system's package where that is allowed, Playwright's own elsewhere."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """Make sure that there is one, and say which; `--install` gets one where there is none."""
    if find() is None and "--install" in sys.argv:
        sys.stdout.write("No Chromium or Chrome here; installing one for the browser tests.\n")
        install()
    found = find()
    if found is None:
        sys.stderr.write("There is no Chromium or Chrome. Install one, or name it: CHROME=/path/to/chrome make test\n")
        return 1
    sys.stdout.write(f"browser for the tests: {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
