"""The broker that needs no server, under several processes at once."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.infrastructure.couriers import connect
from tests.sites import ROOT

EACH = 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the broker keeps its messages."""
    (tmp_path / "messages").mkdir()
    (tmp_path / "control").mkdir()
    return tmp_path


def courier(*arguments: str) -> subprocess.Popen[str]:
    """A process that sends or takes."""
    command = [sys.executable, "-m", "tests.infrastructure.couriers", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_senders_and_two_takers_lose_and_double_nothing(folder: Path) -> None:
    takers = [courier("take", str(folder), "3") for _ in range(2)]
    senders = [courier("send", str(folder), name, str(EACH)) for name in ("a", "b", "c", "d")]
    for sender in senders:
        _, faults = sender.communicate(timeout=60)
        assert sender.returncode == 0, faults
    taken: Counter[str] = Counter()
    for taker in takers:
        out, faults = taker.communicate(timeout=60)
        assert taker.returncode == 0, faults
        assert out, "One of the two took nothing."
        taken.update(out.splitlines())
    assert taken == Counter(f"{name} {number}" for name in "abcd" for number in range(EACH))
    assert list((folder / "messages").iterdir()) == []


def test_messages_come_in_the_order_in_which_they_were_sent(folder: Path) -> None:
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        for number in range(20):
            queue.put(number)
        assert [queue.get(timeout=5).payload for _ in range(20)] == list(range(20))


def test_a_file_that_is_no_message_does_not_stop_the_ones_behind_it(folder: Path) -> None:
    (folder / "messages" / "0_x.post.msg").write_text("not a message")
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        queue.put("a real one")
        assert queue.get(timeout=5).payload == "a real one"


def test_a_half_written_message_of_a_sender_that_died_is_never_taken(folder: Path) -> None:
    (folder / "messages" / ".0_x.post.msg.0.part").write_text('{"body": "')
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        queue.put("whole")
        assert queue.get(timeout=5).payload == "whole"
        assert queue.qsize() == 0


def test_it_goes_on_after_somebody_removed_its_whole_folder(folder: Path) -> None:
    with connect(folder) as connection, connection.SimpleQueue("post") as queue:
        queue.put("gone")
        shutil.rmtree(folder / "messages")
        shutil.rmtree(folder / "control")
        with pytest.raises(queue.Empty):
            queue.get(timeout=0.05)
        queue.put("new")
        assert queue.get(timeout=5).payload == "new"
