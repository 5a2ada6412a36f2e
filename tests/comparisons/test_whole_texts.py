"""The reading view and the single view, on the demo's coverage."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from annotator.demo import load as demo
from comparisons.models import Event
from comparisons.pipeline import align_event
from comparisons.queries.grid import comparison
from comparisons.queries.reading import MOST_TEXTS, USUAL_TEXTS, reading
from comparisons.queries.single import single
from comparisons.queries.ties import HEATS
from comparisons.templatetags.whole_texts import standing_line, whole_text
from comparisons.views.choice import ViewChoice

pytestmark = pytest.mark.django_db
TAGS = re.compile(r"<details.*?</details>|<[^>]*>", re.DOTALL)


@pytest.fixture
def sochi():
    demo.load()
    event = Event.objects.get(title=demo.RELEASED)
    align_event(event)
    return event


def shown(view):
    return [text.article.pk for text in view.texts]


def test_whole_texts_are_written_to_the_character(sochi):
    for text in reading(sochi).texts:
        html = whole_text(text)
        said = [unescape(TAGS.sub("", part)) for part in re.findall(r"<p .*?</p>", html, re.DOTALL)]
        assert "".join(said) == text.column.text.replace("\n", "")
        for start, end, words in re.findall(r'data-start="(\d+)" data-end="(\d+)"[^>]*>(.*?)</span>', html):
            assert unescape(words) == text.column.text[int(start) : int(end)]


def test_markup_in_a_text_is_words(sochi):
    text = reading(sochi).texts[0]
    text.column.article.current.text = text.column.text.replace("Armenia", "<b>x&y", 1)
    assert "<b>" not in whole_text(reading(sochi).texts[0])
    single_view = single(sochi)
    single_view.text.blocks[0].stretches[0] = type(single_view.text.blocks[0].stretches[0])("<i>", None)
    assert "&lt;i&gt;" in whole_text(single_view.text)


def test_ties_join_what_stands_in_one_row_of_the_grid(sochi):
    view = reading(sochi)
    rows = {s.pk: row.key for row in comparison(sochi).rows for cell in row.cells for s in cell.segments}
    home = {s.pk: number for number, text in enumerate(view.texts) for s in text.column.segments}
    assert len(view.ties) > 10
    for tie in view.ties:
        assert home[tie.one] < home[tie.other]
        assert rows[tie.one] == rows[tie.other] or "headlines" in (rows[tie.one], rows[tie.other])


def test_a_statement_is_as_near_as_its_nearest_partner(sochi):
    view = reading(sochi)
    for text in view.texts:
        for segment in text.column.segments:
            heats = [tie.heat for tie in view.ties if segment.pk in (tie.one, tie.other)]
            if heats:
                assert text.heats[segment.pk] == min(heats, key=HEATS.index)
            else:
                assert text.heats[segment.pk] in ("only", "aside", "rewritten")


def test_who_says_a_statement_too_is_named_and_what_is_not_compared_is_said_by_nobody(sochi):
    for base in sochi.articles.values_list("pk", flat=True):
        texts = [*reading(sochi, base=base).texts, single(sochi, article=base).text]
        for run in [run for text in texts for run in text.runs]:
            assert bool(run.outlets) == (run.heat in ("same", "edited", "rewritten"))
        for text in texts:
            assert {text.heats[s.pk] for s in text.column.segments if not s.is_aligned} <= {"aside"}


def test_what_a_text_leaves_out_is_what_the_grid_says(sochi):
    view = reading(sochi)
    grid = comparison(sochi, base=shown(view)[0], articles=shown(view))
    for number, text in enumerate(view.texts):
        gaps = [row for row in grid.rows if row.cells[number].leaves_out and row.key != "headlines"]
        told = [set(one.segments) for block in text.blocks for one in block.left_out]
        assert len(told) == len(gaps) == text.gaps
        for row in gaps:
            assert {s.pk for cell in row.filled for s in cell.segments} in told


def test_what_is_left_out_stands_after_the_paragraph_where_the_rows_have_it(sochi):
    view = reading(sochi)
    grid = comparison(sochi, base=shown(view)[0], articles=shown(view))
    for number, text in enumerate(view.texts):
        before = {}
        last = None
        for row in grid.rows:
            last = row.cells[number].segments[-1].pk if row.cells[number].pieces else last
            before |= {segment.pk: last for cell in row.filled for segment in cell.segments}
        for block in text.blocks:
            here = {stretch.segment.pk for stretch in block.stretches if stretch.segment}
            for one in block.left_out:
                assert before[one.segments[0]] in (here or {None})


def test_runs_cover_a_text_once_and_neighbours_differ(sochi):
    for text in reading(sochi).texts:
        assert [run.first for run in text.runs] == [1, *(run.last + 1 for run in text.runs[:-1])]
        assert text.runs[-1].last == len(text.column.segments)
        assert all(one.heat != other.heat for one, other in zip(text.runs, text.runs[1:], strict=False))


def test_the_texts_come_in_the_order_asked_for_the_base_first(sochi):
    ids = [article.pk for article in sochi.articles.order_by("id")]
    asked = [ids[3], ids[0], ids[2]]
    assert shown(reading(sochi, base=ids[2], articles=asked)) == [ids[2], ids[3], ids[0]]
    assert [c.article.pk for c in comparison(sochi, base=ids[2], articles=asked).columns] == [ids[2], ids[3], ids[0]]
    assert len(reading(sochi).texts) == USUAL_TEXTS
    assert len(reading(sochi, articles=ids).texts) == MOST_TEXTS


def test_the_single_view_counts_who_says_it_too(sochi):
    view = single(sochi)
    names = {article.outlet.name for article in view.found.articles}
    assert view.text.article.outlet.name == "Orbit Wire"
    assert view.outlets
    for said_by in view.outlets.values():
        assert said_by
        assert set(said_by) < names
        assert "Orbit Wire" not in said_by
    told = {pk for pk in view.outlets if view.text.heats[pk] in ("same", "edited", "rewritten")}
    assert told == set(view.outlets)


def test_a_text_that_nothing_is_linked_with_claims_nothing(sochi):
    armenian = sochi.articles.get(language="hy").pk
    base = sochi.articles.get(outlet__name="Orbit Wire").pk
    alone = reading(sochi, base=base, articles=[base, armenian])
    assert [set(text.heats.values()) for text in alone.texts] == [{"aside"}, {"aside"}]
    assert standing_line(alone.texts[1], False) == "nothing to compare it with"
    assert set(single(sochi, article=armenian).text.heats.values()) == {"aside"}
    beside = reading(sochi, base=base, articles=[base, armenian, sochi.articles.get(outlet__name="Lesna Courier").pk])
    assert "same" in beside.texts[0].heats.values()
    assert set(beside.texts[1].heats.values()) == {"aside"}


@pytest.mark.parametrize("view", [reading, single])
def test_a_view_takes_five_queries(sochi, view, django_assert_num_queries):
    with django_assert_num_queries(5):
        view(sochi)


def test_an_event_without_texts_has_empty_views(sochi):
    empty = Event.objects.create(collection=sochi.collection, title="Nothing yet")
    assert reading(empty).texts == []
    assert single(empty).text is None


def test_lanes_stand_below_each_text_where_a_page_brings_them(sochi, rf):
    context = {"reading": reading(sochi), "choice": ViewChoice(view="reading")}
    plain = render_to_string("comparisons/_reading.html", context, rf.get("/"))
    context["lanes_template"] = "partials/icon.html"
    laned = render_to_string("comparisons/_reading.html", context, rf.get("/"))
    assert laned.count("<svg") == plain.count("<svg") + USUAL_TEXTS
