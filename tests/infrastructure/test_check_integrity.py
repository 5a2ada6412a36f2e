"""`manage.py check_integrity` on the demo: all is well, and each fault is found."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from annotator.annotations.models import Anchor, Annotation, AnnotationChange
from annotator.exports.models import ExportRun
from annotator.teams.models import Project
from comparisons.models import Alignment, Collection, CoverageImport, Event, Job, Revision, Segment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo, loaded and aligned once; each test spoils it in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=StringIO())
        call_command("align", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def findings() -> str:
    """What the command prints before it ends in an error."""
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_integrity", stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("_demo")
def test_the_demo_is_whole() -> None:
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert "wrong" not in out.getvalue()
    assert out.getvalue().count(": ok") == 5


def change_a_text() -> None:
    Revision.objects.filter(pk=Revision.objects.first().pk).update(text="Something else.")


def shift_a_segment() -> None:
    segment = Segment.objects.filter(position=2).first()
    Segment.objects.filter(pk=segment.pk).update(start=0)


def shift_an_anchor() -> None:
    anchor = Anchor.objects.exclude(quote="").first()
    Anchor.objects.filter(pk=anchor.pk).update(start=anchor.start + 1, end=anchor.end + 1)


def lose_a_change() -> None:
    Annotation.objects.filter(pk=Annotation.objects.first().pk).update(version=2)


def delete_past_the_history() -> None:
    Annotation.objects.filter(pk=Annotation.objects.first().pk).update(deleted_at=timezone.now())


def write_past_the_history() -> None:
    Annotation.objects.filter(pk=Annotation.objects.first().pk).update(note="Nobody wrote this.")


def lose_an_anchor() -> None:
    Anchor.objects.filter(annotation=AnnotationChange.objects.first().annotation).delete()


def forget_a_queued_job() -> None:
    Job.objects.create(task="t", key="k", label="Forgotten", sent_at=timezone.now() - timedelta(days=1))


def forget_a_running_job() -> None:
    long_ago = timezone.now() - timedelta(days=1)
    Job.objects.create(task="t", key="k", label="Orphaned", state="running", lease_until=long_ago, attempts=1)


def end_a_job_without_a_time() -> None:
    Job.objects.create(task="t", key="k", label="Half", state="done")


def lose_an_alignment() -> None:
    Alignment.objects.filter(event=Event.objects.first()).delete()


def lose_the_job_of_an_import() -> None:
    CoverageImport.objects.create(collection=Collection.objects.get(), filename="lost.csv", content=b"x")


def lose_the_job_of_an_export() -> None:
    ExportRun.objects.create(project=Project.objects.get(), format="csv")


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (change_a_text, "its text is not the one that was stored"),
        (shift_a_segment, "is out of place"),
        (shift_an_anchor, "an anchor does not equal the text"),
        (lose_a_change, "it is at version 2, and its history is not"),
        (delete_past_the_history, "disagree on whether it is deleted"),
        (write_past_the_history, "its row does not say what its history says"),
        (lose_an_anchor, "its row does not say what its history says"),
        (forget_a_queued_job, "Forgotten: queued, and nobody looked at it since"),
        (forget_a_running_job, "Orphaned: it is running, and nobody holds it"),
        (end_a_job_without_a_time, "Half: it is done, and its row says otherwise"),
        (lose_an_alignment, "its texts are not aligned, and no job is to do it"),
        (lose_the_job_of_an_import, "lost.csv: no job is to read it"),
        (lose_the_job_of_an_export, "no job is to write it"),
    ],
)
def test_each_fault_is_found_and_named(spoil: Callable[[], None], found: str) -> None:
    spoil()
    assert found in findings()
