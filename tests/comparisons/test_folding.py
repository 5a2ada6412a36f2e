"""Only changes: what says nothing new is folded away, with as much around the changes as is asked for."""

import pytest

from comparisons.queries.cells import Piece
from comparisons.queries.folding import fold_unchanged, is_unchanged
from comparisons.queries.rows import Cell, Row
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece():
    event = make.make_event(make.make_collection("tarn"), "Walk-out")
    article = make.make_article(event, "Wire", "Walk-out", "Crews walked out.")
    return Piece(article.current.segments.get(kind="sentence"), "Crews walked out.")


def row(piece, key, state, **fields):
    article = piece.segment.revision.article
    base, other = Cell(article, [piece], "base"), Cell(article, [piece] if state != "gap" else [], state, **fields)
    return Row(key, [base, other], group=1)


def rows(piece, states):
    return [row(piece, str(at), {"=": "verbatim", "x": "edited"}[state]) for at, state in enumerate(states)]


def test_a_row_is_unchanged_where_all_say_the_same_in_the_same_place(piece):
    assert is_unchanged(row(piece, "1", "verbatim"))
    assert not is_unchanged(row(piece, "1", "verbatim", moved_from=3))
    assert not is_unchanged(row(piece, "1", "gap", leaves_out=True))
    assert not is_unchanged(row(piece, "1", "edited"))


def test_spelling_is_a_change_unless_it_is_ignored(piece):
    assert not is_unchanged(row(piece, "1", "variant"))
    assert is_unchanged(row(piece, "1", "variant"), {"variants"})


@pytest.mark.parametrize(
    ("states", "context", "folded"),
    [
        ("====x====", 1, {"0": 3, "6": 3}),
        ("====x====", 2, {"0": 2, "7": 2}),
        ("====x====", 3, {}),
        ("xx=x==x===", 1, {"8": 2}),
        ("=====", 1, {"0": 5}),
        ("", 1, {}),
    ],
)
def test_folds_leave_the_context_that_is_asked_for(piece, states, context, folded):
    found = fold_unchanged(rows(piece, states), context)
    assert found.sizes == folded
    assert len(found.hidden) == sum(folded.values())
