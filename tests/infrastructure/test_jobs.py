"""Jobs as rows: wanted once, claimed once, written by who holds them, found again when nobody does."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerUnreachable

from comparisons import jobs
from comparisons.jobs import JobFailed, LeaseLost
from comparisons.models import Job, WorkerPulse

pytestmark = pytest.mark.django_db
State = Job.State


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the jobs that the broker was told of."""
    heard: list[str] = []

    def send_task(name: str, kwargs: dict[str, str], **_: Any) -> None:
        heard.append(kwargs["job_id"])

    monkeypatch.setattr(current_app, "send_task", send_task)
    return heard


def want(key: str = "align:1", **fields: Any) -> Job:
    """A queued job."""
    return jobs.enqueue(task="comparisons.tasks.align", key=key, label="Align", **fields)


def ended_lease(job: Job) -> None:
    """Its worker has been silent for too long."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_the_bell_rings_when_the_change_that_wants_the_job_is_committed(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = want()
        assert rung == []
    assert rung == [str(job.pk)]
    job.refresh_from_db()
    assert job.sent_at


def test_work_that_is_wanted_twice_is_one_job_and_one_bell(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = want()
    with django_capture_on_commit_callbacks(execute=True):
        assert want() == first
    assert len(rung) == 1


def test_a_running_job_does_not_count_since_it_may_have_read_its_texts_before_the_change():
    first = want()
    jobs.claim(first.pk)
    assert want() != first


def test_a_broker_that_is_away_does_not_undo_what_was_saved(monkeypatch, caplog, django_capture_on_commit_callbacks):
    def unreachable(*_: Any, **__: Any) -> None:
        raise BrokerUnreachable("gone fishing")

    monkeypatch.setattr(current_app, "send_task", unreachable)
    with django_capture_on_commit_callbacks(execute=True):
        job = want()
    job.refresh_from_db()
    assert (job.state, job.sent_at) == (State.QUEUED, None)
    assert "gone fishing" in caplog.text


def test_only_one_of_two_workers_gets_a_job():
    job = want()
    assert jobs.claim(job.pk)
    assert jobs.claim(job.pk) is None


def test_a_second_job_with_the_key_of_one_that_runs_waits_and_is_rung_for_when_that_ends(rung):
    first = want()
    lease = jobs.claim(first.pk)
    second = want()
    assert jobs.claim(second.pk) is None
    jobs.carry_out(lease, lambda held: held.finish())
    assert rung == [str(second.pk)]
    assert jobs.claim(second.pk)


def test_a_caller_in_a_transaction_can_go_on_after_it_was_refused_a_job():
    jobs.claim(want().pk)
    second = want()
    with transaction.atomic():
        assert jobs.claim(second.pk) is None
        assert Job.objects.count() == 2


def test_a_worker_that_was_silent_too_long_can_write_nothing_any_more():
    job = want()
    slow = jobs.claim(job.pk)
    ended_lease(job)
    quick = jobs.claim(job.pk)
    assert quick.owner != slow.owner
    for act in (slow.finish, slow.renew, slow.let_go, lambda: slow.fail("no"), lambda: slow.beat(force=True)):
        with pytest.raises(LeaseLost):
            act()
    quick.finish(links=3)
    job.refresh_from_db()
    assert (job.state, job.progress, job.attempts) == (State.DONE, {"links": 3}, 2)


@pytest.mark.parametrize(
    ("fault", "state", "told"),
    [
        (JobFailed("This file is no text."), State.FAILED, "This file is no text."),
        (ValueError("a bug"), State.FAILED, "Something in Crossframe broke"),
        (IntegrityError("a bug"), State.FAILED, "Something in Crossframe broke"),
        (OperationalError("server closed the connection"), State.RUNNING, ""),
    ],
)
def test_how_work_ends_stands_in_the_row(fault, state, told):
    job = want()

    def work(_: Any) -> None:
        raise fault

    jobs.run(job.pk, work)
    job.refresh_from_db()
    assert job.state == state
    assert told in job.error
    assert "a bug" not in job.error


def test_a_job_that_is_gone_or_done_is_not_done_again():
    job = want()
    jobs.run(job.pk, lambda lease: lease.finish())
    for again in (job.pk, uuid.uuid4()):
        jobs.run(again, lambda _: pytest.fail("It was done again."))
        jobs.ring(uuid.uuid4())


def test_the_sweep_rings_for_what_nobody_heard_and_for_what_a_dead_worker_left(rung):
    unsent, unheard, fresh, dead, alive = (want(f"align:{number}") for number in range(5))
    now = timezone.now()
    Job.objects.filter(pk=unsent.pk).update(created_at=now - timedelta(seconds=10))
    Job.objects.filter(pk=unheard.pk).update(sent_at=now - jobs.RING_AGAIN - timedelta(seconds=1))
    Job.objects.filter(pk=fresh.pk).update(sent_at=now)
    jobs.claim(dead.pk)
    jobs.claim(alive.pk)
    ended_lease(dead)
    assert jobs.sweep() == 3
    assert set(rung) == {str(unsent.pk), str(unheard.pk), str(dead.pk)}


def test_the_sweep_rings_for_the_next_few_of_a_long_queue_only(rung):
    for number in range(jobs.NEXT_UP + 5):
        want(f"align:{number}")
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    assert jobs.sweep() == jobs.NEXT_UP


def test_the_sweep_sets_aside_what_took_three_workers_down(rung):
    job = want()
    for _ in range(jobs.MAX_ATTEMPTS):
        assert jobs.claim(job.pk)
        ended_lease(job)
    assert jobs.claim(job.pk) is None
    assert jobs.sweep() == 0
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "stopped in the middle 3 times" in job.error


def test_a_failed_job_can_be_wanted_again_as_the_same_row():
    job = want()
    jobs.claim(job.pk).fail("It rained.")
    again = jobs.retry(job)
    assert (again.pk, again.state, again.attempts, again.error) == (job.pk, State.QUEUED, 0, "")
    assert jobs.claim(job.pk)


def test_a_failed_job_is_not_wanted_twice_beside_a_queued_one_with_its_key():
    job = want()
    jobs.claim(job.pk).fail("It rained.")
    want()
    jobs.retry(job)
    assert Job.objects.filter(state=State.QUEUED).count() == 1


def test_a_worker_answers_by_its_pulse_or_by_the_job_it_holds():
    assert not jobs.worker_answers()
    jobs.sweep()
    assert not jobs.worker_answers(), "A sweep by hand is no sign of a worker."
    jobs.pulse()
    assert jobs.worker_answers()
    WorkerPulse.objects.update(seen_at=timezone.now() - jobs.SILENCE - timedelta(seconds=1))
    assert not jobs.worker_answers()
    jobs.claim(want().pk)
    assert jobs.worker_answers()
