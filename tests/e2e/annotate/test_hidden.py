"""Where who wrote what is hidden: ana marks words across a name she does not see, and the lead reads the true ones."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.annotate.desk import FIND, Desk
from tests.e2e.annotate.study import Study

HERALD = "Crews walked out on Tuesday, the Zyxomatic Herald has learned 🚢. Ships were waiting outside by the evening."
POST = "Crews walked out on Tuesday after two were hurt. The Quibblewick Post was told that nothing is decided."
TRUE = "Tuesday, the Zyxomatic Herald has learned 🚢"
SEEN = "Tuesday, the ████████████████ has learned 🚢"


def hidden(study: Study) -> Study:
    """A study on a collection of its own that hides its outlets, with one event for ana."""
    slug = f"{study.slug}-hidden"
    study.call("POST", "/api/v1/collections/", {"slug": slug, "name": slug})
    event = study.call("POST", "/api/v1/events/", {"collection": slug, "title": "Walk-out, unsigned"})[1]["id"]
    for outlet, text in (("Zyxomatic Herald", HERALD), ("The Quibblewick Post", POST)):
        study.call("POST", "/api/v1/articles/", {"event": event, "outlet": outlet, "title": "", "text": text})
    study.call("POST", "/api/v1/projects/", {"slug": slug, "name": slug, "collection": slug, "masks_outlets": True})
    study.call("POST", f"/api/v1/projects/{slug}/members/", {"username": "ana", "role": "annotator"})
    study.call("POST", "/api/v1/assignments/", {"project": slug, "event": event, "annotator": "ana"})
    return Study(study.url, slug, event, study.call)


def test_a_mark_across_a_hidden_name_is_kept_with_the_true_words(study: Study, sign_in: Callable[..., Page]) -> None:
    blind = hidden(study)
    desk = Desk(sign_in("ana"), blind.workbench)
    expect(desk.page.locator(".grid-outlet")).to_have_count(2)
    assert {head[:8] for head in desk.page.locator(".grid-outlet").all_inner_texts()} == {"Outlet A", "Outlet B"}
    column = next(number for number in (0, 1) if desk.page.evaluate(FIND, [number, SEEN, False]))
    desk.mark(SEEN, "1", column)
    desk.is_saved(1)
    assert blind.quotes() == [TRUE]
    desk.reload()
    desk.is_saved(1)
    assert desk.drawn(SEEN) == [SEEN]
    expect(desk.lines.first).to_contain_text("the ████████████████ has")
    for words in ("Zyxomatic", "Quibblewick"):
        assert words not in desk.page.content()
    desk.page.keyboard.press("Control+z")
    desk.is_saved(0)
    desk.page.keyboard.press("Control+Shift+z")
    desk.is_saved(1)
    lead = Desk(sign_in("lead"), blind.workbench)
    expect(lead.lines.first).to_contain_text("the Zyxomatic Herald has")
    lead.page.get_by_role("link", name="See it as they do").click()
    lead.is_ready()
    expect(lead.lines.first).to_contain_text("the ████████████████ has")
