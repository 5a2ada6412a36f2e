"""Search: from the top bar over the project, and in the workbench to mark many places with one undo."""

from playwright.sync_api import expect

from tests.e2e.annotate.test_keys import go_to, into_the_texts


def test_many_places_are_marked_at_once_taken_back_at_once_and_again_after_a_reload(desk, study):
    into_the_texts(desk)
    go_to(desk, "Ships were waiting")
    desk.press("f")
    panel = desk.page.get_by_role("dialog", name="Find and mark")
    panel.get_by_role("searchbox").fill("HARBOUR")
    expect(panel.get_by_role("status")).to_have_text("4 places in 2 outlets")
    panel.get_by_role("checkbox").first.uncheck()
    expect(panel.get_by_role("button", name="Mark 3 places")).to_be_visible()
    panel.get_by_role("searchbox").press("Enter")
    desk.press("4")
    desk.is_saved(3)
    assert sorted(quote.lower() for quote in study.quotes()) == ["harbour"] * 3
    expect(panel).to_be_hidden()
    desk.reload()
    desk.press("Control+z")
    desk.is_saved(0)
    assert study.annotations() == []
    desk.press("Control+Shift+z")
    desk.is_saved(3)
    assert len(study.annotations()) == 3


def test_the_slash_searches_the_project_and_leads_into_the_texts(desk, study):
    desk.mark("Harbour crews", "1")
    desk.is_saved(1)
    desk.press("/")
    desk.page.keyboard.type("harbour")
    desk.press("Enter")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("harbour")
    expect(desk.page.get_by_text("4 places in the texts")).to_be_visible()
    expect(desk.page.get_by_text("1 annotation", exact=True)).to_be_visible()
    desk.page.get_by_role("link", name="See and mark them in the texts").click()
    panel = desk.page.get_by_role("dialog", name="Find and mark")
    expect(panel.get_by_role("status")).to_have_text("4 places in 2 outlets")
    desk.press("Escape")
    expect(panel).to_be_hidden()
