"""Sites made of real processes: `manage.py serve` with its own folder and database, to use, kill and look into."""

import json
import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent
STARTED = re.compile(r"^The (web server|worker) runs as process (\d+)\.$", re.MULTILINE)


@dataclass
class Site:
    """A Crossframe of its own, in `folder`, at `url` while it serves."""

    folder: Path
    environment: dict[str, str]
    database: "Sqlite | Postgres"
    port: int
    serving: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py to its end and return what it printed; fails the test where it fails."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"manage.py {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, past all code of ours."""
        return self.database.rows(sql)

    def value(self, sql: str) -> Any:
        """The one value that `sql` asks for."""
        return self.rows(sql)[0][0]

    def serve(self, *options: str) -> "Serving":
        """Start `manage.py serve`."""
        log = self.folder / f"serve-{len(self.serving)}.log"
        with log.open("wb") as out:
            command = [sys.executable, "manage.py", "serve", "--port", str(self.port), *options]
            self.serving.append(
                subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=out, stderr=subprocess.STDOUT)
            )
        return Serving(self.serving[-1], log)

    def wait_for(self, what: str, truth: Callable[[], Any], seconds: float = 60) -> Any:
        """Look again until `truth` returns something true, and return that; fails the test with the logs otherwise."""
        deadline = time.monotonic() + seconds
        while not (found := truth()):
            if time.monotonic() > deadline:
                logs = "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("serve-*.log")))
                pytest.fail(f"Waited {seconds:.0f} s for {what}.\n{logs[-6000:]}")
            time.sleep(0.02)
        return found

    def call(self, method: str, path: str, body: object = None, token: str = "") -> tuple[int, Any]:
        """One request with a JSON body: the status and what came back."""
        request = Request(f"{self.url}{path}", method=method, data=json.dumps(body).encode() if body else None)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(errors="replace")

    def close(self) -> None:
        """End what still runs, and remove the database."""
        for process in self.serving:
            if process.poll() is None:
                process.terminate()
                process.wait(30)
        self.database.drop()


@dataclass
class Serving:
    """One run of `manage.py serve`: its supervisor, and the processes that it started last."""

    supervisor: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """All it has printed so far."""
        return self.log.read_text(errors="replace")

    def pid(self, name: str) -> int:
        """The process that leads the "web server" or the "worker"; 0 before it was started."""
        return next((int(pid) for found, pid in reversed(STARTED.findall(self.said())) if found == name), 0)

    def kill_group(self, name: str) -> None:
        """kill -9 of the process and of all that it started, as when the machine takes them."""
        os.killpg(self.pid(name), signal.SIGKILL)


class Sqlite:
    """A database that is a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path, timeout=20)) as connection:
            return connection.execute(sql).fetchall()

    def drop(self) -> None:
        """It goes with its folder."""


class Postgres:
    """A database of its own on the server that DATABASE_URL names."""

    def __init__(self, server: str) -> None:
        self.server, self.name = server, f"crossframe_site_{secrets.token_hex(6)}"
        self.url = f"{server.rpartition('/')[0]}/{self.name}"
        self._on_server(f"CREATE DATABASE {self.name}")

    def _on_server(self, sql: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def drop(self) -> None:
        self._on_server(f"DROP DATABASE {self.name} WITH (FORCE)")


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_site(folder: Path, settings: str = "annotator.settings") -> Site:
    """A migrated site in `folder`, on the database server and the broker that the environment names."""
    folder.mkdir(parents=True, exist_ok=True)
    server = os.environ.get("DATABASE_URL", "")
    database = Postgres(server) if server.startswith("postgres") else Sqlite(folder / "crossframe.sqlite3")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "CROSSFRAME_DATA": str(folder),
        "DATABASE_URL": database.url,
        "DJANGO_SETTINGS_MODULE": settings,
        "CELERY_QUEUE": f"crossframe-{secrets.token_hex(6)}",
        "LOG_LEVEL": "WARNING",
    }
    if broker := os.environ.get("CELERY_BROKER_URL"):
        environment["CELERY_BROKER_URL"] = broker
    site = Site(folder, environment, database, free_port())
    site.manage("migrate", "--verbosity", "0")
    return site


@pytest.fixture
def make_sites(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make sites that are ended and removed with the test."""
    made: list[Site] = []

    def make(name: str = "site", settings: str = "annotator.settings") -> Site:
        made.append(make_site(tmp_path / name, settings))
        return made[-1]

    yield make
    for site in made:
        site.close()


def processes_of(group: int) -> Sequence[int]:
    """The living processes of a process group (Linux's /proc)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found
