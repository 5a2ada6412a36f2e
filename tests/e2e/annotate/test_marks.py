"""The workbench in a browser: every kind of mark, by mouse, finger and keys; what is saved is what was seen."""

from playwright.sync_api import expect

from tests.e2e.annotate.desk import Desk, column_of

FAMILY = "👩‍👩‍👧"


def test_words_in_every_script_are_the_same_to_the_code_point_after_a_reload(desk, study):
    wanted = {
        "Tarn Wire": f"the families {FAMILY} were",
        "Dawn Post": "outside the harbour",
        "Lusaber": "երեքշաբթի լքեցին",
        "Al Mina": "وانتظرت السفن",
    }
    for outlet, words in wanted.items():
        desk.mark(words, "3", column_of(desk, outlet))
    desk.is_saved(4)
    assert sorted(study.quotes()) == sorted(wanted.values())
    desk.reload()
    desk.is_saved(4)
    assert desk.drawn(*wanted.values()) == sorted(wanted.values())


def test_a_selection_never_cuts_a_character(desk, study):
    half_a_family = """() => {
        const pieces = [...document.querySelectorAll('[data-start]')];
        const piece = pieces.find((one) => one.textContent.includes('families'));
        const at = piece.firstChild.data.indexOf('👩');
        piece.scrollIntoView({block: 'center'});
        const box = piece.getBoundingClientRect();
        piece.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'mouse', button: 0}));
        getSelection().setBaseAndExtent(piece.firstChild, at + 1, piece.firstChild, at + 3);
        document.dispatchEvent(new MouseEvent('mouseup', {bubbles: true, button: 0}));
    }"""
    desk.page.evaluate(half_a_family)
    expect(desk.picker).to_contain_text(FAMILY)
    desk.press("3")
    desk.is_saved(1)
    assert study.quotes() == [FAMILY]


def test_a_drag_over_two_statements_marks_one_stretch_of_one_column(desk, study):
    desk.select("were told too late.", until="Nobody at the port")
    expect(desk.picker).to_be_visible()
    desk.press("2")
    desk.is_saved(1)
    assert study.quotes() == ["were told too late. Nobody at the port"]


def test_a_drag_down_one_column_selects_nothing_of_the_others(desk):
    start = desk.place("Harbour crews")
    end = desk.place("Ships were waiting", scroll=False)
    desk.page.mouse.move(start[0], start[1])
    desk.page.mouse.down()
    desk.page.mouse.move(end[2], end[3], steps=6)
    selected = desk.page.evaluate("getSelection().toString()")
    desk.page.mouse.up()
    assert "Nobody at the port" in selected
    assert "injured" not in selected
    assert "Նավերը" not in selected


def test_the_picker_finds_explains_and_takes_a_note_and_escape_leaves_no_trace(desk, study):
    desk.select("Ships were waiting")
    desk.page.keyboard.type("moral")
    expect(desk.picker.get_by_role("option")).to_have_count(1)
    expect(desk.picker).to_contain_text("Include:")
    desk.press("Escape")
    expect(desk.picker).to_be_hidden()
    assert study.annotations() == []
    desk.select("Ships were waiting")
    desk.page.keyboard.type("moral")
    desk.picker.get_by_label("Note").fill("They wait, too.")
    desk.press("Enter")
    desk.is_saved(1)
    assert [(row["code"], row["note"]) for row in study.annotations()] == [("morality", "They wait, too.")]


def test_what_is_changed_deleted_undone_and_done_again_is_what_is_stored(desk, study):
    desk.mark("Ships were waiting", "1")
    line = desk.lines.first
    line.get_by_role("button", name="Change").click()
    desk.page.keyboard.type("political")
    desk.press("Enter")
    expect(line).to_contain_text("Political")
    line.get_by_role("button", name="Delete").click()
    expect(desk.lines).to_have_count(0)
    desk.reload()
    desk.press("Control+z")
    expect(desk.lines.first).to_contain_text("Political")
    desk.press("Control+z")
    expect(desk.lines.first).to_contain_text("Economic")
    desk.press("Control+z")
    expect(desk.lines).to_have_count(0)
    desk.press("Control+Shift+z", "Control+Shift+z")
    desk.is_saved(1)
    assert [row["code"] for row in study.annotations()] == ["political"]


def test_ten_marks_on_one_word_are_all_reached_by_clicks_and_by_keys(desk, study):
    in_hand = desk.panel.get_by_role("button", name="Economic", exact=True)
    in_hand.click()
    for _ in range(10):
        desk.select("harbour by")
    in_hand.click()
    desk.is_saved(10)
    seen = set()
    for _ in range(10):
        desk.click_on("harbour by")
        expect(desk.card).to_contain_text("10 marks here")
        seen.add(desk.page.locator("[data-lit]").get_attribute("data-line"))
    assert len(seen) == 10
    desk.press("ArrowDown", "Delete")
    expect(desk.card).to_contain_text("9 marks here")
    desk.press("Escape")
    desk.is_saved(9)
    assert len(study.annotations()) == 9


def test_nested_and_crossing_marks_show_the_inner_one_first(desk):
    desk.mark("Ships were waiting outside the harbour", "1")
    desk.mark("waiting outside", "2")
    desk.mark("outside the harbour by the evening", "3")
    desk.click_on("waiting outside")
    expect(desk.card).to_contain_text("2 marks here")
    expect(desk.card.locator("[aria-current]")).to_contain_text("Capacity")
    desk.click_on("outside the harbour")
    expect(desk.card).to_contain_text("3 marks here")


