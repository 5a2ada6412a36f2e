"""The three views of an event: one address for all of them, texts that scroll together, heat, strips and ribbons."""

from playwright.sync_api import Page, expect

READING = "/events/1/?view=reading"
# For each statement of the first text that has a partner in the second: bring it under the eye, and see how far its
# partner's line is from its own, in lines.
APART = """async () => {
    const [one, other] = document.querySelectorAll('[data-scroll]');
    const ties = JSON.parse(document.getElementById('ties-data').textContent);
    const ids = new Set([...other.querySelectorAll('[data-segment]')].map((piece) => piece.dataset.segment));
    const line = parseFloat(getComputedStyle(document.querySelector('.whole-text')).lineHeight);
    const eye = parseFloat(getComputedStyle(document.querySelector('.whole-text')).paddingTop);
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const first = (piece) => piece.getClientRects()[0].top;
    const found = [];
    const seen = new Set();
    for (const [a, b] of ties) {
        const piece = document.getElementById(`s${a}`);
        if (seen.has(a) || !one.contains(piece) || !ids.has(String(b))) continue;
        seen.add(a);
        piece.focus();
        // Into the second line of the statement: there it is alone.
        one.scrollTop += first(piece) - one.getBoundingClientRect().top - eye + line;
        await frame();
        found.push((first(piece) - first(document.getElementById(`s${b}`))) / line);
    }
    return found;
}"""


def open_reading(page: Page, site, path: str = READING) -> None:
    page.goto(f"{site.url}{path}")
    expect(page.locator("[data-reading][data-ready]")).to_be_visible()


def lead(page: Page, column: int, top: int) -> None:
    """Scroll one text, as a person would."""
    page.locator("[data-scroll]").nth(column).evaluate("(text, top) => { text.scrollTop = top; }", top)


def tops(page: Page) -> list[float]:
    return page.evaluate("[...document.querySelectorAll('[data-scroll]')].map((text) => text.scrollTop)")


