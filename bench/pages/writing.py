"""Marks saved through the REST API: how long one takes, and how many a second four clients get in without loss."""

import http.client
import json
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


class Client:
    """An outside tool with a token and one connection that it keeps."""

    def __init__(self, url: str, token: str, event: dict[str, Any]) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.body = {
            "project": event["slug"], "event": event["event"], "kind": "span", "code": "economic",
            "anchors": [event["anchor"]],
        }  # fmt: skip

    def put(self, pk: str) -> int:
        """Save one mark under an id; the status."""
        self.connection.request("PUT", f"/api/v1/annotations/{pk}/", json.dumps(self.body), self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


@dataclass
class Latency:
    """Milliseconds of one client's requests."""

    p50: float
    p95: float


def one_client(client: Client, times: int) -> Latency:
    """One mark after the other."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        status = client.put(str(uuid.uuid4()))
        taken.append(1000 * (time.perf_counter() - start))
        assert status == 201, status
    taken.sort()
    return Latency(taken[len(taken) // 2], taken[int(len(taken) * 0.95)])


@dataclass
class Rush:
    """What several clients at once were told, and when."""

    acknowledged: Sequence[str]
    refused: int
    seconds: float

    @property
    def rate(self) -> float:
        """Marks a second."""
        return len(self.acknowledged) / self.seconds


def rush(clients: Sequence[Client], seconds: float) -> Rush:
    """Each client saves marks as fast as it can; every tenth it sends twice, as after an answer that was lost."""
    told: list[str] = []
    refused = [0]
    end = time.perf_counter() + seconds

    def work(client: Client) -> None:
        number = 0
        while time.perf_counter() < end:
            pk = str(uuid.uuid4())
            number += 1
            if client.put(pk) == 201:
                told.append(pk)
            else:
                refused[0] += 1
            if number % 10 == 0 and client.put(pk) != 200:
                refused[0] += 1

    threads = [threading.Thread(target=work, args=(client,)) for client in clients]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Rush(told, refused[0], time.perf_counter() - start)
