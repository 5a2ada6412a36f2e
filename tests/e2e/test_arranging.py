"""Putting rows right in a browser, by keys and by mouse, and taking it back."""

import re

from playwright.sync_api import expect

EVENT = "/events/2/?arrange=1&show=all"


def rows_of(page, segment):
    """The segments that stand in the row of `segment`."""
    return page.evaluate(
        "id => [...document.querySelector(`[data-segment='${id}']`).closest('tr').querySelectorAll('[data-segment]')]"
        ".map((piece) => piece.dataset.segment)",
        segment,
    )


def first_shared(page):
    """Two sentences of one row: the base's and another outlet's."""
    return page.evaluate(
        "() => [...document.querySelectorAll('tr[data-group]')].map((row) => [...row.querySelectorAll('td')]"
        ".flatMap((cell) => cell.querySelector('.pick')?.value ?? [])).find((ids) => ids.length > 1)"
    )[:2]


def test_a_sentence_is_taken_out_confirmed_and_brought_back_by_keys(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{EVENT}")
    base, other = first_shared(page)
    page.locator(f".pick[value='{other}']").focus()
    page.keyboard.press("u")
    said = page.locator("[data-said]")
    expect(said).to_contain_text("Taken out of its row. Z takes it back. The last act touches")
    assert base not in rows_of(page, other)
    expect(page.locator(f".pick[value='{other}']")).to_be_focused()
    page.keyboard.press("z")
    expect(said).to_contain_text("Taken back.")
    assert base in rows_of(page, other)
    page.keyboard.press("c")
    expect(said).to_contain_text("Row confirmed. Z takes it back.")
    tick = page.locator(f"td:has([data-segment='{other}']) .cell-confirmed")
    expect(tick).to_have_text("✓ confirmed by reviewer")
    page.get_by_text("Last acts").click()
    expect(page.locator("ol.acts-list > li")).to_have_count(2)
    expect(page.locator("ol.acts-list > li").first).to_contain_text(re.compile("reviewer confirmed"))
    page.get_by_role("button", name=re.compile("Undo")).click()
    expect(said).to_contain_text("Taken back.")
    expect(tick).to_have_count(0)


def test_a_pair_is_asked_for_and_what_makes_no_sense_is_said(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{EVENT}")
    said = page.locator("[data-said]")
    one, other = page.evaluate(
        "() => [...document.querySelectorAll('td:first-child .pick')].slice(1, 3).map((box) => box.value)"
    )
    page.locator(f"[data-segment='{one}']").click()
    page.get_by_role("button", name=re.compile("^Link")).click()
    expect(said).to_have_text("Now choose the sentence that says the same.")
    page.locator(f"[data-segment='{other}']").click()
    expect(said).to_have_text("Both sentences are in the same article. Choose one from another outlet.")
    expect(said).to_have_attribute("data-tone", "refused")


def test_arrows_go_along_a_column_and_across_a_row(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{EVENT}")
    base, _ = first_shared(page)
    page.locator(f".pick[value='{base}']").focus()
    page.keyboard.press("ArrowRight")
    focused = page.evaluate("() => document.activeElement.value")
    assert focused in rows_of(page, base)
    assert focused != base
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.value") not in (base, focused)
    page.keyboard.press("Space")
    assert page.evaluate("() => document.activeElement.checked")
    page.keyboard.press("Escape")
    assert page.locator(".pick:checked").count() == 0
