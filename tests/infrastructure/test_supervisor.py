"""How long a process that keeps falling waits for its next start."""

import sys

from annotator.management.supervisor import LONGEST_WAIT, STEADY, Child


def falling() -> Child:
    """A process that ends at once, with code 3."""
    return Child("sad one", [sys.executable, "-c", "raise SystemExit(3)"])


def fall(child: Child, after: float = 0) -> str:
    """Let it run and fall, as if `after` seconds had gone by; what is said of it."""
    child.start()
    assert child.process
    child.process.wait(30)
    child.started -= after
    assert child.has_fallen()
    return child.plan_restart()


def test_each_fall_waits_twice_as_long_up_to_half_a_minute() -> None:
    child = falling()
    waits = [fall(child).rpartition(" in ")[2] for _ in range(7)]
    assert waits == ["1 s.", "2 s.", "4 s.", "8 s.", "16 s.", "30 s.", "30 s."]
    assert LONGEST_WAIT == 30


def test_it_says_what_became_of_it() -> None:
    assert fall(falling()) == "The sad one ended with code 3; starting it again in 1 s."


def test_one_that_ran_well_for_a_while_starts_again_at_once() -> None:
    child = falling()
    for _ in range(4):
        fall(child)
    assert fall(child, after=STEADY + 1).endswith("in 1 s.")


def test_one_that_runs_has_not_fallen() -> None:
    child = Child("steady one", [sys.executable, "-c", "import time; time.sleep(60)"])
    assert not child.has_fallen()
    child.start()
    assert not child.has_fallen()
    assert child.process
    child.process.kill()
    child.process.wait()
    assert child.plan_restart() == "The steady one was ended by SIGKILL; starting it again in 1 s."
