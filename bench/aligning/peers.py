"""What others make of the same texts: tools that score two sentences, and tools that take whole articles."""

import gzip
import json
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Sentences = Sequence[str]
Scores = list[list[float]]
THRESHOLDS = [step / 20 for step in range(4, 20)]


def difflib_scores(one: Sentences, other: Sentences) -> Scores:
    """Return the ratio of every pair of sentences, over words."""
    cut = [said.lower().split() for said in other]
    return [[SequenceMatcher(None, said.lower().split(), twin, autojunk=False).ratio() for twin in cut] for said in one]


def rapidfuzz_scores(one: Sentences, other: Sentences) -> Scores:
    """Return token_set_ratio of every pair of sentences, 0 to 1."""
    from rapidfuzz import fuzz, process, utils

    found = process.cdist(one, other, scorer=fuzz.token_set_ratio, processor=utils.default_process)
    return [[float(value) / 100 for value in row] for row in found]


def letters(one: Sentences, other: Sentences) -> None:
    """Compare two whole articles as diff-match-patch does, with no time limit."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_main("\n".join(one), "\n".join(other))


def collate_whole(one: Sentences, other: Sentences) -> None:
    """Collate two whole articles with CollateX."""
    from collatex import Collation, collate

    collation = Collation()
    collation.add_plain_witness("A", " ".join(one))
    collation.add_plain_witness("B", " ".join(other))
    collate(collation)


def scorers() -> dict[str, Callable[[Sentences, Sentences], Scores]]:
    """Return the tools that score pairs of sentences, as far as they are installed."""
    found = {"difflib, ratio over words": difflib_scores}
    return found | ({"rapidfuzz, token_set_ratio": rapidfuzz_scores} if find_spec("rapidfuzz") else {})


def wholes() -> dict[str, Callable[[Sentences, Sentences], None]]:
    """Return the tools that take whole articles, as far as they are installed."""
    found = {"diff-match-patch, whole articles, no limit": letters}
    return found | ({"CollateX, whole articles": collate_whole} if find_spec("collatex") else {})


class Corpus:
    """The gold pairs of one corpus and the sentences that they number."""

    def __init__(self, gold: Path, docs: Path) -> None:
        """Read two files of the benchmark, plain or gzip."""
        self.name = gold.name.removeprefix("gold-").partition("-")[0]
        self._pairs = objects(gold)
        self._sentences = {
            document["doc"]: [document["text"][start:end] for start, end in document["sents"]]
            for document in objects(docs)
        }

    def f1(self, scores: Callable[[Sentences, Sentences], Scores]) -> list[float]:
        """Return F1 over sentence pairs, in %, at each of THRESHOLDS."""
        tallies = [[0, 0, 0] for _ in THRESHOLDS]
        for pair in self._pairs:
            found = scores(self._sentences[pair["a"]], self._sentences[pair["b"]])
            for tally, threshold in zip(tallies, THRESHOLDS, strict=True):
                for at, more in enumerate(_tally(pair, found, threshold)):
                    tally[at] += more
        return [200 * hit / max(1, 2 * hit + wrong + missed) for hit, wrong, missed in tallies]


def _tally(pair: dict[str, Any], scores: Scores, threshold: float) -> tuple[int, int, int]:
    wanted, doubtful = ({tuple(place) for place in pair.get(name, ())} for name in ("pairs", "ignore"))
    sides = [set(pair[name]) if name in pair else None for name in ("eval_a", "eval_b")]
    found = {(i, j) for i, row in enumerate(scores) for j, value in enumerate(row) if value >= threshold} - doubtful
    if None not in sides:
        found = {(i, j) for i, j in found if i in sides[0] or j in sides[1]}
    return len(found & wanted), len(found - wanted), len(wanted - found)


def objects(path: Path) -> list[dict[str, Any]]:
    """Read a JSONL file, plain or gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def quality(folder: Path) -> None:
    """Print the F1 of each tool that scores pairs, at the one threshold that is best for it over all corpora."""
    golds, documents = sorted(folder.glob("gold-*")), sorted(folder.glob("docs-*"))
    corpora = [Corpus(gold, docs) for gold, docs in zip(golds, documents, strict=True)]
    for name, scores in scorers().items():
        rows = [corpus.f1(scores) for corpus in corpora]
        best = max(range(len(THRESHOLDS)), key=lambda at: sum(row[at] for row in rows))
        told = "  ".join(f"{corpus.name} {row[best]:.1f}" for corpus, row in zip(corpora, rows, strict=True))
        print(f"{f'{name}, from {THRESHOLDS[best]:.2f} on':44s}{told}", flush=True)
