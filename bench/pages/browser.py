"""A workbench in a real browser, with a watch on what it does: when marks show, how long it freezes, what it costs."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests import browser as browsers

# Before anything of the page runs: note long tasks, and the frame in which the marks show.
WATCH = """(() => {
    const watch = (globalThis.watch = {tasks: [], shown: 0, marks: []});
    try {
        new PerformanceObserver((list) => {
            for (const task of list.getEntries()) watch.tasks.push([task.startTime, task.duration]);
        }).observe({type: 'longtask', buffered: true});
    } catch {}
    const soon = (call) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = call;
        channel.port2.postMessage(0);
    };
    const painted = (call) => requestAnimationFrame(() => soon(call));
    painted.soon = soon;
    globalThis.painted = painted;
    const ready = new MutationObserver(() => {
        const isReady = document.querySelector(':is([data-workbench], [data-review])[data-ready]');
        const isLaid = !document.querySelector('[data-reading]:not([data-ready])');
        if (!isReady || !isLaid) return;
        ready.disconnect();
        const marked = () => [...CSS.highlights].some(([name, all]) => name.startsWith('hue') && all.size > 0);
        const look = () => painted(() => (marked() ? painted(() => (watch.shown = performance.now())) : look()));
        look();
    });
    ready.observe(document, {attributes: true, subtree: true, childList: true, attributeFilter: ['data-ready']});
    // The last step of a drag, to the frame in which its mark is drawn: what our code and the frame take, and the
    // whole time, which also holds the wait for the screen's next frame.
    const hues = () => [...CSS.highlights].filter(([name]) => name.startsWith('hue'));
    const drawn = () => hues().reduce((sum, [, all]) => sum + all.size, 0);
    let before = 0;
    let began = 0;
    addEventListener('mouseup', () => {
        before = drawn();
        began = performance.now();
    }, true);
    addEventListener('mouseup', (event) => {
        const handled = performance.now();
        if (drawn() === before) return;
        requestAnimationFrame((frame) => {
            const framed = performance.now();
            painted.soon(() => {
                const end = performance.now();
                watch.marks.push([handled - began + end - framed, end - event.timeStamp]);
            });
        });
    });
})()"""
DRAG = """(at) => {
    const scroller = document.querySelector('[data-scroll]') ?? document.querySelector('[data-texts]').parentElement;
    const box = scroller.getBoundingClientRect();
    const seen = [...document.querySelectorAll('[data-column="1"] [data-kind="sentence"]')].filter((one) => {
        const {top, bottom} = one.getBoundingClientRect();
        return top > box.top + 40 && bottom < Math.min(box.bottom, innerHeight) - 20;
    });
    const piece = seen[at % seen.length];
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    const node = walker.nextNode();
    const range = document.createRange();
    range.setStart(node, 2);
    range.setEnd(node, 24);
    const [first] = range.getClientRects();
    return [first.left + 1, first.top + first.height / 2, first.right - 1, first.top + first.height / 2];
}"""
SCROLL = """async (steps) => {
    const texts = document.querySelector('[data-texts]');
    const scroller = document.querySelector('[data-scroll]') ?? texts.parentElement;
    const taken = [];
    const most = scroller.scrollHeight - scroller.clientHeight;
    for (let step = 0; step < steps; step += 1) {
        const began = performance.now();
        scroller.scrollTop = most * ((step * 0.381966) % 1);
        await new Promise((done) => painted(done));
        taken.push(performance.now() - began);
    }
    return taken;
}"""

NEXT_CASE = """() => {
    watch.chosen = 0;
    addEventListener('keydown', ({timeStamp}) => {
        setTimeout(() => painted(() => (watch.chosen = performance.now() - timeStamp)));
    }, {once: true, capture: true});
}"""


class Bench:
    """One browser, signed in as the person whose marks they are."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        page = browser.new_page()
        page.goto(f"{url}/login/")
        page.get_by_label("Username").fill("bench")
        page.get_by_label("Password").fill("bench")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{url}/")
        self.state = page.context.storage_state()
        page.context.close()

    @contextmanager
    def fresh(self) -> Iterator[BrowserContext]:
        """A browser that has nothing in its cache, and is signed in."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=self.state)
        context.add_init_script(WATCH)
        yield context
        context.close()

    def open(self, context: BrowserContext, path: str) -> tuple[Page, CDPSession, dict[str, float]]:
        """Open a workbench; with what came over the wire as script and style, in bytes."""
        page = context.new_page()
        session = context.new_cdp_session(page)
        wire = {"code": 0.0, "page": 0.0}
        kinds: dict[str, str] = {}
        session.send("Network.enable")
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

        def loaded(event: dict[str, Any]) -> None:
            kind = kinds.get(event["requestId"])
            if kind in ("Script", "Stylesheet"):
                wire["code"] += event["encodedDataLength"]
            if kind == "Document":
                wire["page"] += event["encodedDataLength"]

        session.on("Network.loadingFinished", loaded)
        page.goto(f"{self.url}{path}")
        # The page notes the time itself; asking it often takes the processor from what is measured.
        until(page, "watch.shown > 0", every=0.25)
        return page, session, wire


def until(page: Page, truth: str, seconds: float = 60, every: float = 0.02) -> None:
    """Ask again until something holds; the page's policy forbids Playwright to do so inside it."""
    end = time.monotonic() + seconds
    while not page.evaluate(truth):
        if time.monotonic() > end:
            raise SystemExit(f"Waited {seconds:.0f} s for: {truth}")
        time.sleep(every)


