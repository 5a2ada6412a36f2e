"""The whole work without a mouse."""

from playwright.sync_api import expect

from tests.e2e.annotate.desk import Desk, column_of


def go_to(desk: Desk, words: str, column: int = 0) -> None:
    """With the arrows alone to the statement that has some words."""
    desk.press("Home", *["ArrowLeft"] * 8, *["ArrowRight"] * column, "Home")
    for _ in range(30):
        if words in desk.focused():
            return
        desk.press("ArrowDown")
    raise AssertionError(f"no way to “{words}” by keys; last at “{desk.focused()}”")


def into_the_texts(desk: Desk) -> None:
    for _ in range(40):
        desk.press("Tab")
        if desk.focused() == "To the texts":
            break
    desk.press("Enter")


def test_the_whole_work_is_done_by_keys_alone(desk, study):
    into_the_texts(desk)
    go_to(desk, "Nobody at the port answered.")
    desk.press("Enter")
    expect(desk.picker.get_by_role("combobox")).to_be_focused()
    desk.page.keyboard.type("fair")
    desk.press("Enter")
    assert desk.focused() == "Nobody at the port answered."
    desk.press("4")
    desk.is_saved(2)
    assert study.quotes() == ["Nobody at the port answered."] * 2

    desk.press("m")
    expect(desk.card).to_contain_text("2 marks here")
    desk.press("Delete")
    expect(desk.card).to_contain_text("1 mark here")
    desk.press("Escape", "Control+z")
    desk.is_saved(2)
    assert desk.focused() == "Nobody at the port answered."

    hand_in = desk.page.get_by_role("button", name="Hand in 2 annotations")
    for _ in range(60):
        desk.press("Tab")
        if hand_in.evaluate("(button) => button === document.activeElement"):
            break
    desk.press("Enter")
    expect(desk.page.get_by_text("is submitted")).to_be_visible()


def test_words_are_chosen_by_word_and_by_character_from_both_ends(desk, study):
    into_the_texts(desk)
    go_to(desk, "Ships were waiting")
    desk.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft")
    desk.press("Control+Shift+ArrowRight", "Alt+Shift+ArrowRight", "1")
    desk.is_saved(1)
    assert study.quotes() == ["were w"]


def test_what_is_chosen_grows_over_statements_and_characters_of_any_script(desk, study):
    into_the_texts(desk)
    go_to(desk, "The union says")
    desk.press("Shift+ArrowDown", "Shift+ArrowDown", "2")
    desk.is_saved(1)
    said = "The union says that the families 👩‍👩‍👧 were told too late."
    assert study.quotes() == [f"{said} Nobody at the port answered."]


def test_in_a_text_that_runs_leftward_left_is_onward(desk, study):
    into_the_texts(desk)
    go_to(desk, "وانتظرت السفن", column_of(desk, "Al Mina"))
    desk.press("Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowRight", "3")
    desk.is_saved(1)
    assert study.quotes() == ["وانتظرت السفن"]


def test_a_contrast_and_an_omission_are_marked_by_keys(desk, study):
    into_the_texts(desk)
    go_to(desk, "Harbour crews")
    desk.press("c", "ArrowRight")
    for _ in range(3):
        if "Harbour crews" in desk.focused():
            break
        desk.press("ArrowRight")
    desk.press("c", "Enter", "9")
    desk.is_saved(1)
    assert [row["kind"] for row in study.annotations()] == ["contrast"]

    go_to(desk, "Nobody at the port")
    desk.press("ArrowRight")
    assert desk.focused() in ("leaves this out", "")
    desk.press("8")
    desk.is_saved(2)
    assert sorted(row["kind"] for row in study.annotations()) == ["contrast", "omission"]


def test_escape_leaves_step_by_step_and_without_a_trace(desk, study):
    into_the_texts(desk)
    tray = desk.page.get_by_role("group", name="Contrast")
    desk.press("c", "ArrowDown", " ")
    expect(tray).to_be_visible()
    shown = "(name) => CSS.highlights.get(name).size > 0"
    assert desk.page.evaluate(shown, "collected")
    assert desk.page.evaluate(shown, "chosen")
    desk.press("Escape")
    expect(tray).to_be_visible()
    desk.press("Escape")
    expect(tray).to_be_hidden()
    desk.press("Enter")
    expect(desk.picker).to_be_visible()
    desk.press("Escape")
    expect(desk.picker).to_be_hidden()
    assert desk.page.evaluate("[...CSS.highlights.values()].every((ranges) => ranges.size === 0)")
    assert study.annotations() == []


def test_the_list_is_walked_and_worked_by_keys(desk):
    desk.mark("Harbour crews", "1")
    desk.mark("Ships were waiting", "2")
    desk.is_saved(2)
    desk.lines.first.get_by_role("button").first.focus()
    lit = desk.page.locator("[data-lit]")
    expect(lit).to_contain_text("Economic")
    desk.press("ArrowDown")
    expect(lit).to_contain_text("Capacity")
    desk.press("e")
    desk.page.keyboard.type("moral")
    desk.press("Enter")
    expect(desk.lines.nth(1)).to_contain_text("Morality")
    expect(desk.lines.nth(1).get_by_role("button").first).to_be_focused()
    desk.press("Delete")
    expect(desk.lines).to_have_count(1)
    desk.lines.first.get_by_role("button").first.focus()
    desk.press("Enter")
    assert "Harbour crews" in desk.focused()


def test_the_keys_are_listed_on_a_question_mark(desk):
    desk.press("?")
    keys = desk.page.get_by_role("dialog", name="Keys")
    expect(keys).to_contain_text("without a trace")
    desk.press("Escape")
    expect(keys).to_be_hidden()


def test_the_keys_work_where_the_mouse_clicked(desk, study):
    desk.page.get_by_text("Nobody at the port answered.").click()
    desk.press("4")
    desk.is_saved(1)
    assert study.quotes() == ["Nobody at the port answered."]
