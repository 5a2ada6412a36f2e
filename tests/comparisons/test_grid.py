"""The comparison grid, on the demo's coverage."""

import pytest

from annotator.demo import load as demo
from comparisons.models import Event
from comparisons.pipeline import align_event
from comparisons.queries.grid import comparison
from comparisons.queries.rows import HEADLINES

pytestmark = pytest.mark.django_db


@pytest.fixture
def sochi():
    demo.load()
    event = Event.objects.get(title=demo.RELEASED)
    align_event(event)
    return event


def cells_of(grid):
    return [(row, cell) for row in grid.rows for cell in row.cells]


def test_the_runs_of_every_piece_are_its_text(sochi):
    grid = comparison(sochi)
    for _, cell in cells_of(grid):
        for piece, runs in cell.parts:
            assert "".join(run.text for run in runs if not run.is_foreign) == piece.text
    texts = {column.article.pk: column.text for column in grid.columns}
    for _, cell in cells_of(grid):
        for piece in cell.pieces:
            assert texts[cell.article.pk][piece.segment.start : piece.segment.end] == piece.text


def test_every_segment_stands_in_exactly_one_cell(sochi):
    grid = comparison(sochi)
    shown = sorted(segment.pk for _, cell in cells_of(grid) for segment in cell.segments)
    assert shown == sorted(segment.pk for column in grid.columns for segment in column.segments)


def test_headlines_stand_side_by_side_on_top(sochi):
    grid = comparison(sochi)
    assert grid.rows[0].key == HEADLINES
    assert sum(bool(cell.pieces) for cell in grid.rows[0].cells) == len(grid.columns)


def test_the_agency_is_the_base_unless_another_is_asked_for(sochi):
    assert comparison(sochi).base.article.outlet.name == "Orbit Wire"
    other = sochi.articles.get(outlet__name="Brackwater Brief").pk
    assert comparison(sochi, base=other).base.article.pk == other


def test_a_reprint_is_mostly_the_same_and_what_it_cuts_is_said(sochi):
    grid = comparison(sochi)
    number = [column.article.outlet.name for column in grid.columns].index("Lesna Courier")
    states = [row.cells[number].state for row in grid.rows if row.cells[0].pieces]
    assert states.count("verbatim") + states.count("variant") + states.count("edited") > len(states) / 2
    assert any(row.cells[number].leaves_out for row in grid.rows)


def test_what_articles_have_alone_stands_side_by_side_without_being_compared(sochi):
    grid = comparison(sochi)
    own = [row for row in grid.rows if row.own]
    assert any(len(row.filled) > 1 for row in own)
    for row in own:
        assert {cell.state for cell in row.filled} <= {"only", "aside"}
        assert not row.cells[0].pieces
        assert not any(cell.leaves_out for cell in row.cells)


def test_a_moved_paragraph_says_where_it_comes_from(sochi):
    grid = comparison(sochi)
    number = [column.article.outlet.name for column in grid.columns].index("Lesna Courier")
    assert any(row.cells[number].moved_from for row in grid.rows)


def test_a_text_in_another_language_is_not_said_to_leave_things_out(sochi):
    grid = comparison(sochi)
    number = [column.article.outlet.name for column in grid.columns].index("Kaputak Lur")
    assert not any(row.cells[number].leaves_out for row in grid.rows)


def test_what_only_a_base_in_another_language_says_is_left_out_by_nobody(sochi):
    grid = comparison(sochi, base=sochi.articles.get(outlet__name="Kaputak Lur").pk)
    alone = [row for row in grid.rows if row.is_said_by_base and not row.is_shared]
    assert alone
    assert not any(cell.leaves_out for row in alone for cell in row.cells)
    assert any(cell.leaves_out for _, cell in cells_of(grid)), "what the others share may still be left out"


def test_the_grid_takes_a_fixed_number_of_queries(sochi, django_assert_num_queries):
    with django_assert_num_queries(6):
        comparison(sochi)
