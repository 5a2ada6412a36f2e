"""A file: checked first, then taken in."""

import json
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from comparisons import jobs
from comparisons.models import Article, CoverageImport, Event, WorkerPulse
from comparisons.services.imports import import_coverage
from comparisons.views.events import STOP_POLLING
from tests.cast import Cast

Browser = Callable[[str], Client]


def _line(**fields: str) -> str:
    return json.dumps({"event": "The storm", "outlet": "Post", "title": "Storm", "text": "It came.", **fields})


GOOD = (_line(), _line(outlet="Echo", text="It came on Monday."))
BAD = (_line(outlet="", language="plain english"), "{broken")


def _upload(browser: Client, cast: Cast, *lines: str, name: str = "storm.jsonl") -> Any:
    file = SimpleUploadedFile(name, "\n".join(lines).encode())
    return browser.post(reverse("import_new", args=[cast.collection.slug]), {"file": file})


def _work(wanted: CoverageImport) -> None:
    """What the worker does with the import's job."""
    wanted.refresh_from_db()
    assert wanted.job is not None
    jobs.run(wanted.job.pk, lambda lease: import_coverage(CoverageImport.objects.get(job=lease.job), lease))


def _newest() -> CoverageImport:
    return CoverageImport.objects.latest("pk")


def test_a_file_is_checked_before_anything_is_stored(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    answer = _upload(browser, cast, *GOOD, *BAD)
    checked = _newest()
    assert answer.headers["Location"] == reverse("import_detail", args=[checked.pk])
    assert "Waiting for a worker" in browser.get(answer.headers["Location"]).content.decode()
    _work(checked)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Import 2 articles" in page
    assert not Event.objects.filter(title="The storm").exists()


def test_refused_lines_come_first_with_line_field_and_reason(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *GOOD, *BAD)
    _work(_newest())
    page = browser.get(reverse("import_detail", args=[_newest().pk])).content.decode()
    table = page.partition("<tbody>")[2]
    assert [row.partition("</td>")[0].rpartition(">")[2] for row in table.split("<tr")[1:]] == ["3", "4", "1", "2"]
    assert "<code>language</code>: Give the language as a code" in table
    assert "This is not JSON" in table


def test_the_button_takes_the_same_file_in_for_good(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *GOOD, *BAD)
    checked = _newest()
    _work(checked)
    answer = browser.post(reverse("import_detail", args=[checked.pk]))
    wanted = _newest()
    assert (wanted.pk, wanted.dry_run, bytes(wanted.content)) != (checked.pk, True, b"")
    assert bytes(wanted.content) == bytes(checked.content)
    _work(wanted)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "2 articles taken in" in page
    assert Article.objects.filter(event__title="The storm").count() == 2


def test_an_import_that_is_done_is_not_done_again(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *GOOD)
    browser.post(reverse("import_detail", args=[_newest().pk]))
    done = _newest()
    browser.post(reverse("import_detail", args=[done.pk]))
    assert _newest() == done


def test_a_file_with_nothing_new_has_no_button_to_import_it(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *BAD)
    _work(_newest())
    page = browser.get(reverse("import_detail", args=[_newest().pk])).content.decode()
    assert "Nothing in this file can be taken in" in page
    assert "Import 0" not in page


def test_a_file_that_cannot_be_read_says_why(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, "event,outlet\nx,y", name="storm.csv")
    _work(_newest())
    page = browser.get(reverse("import_detail", args=[_newest().pk])).content.decode()
    assert "it lacks title, text" in page


def test_no_file_and_an_empty_file_are_refused_beside_the_field(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    nothing = browser.post(reverse("import_new", args=[cast.collection.slug]))
    assert (nothing.status_code, "Choose a file first" in nothing.content.decode()) == (422, True)
    empty = _upload(browser, cast, "  ")
    assert (empty.status_code, "This file is empty" in empty.content.decode()) == (422, True)


def test_the_page_asks_again_until_the_report_is_there(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *GOOD)
    asked = reverse("import_progress", args=[_newest().pk])
    assert browser.get(asked).status_code == 200
    _work(_newest())
    answer = browser.get(asked)
    assert (answer.status_code, "Import 2 articles" in answer.content.decode()) == (STOP_POLLING, True)


def test_a_file_waits_for_a_worker_that_is_not_there_and_says_so(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *GOOD)
    wanted = _newest()
    WorkerPulse.objects.all().delete()
    assert wanted.job is not None
    wanted.job.created_at -= 2 * jobs.SILENCE
    wanted.job.save()
    assert "No worker has answered for 30 s" in browser.get(reverse("import_detail", args=[wanted.pk])).content.decode()


def test_the_report_of_a_long_file_has_pages(cast: Cast, signed_in: Browser) -> None:
    browser = signed_in("lead")
    _upload(browser, cast, *(_line(external_id=str(number), text=f"It came {number}.") for number in range(205)))
    _work(_newest())
    address = reverse("import_detail", args=[_newest().pk])
    assert browser.get(address).content.decode().count("<tr>") == 201
    assert browser.get(f"{address}?page=2").content.decode().count("<tr>") == 6
