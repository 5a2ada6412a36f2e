"""How good and how fast the alignment is, beside other tools on the same texts in the same run.

    python bench/alignment.py [--sizes 3,10,30,100,300,1000] [--bench FOLDER] [--tier semantic]

FOLDER (or the variable ALIGN_BENCH) holds docs-*.jsonl.gz, gold-*.jsonl.gz and align_score.py; without it only times
are told. The texts for the times are made up here.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.aligning import peers
from bench.aligning.made_up import invent
from comparisons.text.align import ArticleText, align
from comparisons.text.benchfile import predictions, read_documents
from comparisons.text.tiers import TIERS, Tier, tier_named


def timed(work: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Return the best and the median milliseconds of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return min(taken), median(taken)


def row(what: str, best: float, middle: float) -> None:
    """Print one time."""
    print(f"{what:44s}{best:10.2f} {middle:10.2f}", flush=True)


def speed(sizes: list[int], tier: Tier) -> None:
    """Print times of a pair, of events of growing size, and of one more article."""
    article = invent(1)
    pair = [article(0), article(3)]
    align(pair, tier=tier)
    print(f"{'two articles of 28 sentences, ms':44s}{'best':>10s} {'median':>10s}")
    row(f"Crossframe ({tier.engine}), words known", *timed(lambda: align(pair, tier=tier), 300))
    one, other = (given.sentences for given in pair)
    for name, scores in peers.scorers().items():
        row(name, *timed(lambda scores=scores: scores(one, other), 3))
    for name, whole in peers.wholes().items():
        row(name, *timed(lambda whole=whole: whole(one, other)))
    print(f"\n{'one event':44s}{'seconds':>10s} {'CPU':>10s} {'peak MB':>8s}")
    for size in sizes:
        grown(size, [article(number) for number in range(size)], tier)
    event = [article(number) for number in range(100)]
    align(event, only=99, tier=tier)
    best, middle = timed(lambda: align(event, only=99, tier=tier), 5)
    print(f"{'one more article into 100: its own links':44s}{middle / 1000:10.2f} {'':10s} (best {best / 1000:.2f})")


def grown(size: int, event: list[ArticleText], tier: Tier) -> None:
    """Print what one event takes, cut into words for the first time."""
    start, worked = time.perf_counter(), time.process_time()
    found = align(event, tier=tier)
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    told = f"{len(found.links)} links, {len(found.groups)} rows"
    print(f"{f'{size} articles':44s}{taken:10.2f} {worked:10.2f} {memory():8.0f}  {told}", flush=True)


def memory() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def quality(folder: Path, tier: Tier) -> None:
    """Predict every corpus in the folder and let its scorer print the table; then what the peers reach."""
    gold, docs, out = sorted(folder.glob("gold-*")), sorted(folder.glob("docs-*")), []
    with tempfile.TemporaryDirectory() as scratch:
        for documents, wanted in zip(docs, gold, strict=True):
            known = {frozenset((pair["a"], pair["b"])) for pair in peers.objects(wanted)}
            path = Path(scratch) / documents.name.replace(".gz", "")
            rows = (line for line in predictions(read_documents(documents), tier))
            kept = (line for line in rows if frozenset((line["a"], line["b"])) in known)
            path.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")
            out.append(path)
        arguments = ["--gold", *gold, "--pred", *out, "--docs", *docs]
        subprocess.run([sys.executable, folder / "align_score.py", *arguments], check=True)
    print("\nF1 of others, each at the one threshold that suits it best on these very files:")
    peers.quality(folder)


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, metavar="FOLDER", help="benchmark files and their scorer")
    parser.add_argument("--sizes", default="3,10,30,100,300,1000", help="articles in the events to time")
    parser.add_argument("--tier", choices=TIERS, default="lexical")
    options = parser.parse_args()
    tier = tier_named(options.tier)
    speed([int(size) for size in options.sizes.split(",") if size], tier)
    folder = options.bench or (Path(os.environ["ALIGN_BENCH"]) if os.environ.get("ALIGN_BENCH") else None)
    if folder is None:
        print("\nNo quality: name the folder with the benchmark files by --bench or ALIGN_BENCH.")
    else:
        print()
        quality(folder, tier)


if __name__ == "__main__":
    main()
