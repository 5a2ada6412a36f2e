"""The marks that a page carries say the same as the API."""

import pytest

from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, rows_as_wire, whole
from annotator.annotations.wire import as_wire
from tests import factories as make
from tests.cast import Cast

TIMES = ("created_at", "updated_at")
CONTEXT = ("prefix", "suffix")


@pytest.fixture
def marked(cast: Cast) -> Cast:
    """Ana's span, contrast and omission."""
    one, other, silent = (cast.articles[name] for name in ("gazette", "radio", "arabic"))
    said = make.place(one, "Repairs will cost the county"), make.place(other, "Repairs will cost the county")
    make.make_annotation(cast.ana, make.body(cast.project, cast.event, said[0], note="Why?"))
    make.make_annotation(cast.ana, make.body(cast.project, cast.event, *said, kind="contrast"))
    make.make_annotation(
        cast.ana, make.body(cast.project, cast.event, said[0], kind="omission", absent_from=[silent.pk])
    )
    return cast


def test_rows_are_the_wire_form_less_times_and_contexts(marked: Cast) -> None:
    rows = annotations_for(marked.ana)
    told = [{name: value for name, value in as_wire(row).items() if name not in TIMES} for row in whole(rows)]
    for row in told:
        row["anchors"] = [{name: place[name] for name in place if name not in CONTEXT} for place in row["anchors"]]
    assert len(told) == 3
    assert rows_as_wire(rows) == told


def test_rows_take_two_queries_however_many_they_are(marked: Cast, django_assert_num_queries: object) -> None:
    rows = Annotation.objects.all()
    with django_assert_num_queries(2):
        assert len(rows_as_wire(rows)) == 3
