"""Every page, for who uses it: axe finds nothing, nothing overflows, at both widths and in both schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# What WCAG 2.2 AA asks for, and axe's own best practices.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

PAGES = {
    "lead": [
        "/",
        "/account/",
        "/jobs/",
        "/collections/",
        "/collections/new/",
        "/collections/demo/",
        "/collections/demo/events/new/",
        "/collections/demo/import/",
        "/collections/demo/spellings/",
        "/events/1/",
        "/events/2/?show=all&ignore=punctuation",
        "/events/1/?view=reading",
        "/events/2/?view=single",
        "/events/1/?view=table",
        "/events/1/triples/",
        "/events/1/articles/new/",
        "/articles/1/",
        "/articles/2/?kinds=1",
        "/projects/",
        "/projects/new/",
        "/projects/demo-study/",
        "/projects/demo-study/team/",
        "/projects/demo-study/codebook/",
        "/projects/demo-study/codebook/edit/",
        "/projects/demo-study/setup/",
        "/projects/demo-study/events/1/actors/",
    ],
    "reviewer": [
        "/",
        "/events/1/?arrange=1",
        "/projects/demo-study/review/",
        "/projects/demo-study/events/1/review/",
        "/projects/demo-study/events/2/review/?view=reading",
        "/projects/demo-study/events/2/review/?view=single",
        "/projects/demo-study/events/2/review/?view=grid",
        "/projects/demo-study/results/",
        "/projects/demo-study/export/",
    ],
    "ana": [
        "/",
        "/projects/demo-study/",
        "/projects/demo-study/events/1/",
        "/projects/demo-study/events/2/?find=plant",
        "/projects/demo-study/events/1/actors/",
        "/projects/demo-study/search/?q=plant",
        "/projects/demo-study/events/1/returned/",
        "/projects/demo-study/events/3/",
        "/projects/demo-study/events/3/?view=reading",
        "/projects/demo-study/events/1/?view=single",
        "/projects/demo-study/events/1/?view=table",
    ],
    "reader": ["/", "/projects/demo-study/", "/projects/demo-study/results/", "/no-such-page/"],
}
SIZES = [(1440, "light"), (390, "dark")]


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("person", PAGES)
def test_every_page_is_accessible_and_fits(sign_in, site, person, width, scheme):
    page = sign_in(person, width=width, scheme=scheme)
    found = []
    for path in PAGES[person]:
        page.goto(f"{site.url}{path}")
        results = Axe().run(page, options=RULES)
        found += [
            f"{path}: {violation['id']}: {violation['nodes'][0]['html'][:200]}"
            for violation in results.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{path}: {wide} px wider than the window")
    assert not found, "\n".join(found)


def test_the_sign_in_page_is_accessible(site, browser):
    page = browser.new_page()
    page.goto(f"{site.url}/login/")
    results = Axe().run(page, options=RULES)
    page.close()
    assert not results.response["violations"], results.generate_report()
