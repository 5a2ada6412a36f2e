"""Keep a few processes running, and leave none behind."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# A process that ran this long (seconds) is taken to have started well, and its next restart does not wait.
STEADY = 30.0
LONGEST_WAIT = 30.0
PATIENCE = 10.0
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

Say = Callable[[str], None]


@dataclass
class Child:
    """One process that is to run: what it is called, its command line, and how its last starts went."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0
    next_start: float = 0.0

    def start(self) -> int:
        """Start it in a session of its own, so that a signal to it reaches all that it starts; its process id."""
        parent = os.getpid()
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=lambda: _end_with(parent))
        self.started = time.monotonic()
        return self.process.pid

    def has_fallen(self) -> bool:
        """Whether it ended by itself since it was started."""
        return self.process is not None and self.process.poll() is not None

    def plan_restart(self) -> str:
        """Clear away what it left running, choose when to start again, and say so in a line."""
        assert self.process is not None
        _signal_group(self.process, signal.SIGKILL)
        steady = time.monotonic() - self.started > STEADY
        self.falls = 1 if steady else self.falls + 1
        wait = min(2.0 ** (self.falls - 1), LONGEST_WAIT)
        self.next_start = time.monotonic() + wait
        line = f"The {self.name} {_ending(self.process.returncode)}; starting it again in {wait:.0f} s."
        self.process = None
        return line


def _end_with(parent: int) -> None:
    """Runs in the child: ask the kernel to end it when its parent is gone, even by kill -9 (Linux only)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)


def _ending(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        # Nobody of the group is left; macOS says so with a refusal.
        return


def keep_running(children: Sequence[Child], say: Say, each_round: Callable[[], None]) -> None:
    """Run the children until SIGTERM, SIGINT or SIGHUP, starting again what falls; returns when all of them have ended.

    `each_round` is called several times a second.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        # Under nohup a closed terminal is no reason to stop.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: stop.set())
    try:
        while not stop.is_set():
            _tend(children, say)
            each_round()
            stop.wait(0.1)
    finally:
        _end_all(children, say)


def _tend(children: Sequence[Child], say: Say) -> None:
    for child in children:
        if child.has_fallen():
            say(child.plan_restart())
        if child.process is None and time.monotonic() >= child.next_start:
            say(f"The {child.name} runs as process {child.start()}.")


def _end_all(children: Sequence[Child], say: Say) -> None:
    """Ask each to finish what it does, wait ten seconds, then end it: jobs that are cut short are found again."""
    running = [(child.name, child.process) for child in children if child.process is not None]
    for _, process in running:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for name, process in running:
        try:
            process.wait(max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            say(f"The {name} did not end within {PATIENCE:.0f} s; what it was doing will be done again.")
        _signal_group(process, signal.SIGKILL)
        process.wait()
