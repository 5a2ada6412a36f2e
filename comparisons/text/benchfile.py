"""The files of the sentence alignment benchmark: documents in, a line for each pair of articles out."""

import gzip
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

from .align import ArticleText, align
from .boilerplate import is_boilerplate
from .reuse import Prepared, copies, prepare
from .tiers import LEXICAL, Tier

_TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
_STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
VERBATIM_FROM, EDITED_FROM = 0.97, 0.70
Document = dict[str, Any]


def read_documents(path: Path) -> list[Document]:
    """Read a JSONL file, plain or gzip, a document a line. Raises ValueError naming a faulty line."""
    opener = gzip.open if path.suffix == ".gz" else open
    documents = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                documents.append(_document(line, f"{path}:{number}"))
    return documents


def predictions(documents: list[Document], tier: Tier = LEXICAL) -> Iterator[dict[str, Any]]:
    """Align every event and yield what the scorer reads, for each pair of its articles."""
    for event, group in groupby(sorted(documents, key=lambda d: str(d["event"])), key=lambda d: str(d["event"])):
        yield from _event(event, list(group), tier)


def _document(line: str, where: str) -> Document:
    try:
        document: Document = json.loads(line)
        {key: document[key] for key in ("event", "doc", "text", "sents")}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{where}: a document needs event, doc, text and sents ({error}).") from error
    return document


def _event(event: str, documents: list[Document], tier: Tier) -> Iterator[dict[str, Any]]:
    articles = [_article(document) for document in documents]
    numbers = [_said(article) for article in articles]
    said = [_only(article, kept) for article, kept in zip(articles, numbers, strict=True)]
    between: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for link in align(said, tier=tier).links:
        pair = numbers[link.a.article][link.a.sentence], numbers[link.b.article][link.b.sentence], link.score
        between.setdefault((link.a.article, link.b.article), []).append(pair)
    texts = [prepare(document["text"]) for document in documents]
    for a, b in combinations(range(len(documents)), 2):
        pairs = between.get((a, b), [])
        one, other = articles[a].sentences, articles[b].sentences
        yield {
            "event": event,
            "a": documents[a]["doc"],
            "b": documents[b]["doc"],
            "pairs": pairs,
            "labels": [_label(one[i], other[j]) for i, j, _ in pairs],
            "spans": _spans(texts[a], texts[b]),
        }


def _article(document: Document) -> ArticleText:
    sentences = tuple(document["text"][start:end] for start, end in document["sents"])
    return ArticleText(document["doc"], sentences, tuple(document.get("paras") or range(len(sentences))))


def _said(article: ArticleText) -> list[int]:
    """Return the sentences that say something of the event; boilerplate is never aligned."""
    return [number for number, sentence in enumerate(article.sentences) if not is_boilerplate(sentence)]


def _only(article: ArticleText, kept: list[int]) -> ArticleText:
    sentences, paragraphs = article.sentences, article.paragraphs
    return ArticleText(article.key, tuple(sentences[n] for n in kept), tuple(paragraphs[n] for n in kept))


def _label(one: str, other: str) -> str:
    """Name a pair as the benchmark does: by difflib's ratio over words and signs."""
    a, b = (_TOKEN.findall(sentence.lower().translate(_STRAIGHT)) for sentence in (one, other))
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return "verbatim" if ratio >= VERBATIM_FROM else "edited" if ratio >= EDITED_FROM else "rewritten"


def _spans(a: Prepared, b: Prepared) -> list[list[int]]:
    return [[copy.a.start, copy.a.end, copy.b.start, copy.b.end] for copy in copies(a, b)]
