"""Folds open in steps, and the strip in a column's head leads to its rows."""

from playwright.sync_api import expect


def test_a_click_on_the_strip_leads_to_the_row_there(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/")
    last = page.locator("tr.grid-row").last
    expect(last).not_to_be_in_viewport()
    strip = page.locator("svg.minimap").first
    box = strip.bounding_box()
    strip.click(position={"x": box["width"] - 1, "y": 4})
    expect(last).to_be_in_viewport()


def test_folded_rows_open_in_steps_and_stay_in_order(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/?show=only&articles=1&articles=2")
    order = "() => [...document.querySelectorAll('tr.grid-row')].map((row) => row.id)"
    before, hidden = page.evaluate(order), page.locator("tr.grid-row[hidden]").count()
    assert hidden > 1
    line = page.locator("tr.grid-fold").first
    size = int(line.locator("[data-fold-count]").inner_text().split()[0])
    line.get_by_role("button", name="3 from above").click()
    expect(page.locator("tr.grid-row[hidden]")).to_have_count(hidden - min(3, size))
    while page.locator("tr.grid-fold").count():
        page.locator("tr.grid-fold").first.get_by_text("open").click()
    expect(page.locator("tr.grid-row[hidden]")).to_have_count(0)
    assert page.evaluate(order) == before
