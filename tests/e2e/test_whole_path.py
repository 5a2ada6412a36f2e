"""The whole path in a browser, without touching a terminal: coverage in, aligned, annotated, reviewed, labels out."""

import json
import re
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

WIRE = """Harbour crews went on strike in Tarn on Tuesday after two colleagues were injured.

"We have nothing left to lose," said union leader Mira Hosanian.

The port authority said it would not negotiate under pressure.

Ships were waiting outside the harbour by the evening."""
REPRINT = """Harbour crews went on strike in Tarn on Tuesday after two colleagues were injured.

"We have nothing left to lose," claimed union leader Mira Hosanyan.

Ships were waiting outside the harbour by the evening."""
ARMENIAN = "Նավահանգստի աշխատողները գործադուլ են անում։ Երկուսը վիրավոր են։"
ARABIC = "أضرب عمال الميناء يوم الثلاثاء. وأصيب اثنان من زملائهم."
FILE = [
    {"outlet": "Dawn Post 👩‍👧", "title": "Port stands still 🚢", "text": REPRINT.replace("\n", "\r\n")},
    {"outlet": "Lusaber", "title": "Գործադուլ Տառնում", "text": ARMENIAN, "language": "hy"},
    {"outlet": "Al Mina", "title": "إضراب في تارن", "text": ARABIC, "language": "ar"},
    {"outlet": "", "title": "Nobody's", "text": "x"},
]


def test_the_whole_path(sign_in, site, tmp_path):
    lead = sign_in("lead")
    event = bring_coverage_in(lead, site, tmp_path)
    compare(lead)
    found_a_project(lead, site)

    ana, ben = sign_in("ana"), sign_in("ben")
    annotate(ana, site, event, words="nothing left to lose", code="Morality")
    annotate(ben, site, event, words="We have nothing left", code="Morality")
    stays_blind(ben, site, event)
    for annotator in (ana, ben):
        hand_in(annotator, site, event)

    reviewer = sign_in("reviewer")
    decide(reviewer, site, event)
    token = make_token(reviewer, site)
    labels = export(site, token)
    assert [label["code"] for label in labels] == ["morality"]


def bring_coverage_in(page: Page, site, tmp_path) -> int:
    page.goto(f"{site.url}/collections/")
    page.get_by_role("link", name="New collection").click()
    page.get_by_label("Name").fill("Strikes")
    page.get_by_label("Address").fill("strikes")
    page.get_by_role("button", name="Make the collection").click()
    page.get_by_role("link", name="Add an event").first.click()
    page.get_by_label("What happened").fill("Strike in Tarn")
    page.get_by_role("button", name="Add the event").click()
    page.wait_for_url(re.compile(r"/events/\d+/"))
    event = int(re.search(r"/events/(\d+)/", page.url).group(1))

    page.goto(f"{site.url}/events/{event}/articles/new/")
    page.get_by_label("Outlet").fill("Tarn Wire")
    page.get_by_label("Headline").fill("Crews strike in Tarn")
    page.get_by_label("Text", exact=True).fill(WIRE)
    page.get_by_role("button", name="Add the article").click()
    page.wait_for_url(f"{site.url}/events/{event}/")

    coverage = tmp_path / "coverage.jsonl"
    coverage.write_text("\n".join(json.dumps({"event": "Strike in Tarn", **line}) for line in FILE))
    page.goto(f"{site.url}/collections/strikes/import/")
    page.get_by_label("JSONL or CSV file").set_input_files(coverage)
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("1 line refused")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("outlet"))).to_be_visible()
    page.get_by_role("button", name="Import 3 articles").click()
    expect(page.get_by_text("3 articles taken in")).to_be_visible()
    page.goto(f"{site.url}/events/{event}/")
    return event


def compare(page: Page) -> None:
    # The page finishes by itself when the worker is done.
    expect(page.locator("table.grid")).to_be_visible()
    expect(page.locator("thead th")).to_have_count(4)
    page.get_by_label("Base").select_option(label="Tarn Wire")
    expect(page.locator("thead th").first).to_contain_text("Tarn Wire")
    row = page.locator("tr", has_text="nothing left to lose").first
    expect(row.locator("ins", has_text="claimed")).to_be_visible()
    expect(row.locator("ins.d-variant", has_text="Hosanyan")).to_be_visible()
    cut = page.locator("tr", has_text="would not negotiate").first
    expect(cut.get_by_text("leaves this out").first).to_be_visible()


