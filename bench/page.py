"""How fast the workbench is, beside doccano 1.8.4, Label Studio 1.23.2 and Potato 2.12.1: `python bench/page.py`.

A site of its own with made-up texts is served as `make run` does, and driven by a real browser. Peers' figures are
medians of a quiet machine of two cores; ours are medians of RUNS runs on this one, whose load and pace are printed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, sync_playwright

from bench.pages import browser as bench
from bench.pages.writing import Client, one_client, rush
from tests.sites import ROOT, Site, make_site, processes_of

HEAD = ("work", "here", "reach", "doccano", "Label Studio", "Potato")
ARTICLE = "/projects/{slug}/events/{event}/?view=single"
REVIEW = "/projects/{slug}/events/{event}/review/?view="
READING = "/projects/{slug}/events/{event}/?view=reading"


def row(work: str, here: str, reach: str, *peers: str) -> None:
    """Print one line of the table."""
    cells = [work, here, reach, *peers, *[""] * (3 - len(peers))]
    print("{:52s}{:>24s}{:>14s}{:>12s}{:>14s}{:>9s}".format(*cells), flush=True)


class Processor:
    """The processor time of a site's web server so far, its children included; seconds (Linux's /proc)."""

    def __init__(self, site: Site) -> None:
        self.group = site.serving[-1].pid("web server")

    def __call__(self) -> float:
        ticks = 0
        for pid in processes_of(self.group):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def pace() -> str:
    """How busy the machine is, and how fast: neighbours of a virtual machine slow it, and no load tells of them."""
    before = time.process_time()
    sum(range(10_000_000))
    counted = 1000 * (time.process_time() - before)
    return "load {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()) + f"; ten million additions in {counted:.0f} ms"


def seed(site: Site) -> dict[str, Any]:
    """Fill the site; what there is then."""
    script = "import django; django.setup(); from bench.pages.seed import main; main()"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


class Opened:
    """Medians over fresh visits to one workbench."""

    def __init__(self, desk: bench.Bench, path: str, runs: int, marks: int, processor: Processor) -> None:
        shown, served, frozen, worked, drawn, scrolled, heaps, code, here, there = ([] for _ in range(10))
        for _ in range(runs):
            with desk.fresh() as context:
                before = processor()
                page, session, wire = desk.open(context, path)
                there.append(processor() - before)
                here.append(bench.processor_time(session))
                shown.append(bench.shown(page))
                served.append(bench.server_time(page))
                heaps.append(bench.heap(session))
                code.append(wire["code"])
                scrolled.append(bench.scroll(page, 60))
                page.evaluate("document.querySelector('[data-scroll]').scrollTop = 0")
                one, other = bench.mark(page, marks)
                worked.append(one)
                drawn.append(other)
                frozen.append(bench.longest_task(page))
                again, _, rewire = desk.open(context, path)
                self.again = bench.shown(again)
                self.code_again = rewire["code"]
        self.shown, self.served, self.frozen = median(shown), median(served), median(frozen)
        self.worked, self.drawn, self.scrolled = median(worked), median(drawn), median(scrolled)
        self.heap, self.code = median(heaps), median(code)
        self.here, self.there = median(here), median(there)

    @property
    def mark(self) -> str:
        """How long a mark takes, and with the wait for the next frame."""
        return f"{self.worked:.0f} ms ({self.drawn:.0f} to frame)"

    @property
    def processor(self) -> str:
        """What opening the page took of the processors: the server's, and the page's own main thread."""
        return f"{self.there:.2f} + {self.here:.2f} s"

    @property
    def freeze(self) -> str:
        """The longest task in words."""
        return f"{self.frozen:.2f} s" if self.frozen else "under 0.05 s"


WARM_UP = 3
SERVED = "   of which the server; processor: server + page"


def pages(browser: Browser, site: Site, events: dict[str, Any], runs: int, marks: int) -> None:
    """The rows that a browser measures."""
    desk = bench.Bench(browser, site.url)
    processor = Processor(site)
    names = ("short", "middle", "long")
    # Each process of the server has answered before anything is measured.
    for _ in range(WARM_UP):
        with desk.fresh() as context:
            desk.open(context, ARTICLE.format(**events["short"]))
    found = {name: Opened(desk, ARTICLE.format(**events[name]), runs, marks, processor) for name in names}
    short, long = found["short"], found["long"]
    row("800 words, 40 marks: navigation to marks", f"{short.shown:.2f} s", "0.35 s", "1.5 s", "2.0 s", "0.76 s")
    row(SERVED, f"{short.served:.2f} s; {short.processor}", "")
    row("10,000 words, 2,000 marks: the same", f"{long.shown:.2f} s", "0.4 s", "1.7 s", "5.3 s", "31.8 s")
    row(SERVED, f"{long.served:.2f} s; {long.processor}", "")
    limits = {"short": ("10 ms", "88 ms", "57 ms", "12 ms"), "middle": ("15 ms", "166 ms", "252 ms", "25 ms")}
    limits["long"] = ("30 ms", "280 ms", "944 ms", "140 ms")
    for name, (reach, *peers) in limits.items():
        number = {"short": 40, "middle": 500, "long": 2000}[name]
        told = found[name].mark
        row(f"mouse-up to mark drawn, {number} marks", told, reach, *peers)
    row("longest freeze, 2,000 marks", long.freeze, "0.1 s", "0.33-0.66 s", "2.0 s", "29 s")
    row("JS heap, 2,000 marks", f"{long.heap:.1f} MB", "15 MB", "25 MB", "151 MB", "3 MB")
    row("a jump over the text, p95", f"{long.scrolled:.0f} ms", "25 ms")
    wire = f"{short.code / 2**20:.3f}; {short.code_again / 2**20:.3f} MiB"
    row("script and style: first visit; again", wire, "0.15; 0 MiB", "0.68; 0", "7.4; 7.4", "1.2; 0")
    three = Opened(desk, READING.format(**events["three"]), runs, marks, processor)
    row(
        "reading view, 3 x 20,000 words, 3,000 marks: usable",
        f"{three.shown:.2f} s",
        "1 s",
        "cannot",
        "cannot",
        "cannot",
    )
    row(SERVED, f"{three.served:.2f} s; {three.processor}", "")
    row("   mouse-up to mark drawn", three.mark, "50 ms")
    row("   longest task", three.freeze, "0.1 s")
    row("   a jump over a text, the others with it, p95", f"{three.scrolled:.0f} ms", "")


def reviewing(browser: Browser, site: Site, event: dict[str, Any], runs: int) -> None:
    """The rows of cases beside the texts: three annotators with two thousand marks each."""
    desk, processor = bench.Bench(browser, site.url), Processor(site)
    for view in ("reading", "grid&show=all", "single"):
        shown, served, frozen, scrolled, chosen, there, here = ([] for _ in range(7))
        for _ in range(runs):
            with desk.fresh() as context:
                before = processor()
                page, session, _ = desk.open(context, REVIEW.format(**event) + view)
                there.append(processor() - before)
                here.append(bench.processor_time(session))
                shown.append(bench.shown(page))
                served.append(bench.server_time(page))
                scrolled.append(bench.scroll(page, 60))
                chosen.append(bench.choose(page, 10))
                frozen.append(bench.longest_task(page))
        row(f"cases beside 2 x 10,000 words, 3 x 2,000 marks, {view[:7]}", f"{median(shown):.2f} s", "1 s")
        row(SERVED, f"{median(served):.2f} s; {median(there):.2f} + {median(here):.2f} s", "")
        row("   longest task", f"{median(frozen):.2f} s" if median(frozen) else "under 0.05 s", "0.1 s")
        row("   a jump over the text, p95; the next case", f"{median(scrolled):.0f} ms; {median(chosen):.0f} ms", "")


def writing(site: Site, event: dict[str, Any], token: str, seconds: float) -> None:
    """The rows of marks saved through REST."""
    client, processor = Client(site.url, token, event), Processor(site)
    one_client(client, 30)
    before = processor()
    alone = one_client(client, 300)
    taken = 1000 * (processor() - before) / 300
    row(
        "one mark through REST, p50 / p95",
        f"{alone.p50:.1f} / {alone.p95:.1f} ms",
        "6 / 9 ms",
        "8.9 / 10.5",
        "84 / 96",
        "27 / 32",
    )
    row("   processor time of the server", f"{taken:.1f} ms", "", "8.1 ms", "39 ms", "26 ms")
    before = site.value("SELECT count(*) FROM annotations_annotation")
    rushed = rush([Client(site.url, token, event) for _ in range(4)], seconds)
    stored = {str(pk).replace("-", "") for (pk,) in site.rows("SELECT id FROM annotations_annotation")}
    lost = sum(pk.replace("-", "") not in stored for pk in rushed.acknowledged)
    doubled = len(stored) - before - len(rushed.acknowledged) + lost
    row("4 clients, SQLite, marks a second", f"{rushed.rate:.0f}", "300", "173", "21", "22")
    row(
        "   acknowledged; lost; doubled; refused",
        f"{len(rushed.acknowledged)}; {lost}; {doubled}; {rushed.refused}",
        "0; 0; 0",
    )


def main() -> None:
    """Read the command line, serve, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="fresh visits to each page")
    parser.add_argument("--marks", type=int, default=7, help="marks made on each visit")
    parser.add_argument("--seconds", type=float, default=10, help="how long four clients write")
    parser.add_argument("--review", action="store_true", help="only the cases beside the texts")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        made = seed(site)
        site.serve("--no-worker")
        try:
            site.wait_until_it_answers()
            print(pace())
            row(*HEAD)
            with sync_playwright() as playwright, bench.launched(playwright) as browser:
                if not chosen.review:
                    pages(browser, site, made["events"], chosen.runs, chosen.marks)
                reviewing(browser, site, made["events"]["review"], chosen.runs)
            if chosen.review:
                return
            writing(site, made["events"]["short"], made["token"], chosen.seconds)
            print(pace())
        finally:
            site.close()


if __name__ == "__main__":
    main()
