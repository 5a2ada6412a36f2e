"""What spoke for a link comes to the words that ask: by mouse, by keys, by tap."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect


def test_hovering_shows_why_and_leaving_hides_it(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/")
    words = page.locator("a[data-why]", has_text=re.compile("edited")).first
    card = page.locator("#why")
    words.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text(re.compile(r"Score\s*\d+ of 100"))
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_focus_shows_why_escape_hides_it_and_enter_keeps_it(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/")
    words, card = page.locator("a[data-why]").first, page.locator("#why")
    page.locator(".grid-wrap").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a[data-why]')"):
            break
    expect(card).to_be_visible()
    expect(words).to_have_attribute("aria-describedby", "why")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    # Nobody was led away; the place read up to may have come into the address meanwhile.
    assert urlsplit(page.url).path == "/events/1/"


def test_a_gap_names_its_nearest(sign_in, site):
    page = sign_in("reader", width=390)
    page.goto(f"{site.url}/events/1/")
    page.locator("a[data-why]", has_text="leaves this out").first.click()
    expect(page.locator("#why")).to_contain_text(re.compile("close enough|comes near"))
