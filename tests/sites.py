"""Sites made of real processes: `manage.py serve` with its own folder and database, to use, kill and look into."""

import json
import os
import random
import re
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg
import pytest

from tests.brokers import Broker, broker_for

ROOT = Path(__file__).resolve().parent.parent
STARTED = re.compile(r"^The (web server|worker|beat) runs as process (\d+)\.$", re.MULTILINE)


@dataclass
class Site:
    """A Crossframe of its own, in `folder`, at `url` while it serves."""

    folder: Path
    environment: dict[str, str]
    database: "Sqlite | Postgres"
    port: int
    broker: Broker
    serving: list["Serving"] = field(default_factory=list)

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
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=out, stderr=subprocess.STDOUT)
        self.serving.append(Serving(process, log))
        return self.serving[-1]

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

    def wait_until_it_answers(self) -> None:
        """Wait for the web server."""

        def answers() -> bool:
            try:
                return self.call("GET", "/api/v1/outlets/")[0] == 401
            except OSError:
                return False

        self.wait_for("the web server to answer", answers)

    def close(self) -> None:
        """End what still runs, at once, and remove database and queue."""
        for serving in self.serving:
            serving.kill()
        self.broker.remove()
        self.database.drop()


@dataclass
class Serving:
    """One run of `manage.py serve`: its supervisor, and the processes that it started last."""

    supervisor: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """kill -9 of the supervisor and of all that it started."""
        self.supervisor.kill()
        self.supervisor.wait()
        for _, pid in STARTED.findall(self.said()):
            _kill_group(int(pid))

    def said(self) -> str:
        """All it has printed so far."""
        return self.log.read_text(errors="replace")

    def pid(self, name: str) -> int:
        """The process that leads the "web server" or the "worker"; 0 before it was started."""
        return next((int(pid) for found, pid in reversed(STARTED.findall(self.said())) if found == name), 0)

    def kill_group(self, name: str) -> None:
        """kill -9 of the process and of all that it started, as when the machine takes them."""
        _kill_group(self.pid(name))


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


class Sqlite:
    """A database that is a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def copied_to(self, folder: Path) -> "Sqlite":
        """The same database once more."""
        return Sqlite(Path(shutil.copy(self.path, folder)))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path, timeout=20)) as connection:
            return connection.execute(sql).fetchall()

    def drop(self) -> None:
        """It goes with its folder."""


class Postgres:
    """A database of its own on the server that DATABASE_URL names."""

    def __init__(self, server: str, template: str = "template0") -> None:
        self.server, self.name = server, f"crossframe_site_{secrets.token_hex(6)}"
        self.url = f"{server.rpartition('/')[0]}/{self.name}"
        self._on_server(f"CREATE DATABASE {self.name} TEMPLATE {template} ENCODING 'UTF8'")

    def _on_server(self, sql: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)

    def copied_to(self, folder: Path) -> "Postgres":
        """The same database once more."""
        return Postgres(self.server, template=self.name)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def drop(self) -> None:
        self._on_server(f"DROP DATABASE {self.name} WITH (FORCE)")


def free_port() -> int:
    """A port that nobody listens on just now, and that no outgoing connection is given."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def make_site(folder: Path, settings: str = "annotator.settings", blank: Site | None = None) -> Site:
    """A site in `folder`, on the database server and the broker that the environment names.

    Its database is a copy of that of `blank`, or made by migrating where there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = os.environ.get("DATABASE_URL", "")
    broker = broker_for(os.environ.get("CELERY_BROKER_URL", ""), folder)
    database: Sqlite | Postgres
    if blank:
        database = blank.database.copied_to(folder)
    else:
        database = Postgres(server) if server.startswith("postgres") else Sqlite(folder / "crossframe.sqlite3")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "CROSSFRAME_DATA": str(folder),
        "DATABASE_URL": database.url,
        "DJANGO_SETTINGS_MODULE": settings,
        "CELERY_BROKER_URL": broker.url,
        "CELERY_QUEUE": broker.queue,
        "LOG_LEVEL": "WARNING",
    }
    site = Site(folder, environment, database, free_port(), broker)
    if not blank:
        site.manage("migrate", "--verbosity", "0")
    return site


@pytest.fixture(scope="session")
def blank_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A migrated site that is only copied."""
    site = make_site(tmp_path_factory.mktemp("blank"))
    yield site
    site.close()


@pytest.fixture
def make_sites(tmp_path: Path, blank_site: Site) -> Iterator[Callable[..., Site]]:
    """Make sites that are ended and removed with the test."""
    made: list[Site] = []

    def make(name: str = "site", settings: str = "annotator.settings") -> Site:
        made.append(make_site(tmp_path / name, settings, blank_site))
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