def test_a_contrast_gathers_words_of_two_outlets(desk, study):
    wire, post = column_of(desk, "Tarn Wire"), column_of(desk, "Dawn Post")
    desk.select("hurt", wire)
    desk.picker.get_by_role("button", name="Add more words").click()
    desk.select("injured", post)
    tray = desk.page.get_by_role("group", name="Contrast")
    expect(tray).to_contain_text("injured")
    tray.get_by_role("button", name="Choose a code").click()
    desk.press("9")
    expect(tray).to_be_hidden()
    desk.is_saved(1)
    [contrast] = study.annotations()
    assert contrast["kind"] == "contrast"
    assert sorted(study.quotes()) == ["hurt", "injured"]


def test_an_omission_is_marked_on_the_gap_and_shows_there(desk, study):
    gap = desk.page.locator(".cell-gap", has_text="leaves this out").first
    article = int(gap.get_attribute("data-article"))
    gap.click()
    desk.press("5")
    desk.is_saved(1)
    [omission] = study.annotations()
    assert (omission["kind"], omission["absent_from"]) == ("omission", [article])
    assert study.quotes()
    desk.reload()
    badge = desk.page.locator(f'.cell-gap[data-article="{article}"] [data-badge]')
    badge.click()
    desk.card.get_by_role("button", name="Delete").click()
    expect(badge).to_have_count(0)
    desk.is_saved(0)


def test_a_whole_article_is_marked_from_its_head(desk, study):
    desk.page.get_by_role("button", name="Mark the whole article of Lusaber").click()
    desk.press("6")
    desk.is_saved(1)
    [document] = study.annotations()
    assert document["kind"] == "document"
    assert (document["anchors"][0]["start"], document["anchors"][0]["end"]) == (0, 0)
    expect(desk.page.locator("thead [data-badge]")).to_have_count(1)


def test_nothing_of_other_annotators_shows_before_release_and_all_of_it_after(sign_in, study, desk):
    desk.mark("Ships were waiting", "1")
    desk.is_saved(1)
    ben = Desk(sign_in("ben"), study.workbench)
    ben.is_saved(0)
    for person in (desk, ben):
        person.page.get_by_role("button", name="Hand in").click()
        expect(person.page.get_by_text("is submitted")).to_be_visible()
    study.call("POST", f"/api/v1/projects/{study.slug}/release/", {"event": study.event})
    ben = Desk(ben.page, study.workbench)
    expect(ben.lines).to_have_count(1)
    expect(ben.lines.first).to_contain_text("ana")
    ben.select("Ships were")
    expect(ben.picker).to_be_hidden()
    expect(ben.panel.get_by_role("button", name="Change")).to_have_count(0)


def test_the_way_from_the_list_leads_to_words_that_are_folded_away(desk):
    desk.mark("Ships were waiting", "1")
    desk.is_saved(1)
    words = desk.page.locator("[data-start]", has_text="Ships were waiting").first
    # As the server folds rows where only changes are wanted, in an event with more of them.
    words.evaluate(
        """(piece) => {
            const row = piece.closest('tr');
            row.hidden = true;
            row.insertAdjacentHTML('beforebegin', '<tr data-fold><td><span data-fold-count>1 row</span></td></tr>');
        }"""
    )
    expect(words).to_be_hidden()
    desk.lines.first.get_by_role("button").first.click()
    expect(words).to_be_visible()
    expect(words).to_be_focused()


def test_reload_and_back_keep_the_place(sign_in, study):
    desk = Desk(sign_in("ana", height=420), study.workbench)
    far = "(grid) => { grid.parentElement.scrollTop = 120; }"
    where = "(grid) => grid.parentElement.scrollTop"
    desk.page.locator("[data-grid]").evaluate(far)
    desk.reload()
    assert desk.page.locator("[data-grid]").evaluate(where) == 120
    desk.page.goto(f"{study.url}/projects/")
    desk.page.go_back()
    desk.is_ready()
    assert desk.page.locator("[data-grid]").evaluate(where) == 120


def test_nothing_found_is_handed_in_as_such(desk, study):
    desk.page.get_by_role("button", name="Hand in: nothing found").click()
    expect(desk.page.get_by_text("is submitted")).to_be_visible()
    assignments = study.call("GET", f"/api/v1/assignments/?project__slug={study.slug}")[1]["results"]
    assert {row["annotator"]: row["state"] for row in assignments}["ana"] == "submitted"


def test_the_texts_can_be_read_without_scripts(browser, sign_in, site, study):
    state = sign_in("ana").context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(study.workbench)
    expect(page.get_by_text("Ships were waiting").first).to_be_visible()
    expect(page.get_by_text("Marking needs JavaScript")).to_be_visible()
    context.close()


def test_a_drag_that_stops_within_a_word_takes_it_whole_and_with_alt_exactly(desk, study):
    desk.mark("arbour cre", "1")
    desk.is_saved(1)
    assert study.quotes() == ["Harbour crews"]
    desk.page.keyboard.down("Alt")
    desk.select("hips we")
    desk.page.keyboard.up("Alt")
    expect(desk.picker).to_be_visible()
    desk.press("2")
    desk.is_saved(2)
    assert study.quotes() == ["Harbour crews", "hips we"]
