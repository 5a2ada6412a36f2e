"""Acts by their names, the last of them in words, and the marks they leave in the grid."""

import pytest

from comparisons.models import Arrangement
from comparisons.pipeline import align_event
from comparisons.queries.acts import last_acts
from comparisons.queries.alignment import grid_as_wire
from comparisons.queries.grid import comparison
from comparisons.services import arranging
from comparisons.services.acts import arrange, current_segments
from tests import factories as make

Act = Arrangement.Act
TEXT = "Crews walked out in Tarn on Tuesday.\n\nThe harbour was empty by noon."


@pytest.fixture
def lead(db):
    return make.make_person("lead")


@pytest.fixture
def event(lead):
    made = make.make_event(make.make_collection("tarn", lead), "Walk-out")
    for outlet in ("Wire", "Post"):
        make.make_article(made, outlet, f"{outlet} on Tarn", TEXT)
    align_event(made)
    return made


def crews(event):
    return [
        next(s for s in article.current.segments.all() if article.current.text[s.start : s.end].startswith("Crews"))
        for article in event.articles.order_by("id")
    ]


def test_the_newest_act_stands_first_with_who_what_and_the_words(event, lead, django_assert_num_queries):
    arrange(event=event, act=Act.CONFIRM, segments=crews(event)[:1], person=lead)
    arrange(event=event, act=Act.TAKE_OUT, segments=crews(event)[1:], person=lead)
    with django_assert_num_queries(3):
        acts = last_acts(event, lead)
    assert [line.said for line in acts.lines] == ["took out", "confirmed"]
    assert {line.quote for line in acts.lines} == {"Crews walked out in Tarn on Tuesday."}
    assert acts.next_undone == acts.lines[0]
    arranging.undo(event=event, person=lead)
    assert last_acts(event, lead).next_undone.said == "confirmed"


def test_a_long_quote_is_cut_and_never_runs_over_its_sentence(event, lead):
    words = "Crews walked out in Tarn on Tuesday and stayed away all day, " * 2
    long = make.make_article(event, "Long", "Long", f"{words}.")
    align_event(event)
    segment = long.current.segments.get(kind="sentence")
    arrange(event=event, act=Act.LINK, segments=[crews(event)[0], segment], person=lead)
    line = last_acts(event, lead).lines[0]
    assert line.quote in ("Crews walked out in Tarn on Tuesday.", long.current.text[segment.start :][:70] + "…")


@pytest.mark.parametrize(
    ("act", "number", "words"),
    [
        (Act.LINK, 1, "two sentences"),
        (Act.TAKE_OUT, 2, "one at a time"),
        (Act.CONFIRM, 0, "Choose a sentence"),
        ("shuffle", 1, "no such act"),
    ],
)
def test_too_few_or_too_many_sentences_are_refused_in_words(event, lead, act, number, words):
    with pytest.raises(arranging.ArrangementRefused, match=words):
        arrange(event=event, act=act, segments=crews(event)[:number], person=lead)


def test_only_statements_of_the_current_texts_can_be_chosen(event):
    ids = [segment.pk for segment in reversed(crews(event))]
    assert [segment.pk for segment in current_segments(event, ids)] == ids
    with pytest.raises(LookupError, match="current texts"):
        current_segments(event, [10**9])
    crews(event)[0].revision.segments.filter(pk=ids[1]).update(kind="boilerplate")
    with pytest.raises(LookupError, match="boilerplate"):
        current_segments(event, ids)


def test_a_confirmed_cell_names_who_said_so_and_the_base_needs_no_mark(event, lead):
    arrange(event=event, act=Act.CONFIRM, segments=crews(event)[:1], person=lead)
    grid = comparison(event)
    marked = [cell for row in grid.rows for cell in row.cells if cell.confirmed_by]
    assert [(cell.article, cell.confirmed_by) for cell in marked] == [(grid.columns[1].article, {"lead"})]
    wire = [cell["confirmed_by"] for row in grid_as_wire(grid)["rows"] for cell in row["cells"]]
    assert wire.count(["lead"]) == 1
