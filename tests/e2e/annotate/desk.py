"""A person at the workbench: what they do, and what they see."""

import re
import time
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

FIND = """([column, words, scroll]) => {
    const article = document.querySelectorAll('[data-head]')[column].dataset.article;
    for (const piece of document.querySelectorAll(`:is(td, section)[data-article="${article}"] [data-start]`)) {
        const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0 || node.parentElement.closest('[data-foreign]')) continue;
            if (scroll) piece.scrollIntoView({block: 'center', inline: 'nearest'});
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const boxes = [...range.getClientRects()];
            const rtl = getComputedStyle(piece).direction === 'rtl';
            const [first, last] = [boxes[0], boxes[boxes.length - 1]];
            const start = [rtl ? first.right - 1 : first.left + 1, first.top + first.height / 2];
            return [...start, rtl ? last.left + 1 : last.right - 1, last.top + last.height / 2];
        }
    }
    return null;
}"""
DRAWN = """() => [...CSS.highlights].filter(([name]) => name.startsWith('hue-')).flatMap(([, ranges]) => [...ranges])
    .map((still) => {
        const range = document.createRange();
        range.setStart(still.startContainer, still.startOffset);
        range.setEnd(still.endContainer, still.endOffset);
        return range.toString();
    }).sort()"""
# Seconds.
PATIENCE = 10


class Desk:
    """The workbench in a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        self.is_ready()

    def is_ready(self) -> None:
        expect(self.page.locator("[data-workbench][data-ready]")).to_be_visible()

    def reload(self) -> None:
        self.page.reload()
        self.is_ready()

    @property
    def picker(self) -> Locator:
        return self.page.get_by_role("dialog", name="Choose a code")

    @property
    def card(self) -> Locator:
        return self.page.get_by_role("dialog", name=re.compile("marks? here"))

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("complementary", name="Codes and annotations")

    @property
    def lines(self) -> Locator:
        return self.page.locator("[data-line]")

    @property
    def saving(self) -> Locator:
        return self.page.locator("p[data-saving]")

    def is_saved(self, lines: int | None = None) -> None:
        if lines is not None:
            expect(self.lines).to_have_count(lines)
        expect(self.saving).to_contain_text("All saved")

    def place(self, words: str, column: int = 0, scroll: bool = True) -> Sequence[float]:
        """Where words begin and end in the window."""
        place = self.page.evaluate(FIND, [column, words, scroll])
        assert place, f"“{words}” is not in column {column}"
        return place

    def select(self, words: str, column: int = 0, until: str = "") -> None:
        """Drag the mouse over words, or from their start to the end of others."""
        start = self.place(words, column)
        end = self.place(until or words, column, scroll=False)
        self.page.mouse.move(start[0], start[1])
        self.page.mouse.down()
        self.page.mouse.move(end[2], end[3], steps=6)
        self.page.mouse.up()

    def mark(self, words: str, key: str, column: int = 0) -> None:
        """Select words and give them the code of a key."""
        self.select(words, column)
        expect(self.picker).to_be_visible()
        self.page.keyboard.press(key)
        expect(self.picker).to_be_hidden()

    def click_on(self, words: str, column: int = 0) -> None:
        place = self.place(words, column)
        self.page.mouse.click(place[0] + 6, place[1])

    def drawn(self, *awaited: str) -> list[str]:
        """The words under marks, as the browser draws them, once those awaited are there or never will be.

        A mark is drawn when its words come into sight, some frames after the page is ready.
        """
        end = time.monotonic() + PATIENCE
        while True:
            found: list[str] = self.page.evaluate(DRAWN)
            if set(awaited) <= set(found) or time.monotonic() > end:
                return found
            self.page.wait_for_timeout(50)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.textContent.trim()")


def column_of(desk: Desk, outlet: str) -> int:
    """In which column of the view an outlet stands, from 0."""
    heads = desk.page.locator("[data-head]").all_inner_texts()
    return next(number for number, head in enumerate(heads) if outlet in head)
