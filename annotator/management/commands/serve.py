"""The whole site on one machine: web server, Celery worker and beat as processes, started again when they die."""

import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from annotator.management.supervisor import Child, keep_running

DEMO_LOGINS = "lead, reviewer, ana, ben, reader"


class Command(BaseCommand):
    """Start gunicorn, a Celery worker and its beat, keep them running, and end them on Ctrl-C or SIGTERM."""

    help = "Serve the site: web server and worker, restarted when they die. PORT chooses the port (8000)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and which of the two to leave to another machine."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="PORT, else 8000")
        parser.add_argument("--no-web", action="store_true", help="only the worker")
        parser.add_argument("--no-worker", action="store_true", help="only the web server")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until told to stop."""
        host, port = options["host"], options["port"]
        refuse_unprepared_database()
        children = []
        if not options["no_web"]:
            refuse_taken_port(host, port)
            children.append(Child("web server", web_command(host, port)))
        if not options["no_worker"]:
            children.append(Child("worker", worker_command()))
            children.append(Child("beat", beat_command()))
        if not children:
            raise CommandError("--no-web and --no-worker leave nothing to run.")
        os.chdir(settings.BASE_DIR)
        greet = Greeting(host, port, self.say) if not options["no_web"] else lambda: None
        keep_running(children, self.say, greet)

    def say(self, line: str) -> None:
        """Print a line at once, also into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()


def web_command(host: str, port: int) -> list[str]:
    """gunicorn with threads: WEB_PROCESSES x WEB_THREADS requests at a time."""
    return [
        *(sys.executable, "-m", "gunicorn", "annotator.wsgi"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread", "--no-control-socket", "--preload"),
        *("--workers", str(settings.WEB_PROCESSES), "--threads", str(settings.WEB_THREADS)),
        *("--graceful-timeout", "8", "--log-level", "warning"),
    ]


def worker_command() -> list[str]:
    """A Celery worker: WORKER_PROCESSES jobs at a time."""
    return [
        *celery_command("worker"),
        *("--pool", "prefork", "--concurrency", str(settings.WORKER_PROCESSES)),
        *("--hostname", f"crossframe-{os.getpid()}@%h", "--without-gossip", "--without-mingle"),
    ]


def beat_command() -> list[str]:
    """The beat that has stuck jobs swept up; several of them do no harm.

    It is a process of its own, since nobody would notice the death of one that a worker embeds.
    """
    return [*celery_command("beat"), "--pidfile", ""]


def celery_command(part: str) -> list[str]:
    """What worker and beat have in common."""
    return [
        # The messages name a job and no more, so what Celery says of a worker run by root does not apply.
        *(sys.executable, "-W", "ignore:You're running the worker with superuser privileges"),
        *("-m", "celery", "--app", "annotator", "--quiet", part),
        # At INFO Celery has a line for every sweep.
        *("--loglevel", "WARNING" if settings.LOG_LEVEL == "INFO" else settings.LOG_LEVEL),
    ]


def refuse_unprepared_database() -> None:
    """Raise CommandError when the database is not there or not up to date."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise CommandError(f"The database cannot be reached: {str(error).strip()}") from error
    finally:
        # The children must not inherit it.
        connection.close()
    if missing:
        raise CommandError("The database is not up to date. Run this first: manage.py prepare")


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError when somebody listens there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be used: {error.strerror}. "
                f"Stop what uses it, or choose another: PORT={port + 1} make run"
            ) from error


class Greeting:
    """Says where the site is, once, as soon as it answers."""

    def __init__(self, host: str, port: int, say: Any) -> None:
        self.address, self.say, self.said = (host, port), say, False

    def __call__(self) -> None:
        """Try to reach the web server unless that went well before."""
        if self.said:
            return
        try:
            socket.create_connection(self.address, timeout=1).close()
        except OSError:
            return
        self.said = True
        self.say(f"\nCrossframe is at http://{self.address[0]}:{self.address[1]}/")
        password = Path(settings.DATA_DIR / "demo_password")
        if password.exists():
            self.say(f"Sign in as one of {DEMO_LOGINS}; the password of all five is {password.read_text().strip()}")
        self.say("Stop with Ctrl-C.\n")
