"""Every state of the workbench that opens over the page: axe finds nothing, and a finger is enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.annotate.desk import Desk

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def assert_accessible(page: Page, state: str) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    told = [f"{state}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    assert not told, "\n".join(told)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark")])
def test_what_opens_over_the_page_is_accessible(sign_in, study, width, scheme):
    desk = Desk(sign_in("ana", width=width, scheme=scheme), study.workbench)
    first = desk.page.locator("[data-start]").first
    first.evaluate("(piece) => { piece.tabIndex = 0; piece.focus(); }")
    desk.press("Enter")
    expect(desk.picker).to_be_visible()
    assert_accessible(desk.page, "picker")
    desk.press("Enter")
    desk.is_saved()
    first.evaluate("(piece) => piece.focus()")
    desk.press("m")
    expect(desk.card).to_be_visible()
    assert_accessible(desk.page, "card of marks")
    desk.press("Escape", "c")
    assert_accessible(desk.page, "tray of a contrast")
    desk.press("?")
    assert_accessible(desk.page, "keys")
    desk.press("Escape", "Escape")
    if width < 960:
        desk.page.get_by_role("button", name="1 annotation").click()
        assert_accessible(desk.page, "sheet")
    desk.page.route("**/api/v1/annotations/**", lambda route: route.fulfill(status=403, json={"detail": "Not now."}))
    desk.page.keyboard.press("Control+z")
    expect(desk.saving).to_contain_text("not saved")
    assert_accessible(desk.page, "refused")


def test_a_finger_is_enough(browser, sign_in, study):
    state = sign_in("ana").context.storage_state()
    phone = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True, storage_state=state)
    desk = Desk(context.new_page(), study.workbench)
    words = desk.page.locator("[data-start]", has_text="Ships were waiting").first
    words.tap()
    words.evaluate("(piece) => getSelection().setBaseAndExtent(piece.firstChild, 0, piece.firstChild, 5)")
    desk.page.get_by_role("button", name="Mark these words").tap()
    assert not desk.picker.get_by_role("combobox").evaluate("(field) => field === document.activeElement")
    desk.picker.get_by_role("option", name="Morality").tap()
    expect(desk.page.get_by_role("button", name="1 annotation")).to_be_visible()
    assert desk.drawn("Ships") == ["Ships"]
    place = desk.place("Ships")
    desk.page.touchscreen.tap(place[0] + 6, place[1])
    desk.card.get_by_role("button", name="Delete").tap()
    expect(desk.page.get_by_role("button", name="0 annotations")).to_be_visible()
    desk.is_saved()
    assert study.annotations() == []
    wide = desk.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    context.close()