def found_a_project(page: Page, site) -> None:
    page.goto(f"{site.url}/projects/new/")
    page.get_by_label("Name").fill("Strike study")
    page.get_by_label("Address").fill("strike-study")
    page.get_by_label("Collection", exact=True).select_option(label="Strikes")
    page.get_by_role("button", name="Make the project").click()
    page.goto(f"{site.url}/projects/strike-study/team/")
    for name, role in (("ana", "annotator"), ("ben", "annotator"), ("reviewer", "reviewer")):
        form = page.locator("form", has=page.get_by_role("button", name="Add to the team"))
        form.get_by_label("User name").fill(name)
        form.get_by_label("Role", exact=True).select_option(role)
        form.get_by_role("button", name="Add to the team").click()
        expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    for name in ("ana", "ben"):
        page.goto(f"{site.url}/projects/strike-study/")
        page.get_by_label("Tick “Strike in Tarn”").check()
        page.get_by_label("Give the ticked events to").select_option(name)
        page.get_by_role("button", name="Assign").click()
        expect(page.get_by_text(f"{name}: open")).to_be_visible()


def select(page: Page, words: str) -> None:
    """Drag the mouse over `words` in the first text that has them."""
    box = page.evaluate(
        """(words) => {
            for (const piece of document.querySelectorAll('[data-start]')) {
                const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const at = node.data.indexOf(words);
                    if (at < 0 || node.parentElement.closest('[data-foreign]')) continue;
                    node.parentElement.scrollIntoView({block: 'center'});
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + words.length);
                    const boxes = [...range.getClientRects()];
                    const first = boxes[0], last = boxes[boxes.length - 1];
                    return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
                }
            }
            return null;
        }""",
        words,
    )
    assert box, f"“{words}” is nowhere on the page"
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[3], steps=6)
    page.mouse.up()


def annotate(page: Page, site, event: int, *, words: str, code: str) -> None:
    page.goto(f"{site.url}/projects/strike-study/events/{event}/")
    expect(page.locator("[data-saving]")).to_contain_text("All saved")
    select(page, words)
    picker = page.get_by_role("dialog", name="Choose a code")
    picker.get_by_role("combobox").fill(code[:5])
    page.keyboard.press("Enter")
    expect(page.locator("[data-saving]")).to_contain_text("All saved")
    panel = page.get_by_role("complementary", name="Codes and annotations")
    expect(panel.get_by_text(words)).to_be_visible()
    page.reload()
    expect(panel.get_by_text(words)).to_be_visible()


def stays_blind(page: Page, site, event: int) -> None:
    answer = page.request.get(f"{site.url}/api/v1/annotations/?project=strike-study")
    assert {row["annotator"] for row in answer.json()["results"]} == {"ben"}
    assert "ana" not in page.content().replace("Canada", "") or '"annotator": "ana"' not in page.content()


def hand_in(page: Page, site, event: int) -> None:
    page.goto(f"{site.url}/projects/strike-study/events/{event}/")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("is submitted")).to_be_visible()


def decide(page: Page, site, event: int) -> None:
    page.goto(f"{site.url}/projects/strike-study/review/")
    page.get_by_role("link", name="Strike in Tarn").click()
    expect(page.locator("[data-case]")).to_have_count(1)
    page.get_by_role("button", name="Only ana’s").click()
    expect(page.get_by_text("decided: Accept")).to_be_visible()
    page.goto(f"{site.url}/projects/strike-study/results/")
    expect(page.get_by_role("row", name=re.compile("Morality")).first).to_be_visible()


def make_token(page: Page, site) -> str:
    page.goto(f"{site.url}/account/")
    page.get_by_role("button", name="Make a token").click()
    return page.get_by_text(re.compile("^crossframe_")).first.inner_text().strip()


def export(site, token: str) -> list[dict]:
    def get(path: str) -> bytes:
        request = Request(f"{site.url}/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
        with urlopen(request) as answer:
            return answer.read()

    labels = [json.loads(line) for line in get("projects/strike-study/labels.jsonl?layer=gold").splitlines()]
    everything = [json.loads(line) for line in get("projects/strike-study/labels.jsonl?layer=all").splitlines()]
    assert len(everything) == len(labels) + 2
    for label in everything:
        for anchor in label["anchors"]:
            text = json.loads(get(f"revisions/{anchor['revision']}/"))["text"]
            assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
    assert get("projects/strike-study/labels.csv?layer=gold").decode().count("\r\n") == 2
    return labels
