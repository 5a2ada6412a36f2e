"""How good and how fast the alignment is: `python bench/alignment.py [--bench FOLDER] [--sizes 3,10,100]`.

FOLDER holds docs-*.jsonl.gz, gold-*.jsonl.gz and align_score.py. The texts for the times are made up here, by a
seeded generator: three reports of 28 sentences and rewrites of them, as outlets make them.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from comparisons.text.align import ArticleText, align
from comparisons.text.benchfile import predictions, read_documents

SMALL = [
    "the",
    "of",
    "to",
    "and",
    "in",
    "a",
    "said",
    "that",
    "for",
    "on",
    "was",
    "with",
    "as",
    "by",
    "at",
    "from",
    "its",
    "has",
    "have",
    "will",
    "be",
    "an",
    "which",
    "had",
    "were",
    "it",
]
SENTENCES, WORDS = 28, 22


def invent(seed: int) -> tuple[list[list[str]], Callable[[int], ArticleText]]:
    """Return three made-up reports and a maker of rewrites of them."""
    dice = random.Random(seed)
    parts = ("ba", "co", "di", "fu", "ge", "lo", "mi", "nu", "pra", "ste")
    lexicon = ["".join(dice.choice(parts) for _ in range(4)) for _ in range(1500)]
    topic = lexicon[:120]

    def sentence() -> str:
        words = [
            dice.choice(SMALL if dice.random() < 0.45 else topic if dice.random() < 0.4 else lexicon)
            for _ in range(WORDS)
        ]
        return " ".join(words).capitalize() + "."

    reports = [[sentence() for _ in range(SENTENCES)] for _ in range(3)]

    def rewrite(number: int) -> ArticleText:
        source = list(reports[number % 3])
        if number >= 3:
            source = [_edited(dice, said, lexicon) for said in source if dice.random() < 0.85]
            at = dice.randrange(len(source))
            source = source[at:] + source[:at] if dice.random() < 0.3 else source
        source += [sentence() for _ in range(SENTENCES - len(source))]
        return ArticleText(number, tuple(source), tuple(range(len(source))))

    return reports, rewrite


def _edited(dice: random.Random, said: str, lexicon: list[str]) -> str:
    chance = dice.random()
    if chance < 0.5:
        return said
    words = said.split()
    for _ in range(2 if chance < 0.8 else 8):
        words[dice.randrange(len(words))] = dice.choice(lexicon)
    return " ".join(words)


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Return the median seconds of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def memory() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def quality(folder: Path) -> None:
    """Predict every corpus in the folder and let its scorer print the table."""
    gold, docs, out = sorted(folder.glob("gold-*")), sorted(folder.glob("docs-*")), []
    with tempfile.TemporaryDirectory() as scratch:
        for documents, wanted in zip(docs, gold, strict=True):
            known = {frozenset((pair["a"], pair["b"])) for pair in read_documents_raw(wanted)}
            path = Path(scratch) / documents.name.replace(".gz", "")
            rows = (row for row in predictions(read_documents(documents)) if frozenset((row["a"], row["b"])) in known)
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            out.append(path)
        arguments = ["--gold", *gold, "--pred", *out, "--docs", *docs]
        subprocess.run([sys.executable, folder / "align_score.py", *arguments], check=True)


def read_documents_raw(path: Path) -> Iterator[dict[str, str]]:
    """Yield the objects of a gzip JSONL file."""
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def speed(sizes: list[int]) -> None:
    """Print times of a pair, of events of growing size, and of one more article."""
    _, rewrite = invent(1)
    pair = [rewrite(0), rewrite(3)]
    align(pair)
    print(f"{'a pair of 28 sentences, words known':44s}{1000 * timed(lambda: align(pair), 50):9.2f} ms")
    for size in sizes:
        event = [rewrite(number) for number in range(size)]
        start, worked = time.perf_counter(), time.process_time()
        found = align(event)
        taken, worked = time.perf_counter() - start, time.process_time() - worked
        told = f"{len(found.links)} links, {len(found.groups)} rows"
        print(
            f"{f'event of {size} articles':44s}{taken:9.2f} s ({worked:.2f} of processor) {memory():6.0f} MB  {told}",
            flush=True,
        )
    print(f"{'one more article into an event of 100':44s}{_one_more(rewrite):9.2f} s")


def _one_more(rewrite: Callable[[int], ArticleText]) -> float:
    """Return the seconds to link one new article with 99 known ones."""
    event = [rewrite(number) for number in range(100)]
    align(event, only=99)
    return timed(lambda: align(event, only=99), 5)


def peers() -> None:
    """Print what others take for the same pair of articles, and how much of it they find in common."""
    _, rewrite = invent(1)
    one, other = rewrite(0), rewrite(3)
    print(f"{'difflib, all sentence pairs':44s}{1000 * timed(lambda: _difflib(one, other)):9.1f} ms")
    print(f"{'diff-match-patch, whole articles, no limit':44s}{1000 * timed(lambda: _letters(one, other)):9.1f} ms")
    if find_spec("rapidfuzz"):
        print(f"{'rapidfuzz token_set, all sentence pairs':44s}{1000 * timed(lambda: _rapidfuzz(one, other)):9.1f} ms")
    if find_spec("collatex"):
        print(f"{'CollateX, whole articles':44s}{1000 * timed(lambda: _collatex(one, other)):9.1f} ms")


def _difflib(one: ArticleText, other: ArticleText) -> None:
    for said in one.sentences:
        for twin in other.sentences:
            SequenceMatcher(None, said.split(), twin.split(), autojunk=False).ratio()


def _letters(one: ArticleText, other: ArticleText) -> None:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_main("\n".join(one.sentences), "\n".join(other.sentences))


def _rapidfuzz(one: ArticleText, other: ArticleText) -> None:
    from rapidfuzz import fuzz, process

    process.cdist(one.sentences, other.sentences, scorer=fuzz.token_set_ratio)


def _collatex(one: ArticleText, other: ArticleText) -> None:
    from collatex import Collation, collate

    collation = Collation()
    collation.add_plain_witness("A", " ".join(one.sentences))
    collation.add_plain_witness("B", " ".join(other.sentences))
    collate(collation)


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, metavar="FOLDER", help="benchmark files and their scorer")
    parser.add_argument("--sizes", default="3,10,30,100", help="articles in the events to time")
    parser.add_argument("--peers", action="store_true", help="time others on the same texts")
    options = parser.parse_args()
    speed([int(size) for size in options.sizes.split(",") if size])
    if options.peers:
        peers()
    if options.bench:
        quality(options.bench)


if __name__ == "__main__":
    main()
