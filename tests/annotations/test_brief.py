"""The marks that a page carries, with what the page knows itself, say the same as the API."""

from typing import Any

import pytest

from annotator.annotations.brief import brief_rows
from annotator.annotations.models import Annotation
from annotator.annotations.queries import annotations_for, whole
from annotator.annotations.wire import as_wire
from tests import factories as make
from tests.cast import Cast

SERVERS = ("created_at", "updated_at")
CONTEXT = ("prefix", "suffix")


@pytest.fixture
def marked(cast: Cast) -> Cast:
    """Ana's span, contrast and omission, and a span of Ben's."""
    one, other, silent = (cast.articles[name] for name in ("gazette", "radio", "arabic"))
    said = make.place(one, "Repairs will cost the county"), make.place(other, "Repairs will cost the county")
    make.make_annotation(cast.ana, make.body(cast.project, cast.event, said[0]))
    make.make_annotation(cast.ana, make.body(cast.project, cast.event, *said, kind="contrast", note="Why?"))
    make.make_annotation(
        cast.ana, make.body(cast.project, cast.event, said[0], kind="omission", absent_from=[silent.pk])
    )
    make.make_annotation(cast.ben, make.body(cast.project, cast.event, said[0], provenance={"columns": [one.pk]}))
    return cast


def made_whole(row: dict[str, Any], cast: Cast, texts: dict[int, Any]) -> dict[str, Any]:
    """As static/js/workbench/brief.js does it."""
    usual = {
        "project": cast.project.slug, "event": cast.event.pk, "kind": "span", "codebook_version": 1, "attributes": {},
        "note": "", "provenance": {}, "absent_from": [], "annotator": "ana", "layer": "annotator", "version": 1,
    }  # fmt: skip
    anchors = []
    for place in row.pop("at"):
        if isinstance(place, list):
            revision, start, end = place
            article = texts[revision]
            quote = make.text_of(article)[start:end]
            place = {"article": article.pk, "revision": revision, "start": start, "end": end, "quote": quote}
        anchors.append(place)
    return {**usual, **row, "anchors": anchors}


@pytest.mark.parametrize("shown", [("gazette", "radio", "arabic"), ("radio",), ()])
def test_made_whole_they_are_the_wire_form_less_times_and_contexts(marked: Cast, shown: tuple[str, ...]) -> None:
    rows = annotations_for(marked.lead)
    told = [{name: value for name, value in as_wire(row).items() if name not in SERVERS} for row in whole(rows)]
    for row in told:
        row["anchors"] = [{name: place[name] for name in place if name not in CONTEXT} for place in row["anchors"]]
    assert len(told) == 4
    texts = {marked.articles[name].current_id: marked.articles[name] for name in shown}
    brief = brief_rows(rows, revisions=texts.keys(), person="ana", codebook_version=1)
    assert [made_whole(row, marked, texts) for row in brief] == told


def test_what_is_usual_and_on_the_page_is_not_told(marked: Cast) -> None:
    first = annotations_for(marked.ana).filter(kind="span")
    revision = marked.articles["gazette"].current_id
    assert revision is not None
    (row,) = brief_rows(first, revisions={revision}, person="ana", codebook_version=1)
    assert row.keys() == {"id", "code", "at"}
    assert row["at"][0][0] == revision
    (unlike,) = brief_rows(first, revisions={revision}, person="ben", codebook_version=2)
    assert unlike.keys() == {"id", "code", "at", "annotator", "codebook_version"}


def test_rows_take_two_queries_however_many_they_are(marked: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        assert len(brief_rows(Annotation.objects.all(), revisions=(), person="ana", codebook_version=1)) == 4


def test_a_veil_covers_the_words_of_places_that_the_page_does_not_show(marked: Cast) -> None:
    class Covering:
        def anchors(self, anchors: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [{**anchor, "quote": "█" * len(anchor["quote"])} for anchor in anchors]

    rows = annotations_for(marked.ana).filter(kind="contrast")
    shown = marked.articles["radio"].current_id
    assert shown is not None
    veil: Any = Covering()
    (row,) = brief_rows(rows, revisions={shown}, person="ana", codebook_version=1, veil=veil)
    elsewhere, here = row["at"]
    assert set(elsewhere["quote"]) == {"█"}
    assert elsewhere["article"] == marked.articles["gazette"].pk
    assert here[0] == shown
