"""Processes that send and take messages of the embedded broker; started by test_embedded_broker."""

import sys
from pathlib import Path
from queue import Empty

from kombu import Connection

from annotator.broker import register_embedded_broker


def connect(folder: Path) -> Connection:
    """The broker in `folder`, looked at every few milliseconds."""
    register_embedded_broker()
    messages = str(folder / "messages")
    options = {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": str(folder / "control"),
        "polling_interval": 0.005,
    }
    return Connection("embedded://localhost", transport_options=options)


def send(folder: Path, sender: str, count: int) -> None:
    """Send `count` messages that name their sender and their number."""
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        for number in range(count):
            queue.put(f"{sender} {number}")


def take(folder: Path, idle_seconds: float) -> None:
    """Print every message that comes, until none has come for a while."""
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        while True:
            try:
                message = queue.get(timeout=idle_seconds)
            except Empty:
                return
            message.ack()
            sys.stdout.write(f"{message.payload}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    act, folder, *rest = sys.argv[1:]
    if act == "send":
        send(Path(folder), rest[0], int(rest[1]))
    else:
        take(Path(folder), float(rest[0]))
