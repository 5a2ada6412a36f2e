"""The page of jobs and the bell."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from comparisons.models import Job, WorkerPulse
from tests.cast import Cast

Browser = Callable[[str], Client]


def _page(browser: Client, name: str = "job_list") -> str:
    return browser.get(reverse(name)).content.decode()


def _quiet() -> None:
    Job.objects.all().delete()


def test_with_nothing_done_yet_the_page_says_what_it_is_for(cast: Cast, signed_in: Browser) -> None:
    _quiet()
    assert "Nothing has been done in the background yet" in _page(signed_in("lead"))


def test_what_moves_comes_first_and_makes_the_page_look_again(cast: Cast, signed_in: Browser) -> None:
    page = _page(signed_in("lead"))
    assert "Under way" in page
    assert f'hx-get="{reverse("job_rows")}"' in page
    Job.objects.update(state="done")
    assert f'hx-get="{reverse("job_rows")}"' not in _page(signed_in("lead"))


def test_the_bell_counts_and_rests_when_nothing_moves(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    moving = Job.objects.filter(collection=cast.collection).count()
    assert f'<span class="bell-count">{moving}<' in _page(browser, "job_bell")
    assert "every 10s" in _page(browser, "job_bell")
    Job.objects.update(state="done")
    assert "hx-get" not in _page(browser, "job_bell")


def test_jobs_of_other_collections_are_nobody_elses_business(cast: Cast, signed_in: Browser) -> None:
    far = Job.objects.filter(collection=cast.far_event.collection).get()
    assert str(far.label) not in _page(signed_in("lead"))
    assert far.label in _page(signed_in("outsider")).replace("&quot;", '"')


def test_a_private_job_is_shown_to_who_asked_for_it_only(cast: Cast, signed_in: Browser) -> None:
    _quiet()
    asked = {"requested_by": cast.people["ana"], "private": True, "collection": cast.collection}
    Job.objects.create(task="t", key="k", label="Export of ana", **asked)
    assert "Export of ana" in _page(signed_in("ana"))
    assert "Export of ana" not in _page(signed_in("lead"))


def test_a_failed_job_says_why_and_is_tried_again_as_the_same_job(cast: Cast, signed_in: Browser) -> None:
    _quiet()
    failed = Job.objects.create(
        task="t", key="k", label="Broken", collection=cast.collection, state="failed", error="The disk was full."
    )
    assert "The disk was full." in _page(signed_in("reader"))
    assert "Try again" not in _page(signed_in("reader"))
    assert "Try again" in _page(signed_in("lead"))
    signed_in("lead").post(reverse("job_retry", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.state, failed.error) == ("queued", "")


def test_a_missing_worker_is_named_while_something_waits(cast: Cast, signed_in: Browser) -> None:
    WorkerPulse.objects.all().delete()
    assert "No worker has answered" in _page(signed_in("lead"))
    _quiet()
    assert "No worker has answered" not in _page(signed_in("lead"))
