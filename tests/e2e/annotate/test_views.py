"""Marking in the reading view and the single view: the same hands, the same places in the texts."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.annotate.desk import Desk, column_of

VIEWS = ("reading", "single")


@pytest.fixture
def reading(sign_in, study) -> Desk:
    """The event's workbench with its texts side by side."""
    return Desk(sign_in("ana"), f"{study.workbench}?view=reading")


@pytest.mark.parametrize("view", VIEWS)
def test_words_are_marked_by_mouse_and_are_the_same_in_every_view(sign_in, study, view):
    desk = Desk(sign_in("ana"), f"{study.workbench}?view={view}")
    desk.mark("families 👩‍👩‍👧 were", "3", column_of(desk, "Tarn Wire"))
    desk.is_saved(1)
    assert study.quotes() == ["families 👩‍👩‍👧 were"]
    for other in ("grid", *VIEWS):
        desk.page.goto(f"{study.workbench}?view={other}")
        desk.is_ready()
        assert desk.drawn("families 👩‍👩‍👧 were") == ["families 👩‍👩‍👧 were"]


def test_a_drag_over_two_statements_is_one_stretch_of_one_text(reading, study):
    reading.select("were told too late.", until="Nobody at the port")
    expect(reading.picker).to_be_visible()
    reading.press("2")
    reading.is_saved(1)
    assert study.quotes() == ["were told too late. Nobody at the port"]


def test_a_text_that_runs_leftward_is_marked_beside_the_others(sign_in, study):
    articles = study.call("GET", f"/api/v1/articles/?event={study.event}")[1]["results"]
    ids = "".join(f"&articles={article['id']}" for article in articles if article["language"] in ("en", "ar"))
    desk = Desk(sign_in("ana"), f"{study.workbench}?view=reading{ids}")
    desk.mark("وانتظرت السفن", "1", column_of(desk, "Al Mina"))
    desk.is_saved(1)
    assert study.quotes() == ["وانتظرت السفن"]


def test_the_keyboard_walks_a_text_and_jumps_to_the_partner(reading, study):
    wire, post = column_of(reading, "Tarn Wire"), column_of(reading, "Dawn Post")
    statement = reading.page.locator("[data-column]").nth(wire).locator(".said", has_text="Ships were waiting")
    statement.evaluate("(piece) => { piece.tabIndex = 0; piece.focus(); }")
    reading.press("ArrowRight" if wire < post else "ArrowLeft")
    assert reading.focused() == "Ships were waiting outside the harbour by the evening."
    here = reading.page.evaluate("document.activeElement.closest('[data-column]').dataset.column")
    assert int(here) == post + 1
    reading.press("1")
    reading.is_saved(1)
    assert study.quotes() == ["Ships were waiting outside the harbour by the evening."]
    reading.press("ArrowUp")
    assert "Harbour crews" in reading.focused()


def test_a_contrast_gathers_words_of_two_texts(reading, study):
    reading.select("hurt", column_of(reading, "Tarn Wire"))
    reading.picker.get_by_role("button", name="Add more words").click()
    reading.select("injured", column_of(reading, "Dawn Post"))
    reading.page.get_by_role("group", name="Contrast").get_by_role("button", name="Choose a code").click()
    reading.press("9")
    reading.is_saved(1)
    assert study.annotations()[0]["kind"] == "contrast"
    assert sorted(study.quotes()) == ["hurt", "injured"]


def test_an_omission_is_marked_where_a_text_leaves_something_out(reading, study):
    line = reading.page.locator(".left-out").first
    line.locator("summary").click()
    gap = line.locator(".cell-gap").first
    article = int(gap.get_attribute("data-article"))
    gap.click()
    reading.press("5")
    reading.is_saved(1)
    [omission] = study.annotations()
    assert (omission["kind"], omission["absent_from"]) == ("omission", [article])
    reading.reload()
    badge = reading.page.locator(f'.cell-gap[data-article="{article}"] [data-badge]')
    expect(badge).to_have_count(1)
    # The same gap of the grid has it too.
    reading.page.goto(study.workbench)
    reading.is_ready()
    expect(badge).to_have_count(1)


@pytest.mark.parametrize("view", VIEWS)
def test_the_marks_at_a_place_open_with_a_click_and_go_with_a_key(sign_in, study, view):
    desk = Desk(sign_in("ana"), f"{study.workbench}?view={view}")
    wire = column_of(desk, "Tarn Wire")
    desk.mark("Ships were waiting", "1", wire)
    desk.mark("were waiting outside", "2", wire)
    desk.click_on("were waiting", wire)
    expect(desk.card).to_contain_text("2 marks here")
    desk.press("Delete")
    expect(desk.card).to_contain_text("1 mark here")
    desk.press("Escape")
    desk.is_saved(1)


def test_a_whole_article_is_marked_from_its_head(reading, study):
    reading.page.get_by_role("button", name=re.compile("Mark the whole article of Dawn Post")).click()
    reading.press("6")
    reading.is_saved(1)
    assert study.annotations()[0]["kind"] == "document"
    expect(reading.page.locator("[data-head] [data-badge]")).to_have_count(1)