def shown(page: Page) -> float:
    """Seconds from the start of the navigation to the frame with the marks."""
    return page.evaluate("watch.shown") / 1000


def longest_task(page: Page) -> float:
    """The longest task so far in seconds; tasks under 50 ms are not told of, and count as 0."""
    return max((duration for _, duration in page.evaluate("watch.tasks")), default=0) / 1000


def server_time(page: Page) -> float:
    """Seconds until the first byte of the page."""
    return page.evaluate("performance.getEntriesByType('navigation')[0].responseStart") / 1000


def heap(session: CDPSession) -> float:
    """What JavaScript holds after a clean-up, in MB."""
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    return metric(session, "JSHeapUsedSize") / 1e6


def processor_time(session: CDPSession) -> float:
    """The processor time of the page's main thread so far, in seconds."""
    return metric(session, "TaskDuration")


def metric(session: CDPSession, name: str) -> float:
    """One of the numbers that the browser keeps of a page."""
    return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}[name]


def mark(page: Page, times: int) -> tuple[float, float]:
    """Drag over words with a code in hand: medians in ms of the work until the mark is drawn, and of the whole time."""
    if page.locator('[data-code][aria-pressed="true"]').count() == 0:
        page.locator("[data-code]").nth(2).click()
    page.evaluate("watch.marks = []")
    for number in range(times):
        x, y, to_x, to_y = page.evaluate(DRAG, number)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move((x + to_x) / 2, y)
        page.mouse.move(to_x, to_y)
        page.wait_for_timeout(60)
        page.mouse.up()
        until(page, f"watch.marks.length > {number}")
        page.wait_for_timeout(120)
    taken = page.evaluate("watch.marks")
    return statistics.median(one for one, _ in taken), statistics.median(other for _, other in taken)


def scroll(page: Page, times: int) -> float:
    """The 95th percentile in ms of a jump over the text, to its frame."""
    taken = sorted(page.evaluate(SCROLL, times))
    return taken[int(len(taken) * 0.95) - 1]


def choose(page: Page, times: int) -> float:
    """The median in ms from the key for the next case to the frame in which its words are lit."""
    taken = []
    for _ in range(times):
        page.evaluate(NEXT_CASE)
        page.keyboard.press("j")
        until(page, "watch.chosen > 0")
        taken.append(page.evaluate("watch.chosen"))
    return statistics.median(taken)


@contextmanager
def launched(playwright: Any) -> Iterator[Browser]:
    """A browser of the machine's, headless."""
    browser = playwright.chromium.launch(executable_path=browsers.find(), args=list(browsers.FLAGS))
    yield browser
    browser.close()
