"""The queue of one site in the broker that CELERY_BROKER_URL names: to count, to empty by hand, and to remove."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

import redis
from amqp.exceptions import NotFound
from kombu import Connection
from kombu.transport.virtual.base import Channel


class Broker(Protocol):
    """What a test may do to a queue, past all code of ours."""

    url: str
    queue: str

    def waiting(self) -> int:
        """How many messages wait in it."""

    def empty(self) -> None:
        """Take them all away, as somebody may who tidies up."""

    def remove(self) -> None:
        """Leave nothing behind."""


def broker_for(url: str, folder: Path) -> Broker:
    """A queue of its own in the broker at `url`; the embedded one of the site in `folder` where there is no url."""
    if url.startswith("redis"):
        return RedisBroker(url)
    if url.startswith(("amqp", "pyamqp")):
        return RabbitBroker(url)
    return EmbeddedBroker(folder)


class EmbeddedBroker:
    """Files in the site's folder."""

    url = "embedded://localhost"
    queue = "crossframe"

    def __init__(self, folder: Path) -> None:
        self.messages = folder / "broker" / "messages"

    def waiting(self) -> int:
        return len(list(self.messages.glob("*.msg")))

    def empty(self) -> None:
        for message in self.messages.glob("*.msg"):
            message.unlink(missing_ok=True)

    def remove(self) -> None:
        """They go with the folder."""


class RedisBroker:
    """A database of the server with a number from 9 up, and a key in it."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.url = urlunsplit(parts._replace(path=f"/{9 + secrets.randbelow(7)}"))
        self.queue = f"crossframe-{secrets.token_hex(6)}"
        self.client = redis.Redis.from_url(self.url)

    def waiting(self) -> int:
        return int(self.client.llen(self.queue))

    def empty(self) -> None:
        self.client.flushdb()

    def remove(self) -> None:
        self.client.delete(self.queue)
        self.client.close()


class RabbitBroker:
    """A queue of the server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.queue = f"crossframe-{secrets.token_hex(6)}"

    @contextmanager
    def _channel(self) -> Iterator[Channel]:
        with Connection(self.url) as connection, connection.channel() as channel:
            yield channel

    def waiting(self) -> int:
        with self._channel() as channel:
            return int(channel.queue_declare(self.queue, passive=True).message_count)

    def empty(self) -> None:
        with self._channel() as channel:
            channel.queue_purge(self.queue)

    def remove(self) -> None:
        with suppress(NotFound), self._channel() as channel:
            channel.queue_delete(self.queue)
