"""The embedded broker: messages as files in a folder, so that `make run` needs no server.

kombu's stock filesystem transport opens the message file under its final name and then writes it; a consumer that
looks in between reads an empty file, dies with an "unrecoverable error" and the message is gone (kombu issue 1551).
Here a message appears whole or not at all, is taken by the one consumer whose removal of the file succeeds, and the
table of an exchange is never seen empty.
"""

import logging
import os
import time
from pathlib import Path
from queue import Empty
from typing import Any, ClassVar
from uuid import uuid4

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

ALIAS = "embedded"
logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """A filesystem channel whose messages appear atomically and in the order in which they were sent."""

    # What this process bound, by exchange: kombu binds once a process, and the folder may be emptied meanwhile.
    bound: ClassVar[dict[str, set[tuple[Any, ...]]]] = {}

    def _put(self, queue: str, payload: dict[str, Any], **_: Any) -> None:  # type: ignore[override]  # bases disagree
        # Wall-clock names keep their order over a reboot, which kombu's monotonic ones do not.
        name = f"{time.time_ns():020d}_{uuid4()}.{queue}.msg"
        _write_whole(Path(self.data_folder_out, name), payload, keep=False)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for name in self._names():
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            path = Path(self.data_folder_in, name)
            try:
                content = path.read_bytes()
                path.unlink()
            except FileNotFoundError:
                # Another consumer was faster: the message is theirs.
                continue
            try:
                return loads(content)
            except ValueError:
                logger.error("%s was no message; somebody else wrote into the broker's folder.", name)
        raise Empty

    def _names(self) -> list[str]:
        try:
            return sorted(os.listdir(self.data_folder_in))
        except FileNotFoundError:
            return []

    def get_table(self, exchange: str) -> Any:
        """The queues that an exchange delivers to, written anew where somebody removed the file."""
        table = self._exchange_file(exchange)  # type: ignore[attr-defined]  # not in the published stubs
        if not table.exists():
            for binding in self.bound.get(exchange, ()):
                self._queue_bind(exchange, *binding)
        return super().get_table(exchange)

    def _queue_bind(self, exchange: str, *binding: Any) -> None:
        self.bound.setdefault(exchange, set()).add(binding)
        # The stock method creates the table empty and then fills it; made beforehand, it is only ever rewritten
        # under its lock.
        table = self._exchange_file(exchange)  # type: ignore[attr-defined]  # not in the published stubs
        if not table.exists():
            _write_whole(table, [], keep=True)
        super()._queue_bind(exchange, *binding)


def _write_whole(path: Path, content: Any, *, keep: bool) -> None:
    """Write a file beside and move it into place; `keep` leaves one alone that is there already."""
    # A name that no consumer's pattern matches.
    part = path.with_name(f".{path.name}.{uuid4()}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("w", encoding="utf-8") as file:
        file.write(dumps(content))
        file.flush()
        os.fsync(file.fileno())
    if not keep:
        part.replace(path)
        return
    try:
        path.hardlink_to(part)
    except FileExistsError:
        logger.debug("Another process made %s first.", path.name)
    finally:
        part.unlink()


class Transport(filesystem.Transport):
    """The stock transport with the channel above."""

    Channel = Channel


def register_embedded_broker() -> None:
    """Make `embedded://` a broker address; call before the Celery app is built."""
    TRANSPORT_ALIASES[ALIAS] = "annotator.broker:Transport"
