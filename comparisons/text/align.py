"""Align the sentences of all articles on one event: links between articles, and rows over all of them.

No match is the normal answer; one sentence may match several; order is not assumed. The result does not
depend on the order in which the articles are given. docs/alignment.md explains the method and what it reaches.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from .diff import Kind, classify
from .group import rows
from .score import Pair, Scored, scores
from .words import words_of

ENGINE = "lexical-1"
LEAST_SCORE = 0.22
LEAST_OF_BEST = 0.30


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as the engine sees it: its sentences in order and the paragraph number of each."""

    key: Hashable
    sentences: tuple[str, ...]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A sentence: the index of its article among those given, and its own in that article."""

    article: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences that say the same: `share` of equal words, `evidence` that spoke for the link."""

    a: Node
    b: Node
    score: float
    kind: Kind
    share: float
    moved: bool
    evidence: dict[str, object]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links of an event, and its rows: sentences of two or more articles that say the same."""

    links: list[Link]
    groups: list[tuple[Node, ...]]


NodePairs = Collection[tuple[Node, Node]]


def align(
    articles: Sequence[ArticleText],
    *,
    must: NodePairs = (),
    cannot: NodePairs = (),
    progress: Callable[[int, int], None] | None = None,
) -> Alignment:
    """Return the links and rows of one event.

    Pairs in `must` are linked and share a row whatever they score; pairs in `cannot` are never linked.
    `progress(done, total)` is called now and then. Raises ValueError for a node that is not there or a pair
    within one article.
    """
    order = sorted(range(len(articles)), key=lambda at: _content(articles[at]))
    place = {given: at for at, given in enumerate(order)}
    confirmed = {_pair(articles, place, *pair) for pair in must}
    rejected = {_pair(articles, place, *pair) for pair in cannot} - confirmed
    known = [[words_of(sentence) for sentence in articles[given].sentences] for given in order]
    scored = scores(known, progress)
    kept = _kept(scored, confirmed, rejected)
    moved = _moved(kept)
    links = [_link(articles, order, pair, kept[pair], pair in moved, pair in confirmed) for pair in kept]
    weights = [(*pair, kept[pair].score) for pair in sorted(kept, key=lambda p: (-kept[p].score, p))]
    grouped = rows(weights, must=sorted(confirmed), cannot=sorted(rejected))
    return Alignment(
        sorted(links, key=lambda link: (link.a, link.b)),
        sorted(tuple(sorted(Node(order[a], i) for a, i in row)) for row in grouped),
    )


def _content(article: ArticleText) -> tuple[tuple[str, ...], tuple[int, ...], str]:
    return article.sentences, article.paragraphs, str(article.key)


def _pair(articles: Sequence[ArticleText], place: dict[int, int], one: Node, other: Node) -> Pair:
    for node in (one, other):
        if node.article not in place or not 0 <= node.sentence < len(articles[node.article].sentences):
            raise ValueError(f"There is no sentence {node.sentence} in article {node.article}.")
    if one.article == other.article:
        raise ValueError(f"Sentences {one.sentence} and {other.sentence} are both of article {one.article}.")
    first, second = sorted((place[node.article], node.sentence) for node in (one, other))
    return first, second


def _kept(scored: dict[Pair, Scored], must: set[Pair], cannot: set[Pair]) -> dict[Pair, Scored]:
    """Keep what is good by itself and beside the best that each of its sentences has in the other article."""
    best: dict[tuple[tuple[int, int], int], float] = defaultdict(float)
    open_pairs = {pair: s for pair, s in scored.items() if pair not in cannot}
    for (one, other), s in open_pairs.items():
        best[one, other[0]] = max(best[one, other[0]], s.score)
        best[other, one[0]] = max(best[other, one[0]], s.score)
    kept = {
        (one, other): s
        for (one, other), s in open_pairs.items()
        if s.score >= max(LEAST_SCORE, LEAST_OF_BEST * max(best[one, other[0]], best[other, one[0]]))
    }
    kept.update({pair: scored.get(pair, Scored(0.0, (), 0.0)) for pair in must})
    return kept


def _moved(kept: Iterable[Pair]) -> set[Pair]:
    """Return the links outside the longest run that keeps the order of both articles."""
    between: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in kept:
        between[pair[0][0], pair[1][0]].append(pair)
    return {pair for pairs in between.values() for pair in set(pairs) - _in_order(sorted(pairs))}


def _in_order(pairs: list[Pair]) -> set[Pair]:
    """Longest non-decreasing subsequence by patience sorting (Fredman 1975)."""
    tails: list[int] = []
    piles: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect_left(tails, pair[1][1] + 1)
        before[pair] = piles[at - 1] if at else None
        tails[at : at + 1], piles[at : at + 1] = [pair[1][1]], [pair]
    run: set[Pair] = set()
    last = piles[-1] if piles else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


def _link(
    articles: Sequence[ArticleText],
    order: Sequence[int],
    pair: Pair,
    scored: Scored,
    moved: bool,
    confirmed: bool,
) -> Link:
    a, b = sorted(Node(order[article], sentence) for article, sentence in pair)
    kind, share = classify(articles[a.article].sentences[a.sentence], articles[b.article].sentences[b.sentence])
    evidence: dict[str, object] = {"shared_words": list(scored.shared), "cosine": round(scored.cosine, 4)}
    if confirmed:
        evidence["confirmed"] = True
    return Link(a, b, round(scored.score, 6), kind, share, moved, evidence)
