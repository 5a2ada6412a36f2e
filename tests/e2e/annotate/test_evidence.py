"""An omission with its evidence: the nearest in the silent text, and what was looked for there."""

from playwright.sync_api import expect

from tests.e2e.annotate.desk import Desk, column_of


def open_gap(desk):
    """The gap of Dawn Post in the row of the union."""
    column = column_of(desk, "Dawn Post")
    row = desk.page.locator("tr[data-row]", has_text="The union says").first
    row.locator("td").nth(column).click()
    expect(desk.picker).to_be_visible()


def test_what_was_near_and_what_was_looked_for_is_kept_with_the_omission(desk, study):
    open_gap(desk)
    search = desk.picker.get_by_label("Look in its text")
    search.fill("UNION")
    expect(desk.picker.get_by_text("Not in this text.")).to_be_visible()
    search.press("Enter")
    expect(desk.picker).to_be_visible()
    search.fill("harbour")
    expect(desk.picker.get_by_role("list", name="Found").get_by_role("button")).to_have_count(2)
    desk.picker.get_by_role("combobox").focus()
    desk.press("5")
    desk.is_saved(1)
    [omission] = study.annotations()
    assert omission["provenance"]["searched"] == ["UNION", "harbour"]
    assert len(omission["provenance"]["columns"]) == 4
    for near in omission["provenance"].get("nearest", []):
        assert near["article"] == omission["absent_from"][0]


def test_what_is_found_leads_to_its_place(desk):
    open_gap(desk)
    desk.picker.get_by_label("Look in its text").fill("were waiting")
    desk.picker.get_by_role("list", name="Found").get_by_role("button").first.click()
    expect(desk.picker).to_be_hidden()
    assert "Ships were waiting" in desk.focused()


def test_it_is_asked_for_in_the_reading_view_too(sign_in, study):
    desk = Desk(sign_in("ana"), f"{study.workbench}?view=reading")
    line = desk.page.locator(".left-out").first
    line.locator("summary").click()
    line.locator(".cell-gap").first.click()
    desk.picker.get_by_label("Look in its text").fill("union")
    desk.picker.get_by_role("combobox").focus()
    desk.press("5")
    desk.is_saved(1)
    [omission] = study.annotations()
    assert omission["provenance"]["searched"] == ["union"]


def test_a_dateline_is_neither_left_out_nor_looked_for(sign_in, site, study):
    text = "TARN, March 3 (Coast Wire) – Harbour crews walked out in Tarn on Tuesday after two colleagues were hurt."
    wire = {"event": study.event, "outlet": "Coast Wire", "title": "Walkout in Tarn", "text": text}
    _, article = study.call("POST", "/api/v1/articles/", wire)
    alignment = f"/api/v1/events/{study.event}/alignment/"
    site.processes.wait_for("the alignment", lambda: study.call("GET", alignment)[1]["state"] == "done")
    desk = Desk(sign_in("ana"), f"{study.workbench}?base={article['id']}")
    row = desk.page.locator("tr[data-row]", has_text="TARN, March 3").first
    row.locator("td").nth(column_of(desk, "Lusaber")).click()
    expect(desk.picker.get_by_text("Nothing in this text comes near.")).to_be_visible()
    desk.press("5")
    desk.is_saved(1)
    assert "TARN, March 3 (Coast Wire) –" not in study.quotes()