def settled(page: Page) -> None:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_partner_of_each_statement_comes_within_a_line_of_it(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    apart = page.evaluate(APART)
    assert len(apart) > 3
    assert max(map(abs, apart)) <= 1.01, apart


def test_a_text_that_nothing_ties_stays_still(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site, "/events/1/?view=reading&base=1&articles=1&articles=6")
    ids = page.evaluate(
        "[...document.querySelectorAll('[data-column]')].map((column) => Number(column.dataset.article))"
    )
    languages = page.evaluate("[...document.querySelectorAll('[data-column]')].map((column) => column.lang)")
    assert len(ids) == 2
    ties = page.evaluate("JSON.parse(document.getElementById('ties-data').textContent).length")
    lead(page, 0, 200)
    settled(page)
    assert (tops(page)[1] == 0) == (ties == 0), (languages, ties)


def test_any_text_leads_and_the_way_back_leads_back(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    lead(page, 1, 260)
    settled(page)
    assert tops(page)[0] > 0
    lead(page, 0, 0)
    settled(page)
    assert tops(page)[1] < 260


def test_ribbons_join_what_is_in_sight_and_light_up_with_their_statements(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    ribbons = page.locator("[data-gutter] path")
    expect(ribbons.first).to_be_attached()
    tied = page.evaluate("JSON.parse(document.getElementById('ties-data').textContent)[0]")
    page.locator(f"#s{tied[0]}").hover()
    expect(page.locator(f"#s{tied[1]}")).to_have_attribute("data-alike", "")
    expect(page.locator("[data-gutter] path[data-alike]").first).to_be_attached()


def test_the_views_keep_columns_filters_and_place(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/?base=2&articles=2&articles=1&ignore=case")
    names = page.locator("thead th .grid-outlet").all_inner_texts()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Reading").click()
    expect(page.locator("[data-reading][data-ready]")).to_be_visible()
    assert page.locator(".whole-head .grid-outlet").all_inner_texts() == names
    page.locator("[data-scroll]").first.hover()
    page.mouse.wheel(0, 400)
    page.wait_for_url("**place=*")
    place = page.url.rpartition("place=")[2]
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Single").click()
    expect(page.locator("[data-single]")).to_be_visible()
    assert f"place={place}" in page.url
    assert "ignore=case" in page.url
    expect(page.locator(f"#s{place}")).to_be_in_viewport()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Grid").click()
    expect(page.locator(f"#s{place}")).to_be_in_viewport()
    assert page.locator("thead th .grid-outlet").all_inner_texts() == names


def test_a_link_shows_somebody_else_the_same_place(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    page.locator("[data-scroll]").nth(1).hover()
    page.mouse.wheel(0, 500)
    page.wait_for_url("**place=*")
    settled(page)
    # The address says the statement, to which the eye comes.
    place = page.url.rpartition("place=")[2]
    other = sign_in("ana")
    other.goto(page.url)
    expect(other.locator(f"#s{place}")).to_be_in_viewport()


def test_reload_and_back_keep_the_line(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    page.locator("[data-scroll]").first.hover()
    page.mouse.wheel(0, 330)
    page.wait_for_url("**place=*")
    settled(page)
    was = tops(page)
    page.reload()
    expect(page.locator("[data-reading][data-ready]")).to_be_visible()
    settled(page)
    assert tops(page) == was
    page.goto(f"{site.url}/collections/")
    page.go_back()
    expect(page.locator("[data-reading][data-ready]")).to_be_visible()
    settled(page)
    assert tops(page) == was


def test_the_columns_change_their_order(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    before = page.locator(".whole-head .grid-outlet").all_inner_texts()
    page.get_by_text("Outlets: 3 of").click()
    page.get_by_role("link", name=f"{before[1]}: one column later").click()
    expect(page.locator(".whole-head .grid-outlet")).to_have_text([before[0], before[2], before[1]])


def test_a_click_on_a_strip_leads_to_the_words_there(sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/?view=single")
    last = page.locator(".said").last
    expect(last).not_to_be_in_viewport()
    strip = page.locator("svg[data-strip]")
    box = strip.bounding_box()
    strip.click(position={"x": 5, "y": box["height"] - 2})
    expect(last).to_be_in_viewport()


def test_the_same_is_told_as_a_table(sign_in, site):
    page = sign_in("reader")
    open_reading(page, site)
    page.get_by_role("link", name="The same as a table").click()
    expect(page.get_by_role("table")).to_have_count(3)
    page.get_by_role("table").first.get_by_role("link").nth(3).click()
    expect(page.locator("[data-reading][data-ready]")).to_be_visible()
    place = page.url.rpartition("#s")[2]
    expect(page.locator(f"#s{place}")).to_be_in_viewport()


def test_on_a_narrow_window_a_swipe_leads_from_text_to_text_under_its_name(sign_in, site):
    page = sign_in("reader", width=390, height=844)
    open_reading(page, site)
    heads = page.locator(".whole-head .grid-outlet")
    page.locator("[data-reading]").scroll_into_view_if_needed()
    expect(heads.nth(0)).to_be_in_viewport()
    expect(heads.nth(1)).not_to_be_in_viewport()
    lead(page, 0, 600)
    page.locator("[data-reading]").evaluate("(view) => view.scrollTo({left: view.clientWidth, behavior: 'instant'})")
    expect(heads.nth(1)).to_be_in_viewport()
    settled(page)
    assert tops(page)[1] > 0


def test_whole_texts_can_be_read_without_scripts(browser, sign_in, site):
    state = sign_in("reader").context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    for view in ("reading", "single"):
        page.goto(f"{site.url}/events/1/?view={view}")
        expect(page.locator(".said").first).to_be_visible()
        assert page.locator(".said").last.inner_text()
        # What a script would apply by itself has a button, and what needs one is not offered.
        expect(page.get_by_role("button", name="Apply")).to_be_visible()
        page.locator(".menu-person summary").click()
        expect(page.get_by_text("Account and API tokens")).to_be_visible()
        expect(page.get_by_text("Colours")).to_be_hidden()
    context.close()


def test_the_colours_that_were_chosen_hold_on_every_page_from_its_first_frame(browser, sign_in, site):
    page = sign_in("reader")
    page.goto(f"{site.url}/events/1/")
    page.locator(".menu-person summary").click()
    page.get_by_label("Dark").check()
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    # Without scripts too: the page comes so.
    state = page.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    other = context.new_page()
    other.goto(f"{site.url}/")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()
    page.goto(f"{site.url}/")
    assert page.evaluate(paper) == dark
    page.locator(".menu-person summary").click()
    expect(page.get_by_label("Dark")).to_be_checked()
    page.get_by_label("Auto").check()
    assert page.evaluate(paper) != dark
