"""Jobs: the database says what is to be done, the broker only rings the bell.

A row is written in the transaction that causes it (`enqueue`) and the bell rung once that is committed. A worker
claims the row by compare-and-set (`claim`), and holds it by a lease that is renewed while it works; its results and
the word "done" are written in one transaction (`Lease.finish`). What got stuck, because a web process, a worker or
the broker died at whatever moment, is found again by `sweep`. A worker whose lease ran out can write nothing any
more: it is fenced by the owner id.
"""

from comparisons.jobs.lease import LEASE, MAX_ATTEMPTS, Lease, LeaseLost, claim
from comparisons.jobs.sweeping import NEXT_UP, RING_AGAIN, SILENCE, pulse, sweep, worker_answers
from comparisons.jobs.wanting import enqueue, retry, ring
from comparisons.jobs.working import JobFailed, carry_out, run

__all__ = [
    "LEASE",
    "MAX_ATTEMPTS",
    "NEXT_UP",
    "RING_AGAIN",
    "SILENCE",
    "JobFailed",
    "Lease",
    "LeaseLost",
    "carry_out",
    "claim",
    "enqueue",
    "pulse",
    "retry",
    "ring",
    "run",
    "sweep",
    "worker_answers",
]
