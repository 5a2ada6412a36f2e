"""Reviewing by keys alone, being named in a discussion, and every part of a finished report, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.test_every_page import RULES

REVIEW = "/projects/demo-study/events/2/review/"
RESULTS = "/projects/demo-study/results/"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_cases_are_settled_by_keys_alone(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{REVIEW}")
    to_decide = int(page.locator(".page-head p").inner_text().split()[0])
    first = page.locator("[data-case]").first
    name = first.get_attribute("id")
    press(page, "j")
    expect(first).to_be_focused()
    press(page, "e")
    expect(first.get_by_label("Code", exact=True)).to_be_focused()
    first.focus()
    settle(page, "1")
    decided = page.locator(f"#{name}")
    expect(decided.locator(".tag-strong")).to_have_text("decided: Accept")
    expect(page.locator(".page-head p")).to_contain_text(f"{to_decide - 1} to decide")
    # The next open one has the focus, and rightly nothing is there.
    other = page.locator("[data-case]:focus:not(.case-decided)").get_attribute("id")
    settle(page, "n")
    expect(page.locator(f"#{other} .tag-strong")).to_have_text("decided: Neither")
    for one in (name, other):
        reopen(page, one)
    expect(page.locator(".page-head p")).to_contain_text(f"{to_decide} to decide")


def test_a_new_one_is_made_by_key_with_words_of_ones_own(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{REVIEW}")
    case = page.locator("[data-case]:has(textarea[name=quote])").first
    name = case.get_attribute("id")
    case.focus()
    press(page, "m")
    words = case.locator("textarea[name=quote]")
    expect(words).to_be_focused()
    chosen = case.locator("select[name=words]")
    chosen.select_option(index=1)
    own = words.input_value().split()[0]
    words.fill(own)
    expect(chosen).to_have_value("quote")
    # In a field keys are text.
    assert page.url.endswith(REVIEW)
    case.get_by_role("button", name="Accept this one").press("Enter")
    expect(page.locator(f"#{name} .tag-strong")).to_have_text("decided: New")
    reopen(page, name)


def test_who_is_named_finds_it_on_the_first_page_and_comes_to_the_case(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{REVIEW}")
    case = page.locator("[data-case]").first
    name = case.get_attribute("id")
    case.locator("summary", has_text="Discuss").click()
    case.get_by_label("What you have to say").fill("Is this one for you, @lead?")
    case.get_by_role("button", name="Say it").press("Enter")
    expect(page.locator(f"#{name} .talk strong", has_text="@lead")).to_be_visible()
    lead = sign_in("lead", width=390, scheme="dark")
    expect(lead.get_by_role("heading", name="You were named")).to_be_visible()
    assert_accessible(lead)
    lead.locator("section", has=lead.locator("#mentions")).get_by_role("link").first.click()
    expect(lead.locator(f"#{name}")).to_be_in_viewport()
    lead.goto(f"{site.url}/projects/demo-study/review/")
    assert_accessible(lead)
    lead.get_by_role("button", name="Seen").first.click()
    expect(lead.get_by_text("Is this one for you")).to_have_count(0)


def test_every_part_of_a_finished_report_opens_what_is_behind_it(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{RESULTS}")
    wanted = page.get_by_role("button", name="Work out the whole report")
    if wanted.count():
        wanted.click()
        page.get_by_role("link", name="Show it").click()
    for part in ("Values by code", "Annotators, two at a time", "What the other one gave instead", "Outlet"):
        cell = page.get_by_role("region", name=part, exact=True).get_by_role("link").first
        cell.click()
        expect(page.get_by_role("heading", name="Where they differ")).to_be_in_viewport()
        assert_accessible(page)
    for of in ("of the annotators", "of the codes"):
        with page.expect_download() as download:
            page.get_by_role("link", name=of).click()
        assert download.value.suggested_filename.endswith(".svg")
    small = sign_in("reviewer", width=390, scheme="dark")
    small.goto(f"{site.url}{RESULTS}?kind=span")
    assert_accessible(small)
    assert small.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("view", ["reading", "single", "grid"])
def test_cases_are_settled_beside_the_texts(sign_in, site, view):
    page = sign_in("reviewer")
    page.goto(f"{site.url}{REVIEW}?view={view}")
    bar = page.locator("[data-bar][data-from]:visible").first
    name = f"case-{bar.get_attribute('data-bar')}"
    # From a bar to its case, by keyboard.
    bar.focus()
    expect(bar).to_have_attribute("aria-current", "true")
    press(page, "Enter")
    expect(page.locator(f"#{name}")).to_be_focused()
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    # From a case to its words: its marks are lit, and beside them its bars.
    press(page, "j")
    press(page, "k")
    expect(page.locator(f"#{name}")).to_be_focused()
    expect(bar).to_be_in_viewport()
    assert page.evaluate("CSS.highlights.get('lit').size") > 0
    settle(page, "n")
    assert f"view={view}" in page.url
    expect(page.locator(".decided-cases")).to_contain_text("Decided (1)")
    expect(page.locator("[data-case]:focus:not(.case-decided)")).to_be_in_viewport()
    assert_accessible(page)
    page.locator(".decided-cases > summary").click()
    reopen(page, name)


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def settle(page: Page, key: str) -> None:
    """Press a key that decides the case with the focus, and wait for the page that comes back."""
    with page.expect_navigation():
        press(page, key)


def reopen(page: Page, name: str) -> None:
    case = page.locator(f"#{name}")
    case.locator("summary", has_text="Decide again").click()
    case.get_by_label("Why").fill("Only a test.")
    with page.expect_navigation():
        case.get_by_role("button", name="Take the decision back").press("Enter")
    expect(page.locator(f"#{name} .tag-strong")).to_have_count(0)


def assert_accessible(page: Page) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    assert not found, [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
