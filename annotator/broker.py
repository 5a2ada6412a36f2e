"""The embedded broker: messages as files in a folder, so that `make run` needs no server.

kombu's stock filesystem transport opens the message file under its final name and then writes it; a consumer that
looks in between reads an empty file, dies with an "unrecoverable error" and the message is gone (kombu issue 1551).
Writing beside and renaming makes a message appear whole or not at all.
"""

import os
import time
from typing import Any
from uuid import uuid4

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

ALIAS = "embedded"


class Channel(filesystem.Channel):
    """A filesystem channel whose messages appear atomically and in the order in which they were sent."""

    def _put(self, queue: str, payload: dict[str, Any], **_: Any) -> None:
        # Wall-clock names keep their order over a reboot, which kombu's monotonic ones do not.
        name = f"{time.time_ns():020d}_{uuid4()}.{queue}.msg"
        # A name that the consumer's pattern does not match.
        part = os.path.join(self.data_folder_out, f".{name}.part")
        with open(part, "wb") as file:
            file.write(str_to_bytes(dumps(payload)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, os.path.join(self.data_folder_out, name))


class Transport(filesystem.Transport):
    """The stock transport with the channel above."""

    Channel = Channel


def register_embedded_broker() -> None:
    """Make `embedded://` a broker address; call before the Celery app is built."""
    TRANSPORT_ALIASES[ALIAS] = "annotator.broker:Transport"
