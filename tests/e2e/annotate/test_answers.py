"""What a code asks, in the picker: by keys and by mouse, conditional ones as they apply."""

import pytest
from playwright.sync_api import expect

from tests.e2e.annotate.desk import Desk
from tests.e2e.annotate.study import make_study


@pytest.fixture
def asking(site, token):
    """A study whose codes ask about whom and which way; its event names two parties."""
    study = make_study(site, token, preset="spin")
    actors = f"/api/v1/projects/{study.slug}/events/{study.event}/actors/"
    study.call("PUT", actors, {"names": ["The crews", "The union"]})
    return study


def answered(study):
    return [row["attributes"] for row in study.annotations()]


def test_a_key_whose_code_asks_opens_the_picker_there_and_answers_by_keys_are_stored(sign_in, asking):
    desk = Desk(sign_in("ana"), asking.workbench)
    desk.page.get_by_role("button", name="To the texts").focus()
    desk.press("Enter", "ArrowDown", "1")
    expect(desk.picker.get_by_label("About whom")).to_be_focused()
    desk.press("Enter")
    expect(desk.picker).to_be_visible()
    desk.page.keyboard.type("The crews")
    desk.press("Tab")
    desk.page.keyboard.type("against")
    expect(desk.picker.get_by_label("Who says it")).to_have_count(0)
    desk.picker.get_by_label("In a quotation").select_option("yes")
    desk.picker.get_by_label("Who says it").fill("The union")
    desk.picker.get_by_label("How strong").fill("4")
    desk.press("Enter")
    desk.is_saved(1)
    said = {"target": "The crews", "polarity": "neg", "quoted": "yes", "speaker": "The union", "strength": 4}
    assert answered(asking) == [said]
    expect(desk.lines.first).to_contain_text("Which way: against")


def test_answers_are_changed_undone_and_outlast_a_reload(sign_in, asking):
    desk = Desk(sign_in("ana"), asking.workbench)
    desk.select("Ships were waiting")
    desk.picker.get_by_label("About whom").fill("The crews")
    desk.picker.get_by_label("Which way").select_option("pos")
    desk.picker.get_by_label("In a quotation").select_option("yes")
    desk.picker.get_by_label("Who says it").fill("Somebody new")
    desk.picker.get_by_role("button", name="Save").click()
    desk.is_saved(1)
    desk.lines.first.hover()
    desk.lines.first.get_by_role("button", name="Change").click()
    expect(desk.picker.get_by_label("Who says it")).to_have_value("Somebody new")
    # The question that depends on it goes, and its answer with it.
    desk.picker.get_by_label("In a quotation").select_option("no")
    expect(desk.picker.get_by_label("Who says it")).to_have_count(0)
    desk.picker.get_by_role("button", name="Save").click()
    desk.is_saved(1)
    changed = {"target": "The crews", "polarity": "pos", "quoted": "no"}
    assert answered(asking) == [changed]
    desk.reload()
    desk.press("Control+z")
    desk.is_saved(1)
    assert answered(asking) == [{**changed, "quoted": "yes", "speaker": "Somebody new"}]
