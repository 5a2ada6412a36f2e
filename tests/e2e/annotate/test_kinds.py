"""Every kind of mark by one key and by mouse: rows, swaps, several places, articles, the event; keys of one's own."""

from playwright.sync_api import expect

from tests.e2e.annotate.desk import column_of
from tests.e2e.annotate.test_keys import go_to, into_the_texts


def stored(study):
    """Kind and quotes of what is stored, in the order in which it was made."""
    return [(row["kind"], [anchor["quote"] for anchor in row["anchors"]]) for row in study.annotations()]


def outlets_of(row):
    return len({anchor["article"] for anchor in row["anchors"]})


def test_the_words_that_the_diff_shows_are_a_contrast_in_one_key(desk, study):
    into_the_texts(desk)
    go_to(desk, "were injured", column_of(desk, "Dawn Post"))
    desk.press("s")
    expect(desk.page.get_by_role("group", name="Contrast")).to_contain_text("injured")
    desk.press("9")
    desk.is_saved(1)
    assert stored(study) == [("contrast", ["injured", "hurt"])]


def test_the_words_that_the_diff_shows_are_offered_to_the_mouse(desk, study):
    desk.select("injured", column_of(desk, "Dawn Post"))
    desk.picker.get_by_role("button", name="With “hurt”").click()
    desk.page.get_by_role("button", name="Choose a code").click()
    desk.press("9")
    desk.is_saved(1)
    assert stored(study) == [("contrast", ["injured", "hurt"])]


def test_a_whole_row_is_a_contrast_in_one_key_and_by_mouse(desk, study):
    into_the_texts(desk)
    go_to(desk, "Ships were waiting")
    desk.press("g")
    expect(desk.picker).to_be_visible()
    desk.press("2")
    desk.is_saved(1)
    desk.select("Ships were waiting")
    desk.picker.get_by_role("button", name="The whole row").click()
    desk.press("3")
    desk.is_saved(2)
    [first, second] = study.annotations()
    assert first["kind"] == second["kind"] == "contrast"
    assert [anchor["quote"] for anchor in first["anchors"]] == [anchor["quote"] for anchor in second["anchors"]]
    assert outlets_of(first) == 2


def test_one_mark_stands_in_several_places_of_a_text(desk, study):
    into_the_texts(desk)
    go_to(desk, "Harbour crews")
    desk.press("c")
    go_to(desk, "Nobody at the port")
    desk.press("c", "5")
    desk.is_saved(1)
    desk.select("Ships were waiting")
    desk.picker.get_by_role("button", name="Add more words").click()
    desk.select("by the evening")
    desk.page.get_by_role("button", name="Choose a code").click()
    desk.press("6")
    desk.is_saved(2)
    kinds = stored(study)
    assert [kind for kind, _ in kinds] == ["span", "span"]
    assert kinds[0][1][1:] == ["Nobody at the port answered."]
    assert kinds[1][1] == ["Ships were waiting", "by the evening"]
    desk.reload()
    assert desk.drawn("by the evening").count("by the evening") == 1


def test_the_event_and_the_article_are_marked_by_key_and_by_mouse(desk, study):
    into_the_texts(desk)
    go_to(desk, "Nobody at the port")
    desk.press("v", "1", "a", "2")
    desk.is_saved(2)
    desk.page.get_by_role("button", name="Mark the event").click()
    desk.press("3")
    desk.is_saved(3)
    assert [kind for kind, _ in stored(study)] == ["event", "document", "event"]
    marks = desk.page.locator("[data-event-marks] [data-badge]")
    expect(marks).to_have_count(2)
    marks.first.click()
    desk.card.get_by_role("button", name="Delete").click()
    expect(marks).to_have_count(1)
    desk.reload()
    expect(desk.lines.first).to_contain_text("The event")


def test_the_next_statement_without_a_mark_is_a_key_away(desk):
    into_the_texts(desk)
    go_to(desk, "Harbour crews")
    desk.press("1", "n")
    first = desk.focused()
    desk.press("1", "n")
    assert desk.focused() not in ("", first)


def test_a_key_of_ones_own_works_is_kept_and_conflicts_are_told(desk, study):
    desk.press("?")
    keys = desk.page.get_by_role("dialog", name="Keys")
    keys.get_by_role("button", name="whole row").click()
    desk.press("c")
    expect(keys.get_by_role("status")).to_contain_text("collect it")
    desk.press("e")
    expect(keys.get_by_role("status")).to_contain_text("also the key of Political")
    desk.press("Escape")
    desk.reload()
    into_the_texts(desk)
    go_to(desk, "Ships were waiting")
    desk.press("e", "2")
    desk.is_saved(1)
    assert study.annotations()[0]["kind"] == "contrast"
    desk.press("?")
    keys.get_by_role("button", name="As they came").click()
    expect(keys.get_by_role("button", name="G: a contrast of the whole row")).to_be_visible()
