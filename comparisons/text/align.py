"""Align the sentences of all articles on one event: links between articles, and rows over all of them.

No match is the normal answer; one sentence may match several; order is not assumed. The result does not
depend on the order in which the articles are given. docs/alignment.md explains the method and what it reaches.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from .collecting import seldom_collecting
from .diff import Kind
from .group import rows
from .match import MOST_LINKS, Match, links_each, matches
from .spellings import Table, classify_with, respelling
from .tiers import LEXICAL, Tier
from .words import shared_words

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as the engine sees it: its sentences in order and the paragraph number of each."""

    key: Hashable
    sentences: tuple[str, ...]
    paragraphs: tuple[int, ...]
    # The sentences that describe a picture: who is in it says little of what is reported.
    captions: frozenset[int] = frozenset()


class Node(NamedTuple):
    """A sentence: the index of its article among those given, and its own in that article."""

    article: int
    sentence: int


class Link(NamedTuple):
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
    engine: str = LEXICAL.engine


NodePairs = Collection[tuple[Node, Node]]
Pair = tuple[tuple[int, int], tuple[int, int]]


@seldom_collecting()
def align(
    articles: Sequence[ArticleText],
    *,
    must: NodePairs = (),
    cannot: NodePairs = (),
    progress: Callable[[int, int], None] | None = None,
    only: int | None = None,
    spellings: Table | None = None,
    tier: Tier = LEXICAL,
) -> Alignment:
    """Return the links and rows of one event.

    With `only`, the number of an article, no more than its links with the others: a quick first answer when one
    article came to many, without the support of third articles.

    Words that are one by `spellings` are taken as the same, and links that differ in nothing else are variants.

    Pairs in `must` are linked and share a row whatever they score; pairs in `cannot` are never linked.
    `progress(done, total)` is called now and then. Raises ValueError for a node that is not there or a pair
    within one article, MissingTier where the packages of the tier are not installed.
    """
    spoken = [at for at, given in enumerate(articles) if given.sentences]
    order = sorted(spoken, key=lambda at: (at != only, _content(articles[at])))
    if only is not None and only not in spoken:
        return Alignment([], [], tier.engine)
    place = {given: at for at, given in enumerate(order)}
    confirmed = {_pair(articles, place, *pair) for pair in must}
    rejected = {_pair(articles, place, *pair) for pair in cannot} - confirmed
    table: Table = spellings or {}
    read_as = respelling(table)
    texts = [[read_as(sentence) for sentence in articles[given].sentences] for given in order]
    found = matches(texts, confirmed, rejected, progress, tier=tier, first_only=only is not None)
    if any(article.captions for article in articles):
        found = [
            match for match in found if (match.one, match.other) in confirmed or _counts(articles, order, match, table)
        ]
    ties = [(match.one, match.other, match.score) for match in sorted(found, key=lambda m: (-m.score, m.one, m.other))]
    most = links_each(sum(len(given.sentences) for given in articles)) if len(found) > MOST_LINKS else None
    grouped = rows(ties, must=sorted(confirmed), cannot=sorted(rejected), most=most)
    nodes = [[Node(given, at) for at in range(len(articles[given].sentences))] for given in order]
    return Alignment(
        sorted(_links(articles, nodes, found, table), key=itemgetter(0, 1)),
        sorted(tuple(sorted(nodes[article][at] for article, at in row)) for row in grouped),
        tier.engine,
    )


def _content(article: ArticleText) -> tuple[int, tuple[str, ...], tuple[int, ...], str]:
    """Sort short articles first: they are compared with all longer ones, which costs least."""
    return len(article.sentences), article.sentences, article.paragraphs, str(article.key)


def _pair(articles: Sequence[ArticleText], place: dict[int, int], one: Node, other: Node) -> Pair:
    for node in (one, other):
        if node.article not in place or not 0 <= node.sentence < len(articles[node.article].sentences):
            raise ValueError(f"There is no sentence {node.sentence} in article {node.article}.")
    if one.article == other.article:
        raise ValueError(f"Sentences {one.sentence} and {other.sentence} are both of article {one.article}.")
    first, second = sorted((place[node.article], node.sentence) for node in (one, other))
    return first, second


def _counts(articles: Sequence[ArticleText], order: Sequence[int], match: Match, table: Table) -> bool:
    """Say whether a match may be a link: a caption and a statement only where one is edited from the other."""
    (a, i), (b, j) = (order[match.one[0]], match.one[1]), (order[match.other[0]], match.other[1])
    if (i in articles[a].captions) == (j in articles[b].captions):
        return True
    return classify_with(articles[a].sentences[i], articles[b].sentences[j], table)[0] != "rewritten"


def _moved(found: Iterable[Match]) -> set[Pair]:
    """Return the links outside the longest run that keeps the order of both articles."""
    between: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for match in found:
        between[match.one[0], match.other[0]].append((match.one, match.other))
    return {pair for pairs in between.values() for pair in set(pairs) - _in_order(sorted(pairs))}


def _in_order(pairs: list[Pair]) -> set[Pair]:
    """Longest non-decreasing subsequence by patience sorting (Fredman 1975)."""
    tails: list[int] = []
    piles: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect_right(tails, pair[1][1])
        before[pair] = piles[at - 1] if at else None
        tails[at : at + 1], piles[at : at + 1] = [pair[1][1]], [pair]
    run: set[Pair] = set()
    last = piles[-1] if piles else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


def _links(
    articles: Sequence[ArticleText], nodes: Sequence[Sequence[Node]], found: Sequence[Match], table: Table
) -> Iterator[Link]:
    moved = _moved(found)
    texts = [articles[row[0].article].sentences for row in nodes]
    for match in found:
        one, other, score, spoke = match
        a, b = nodes[one[0]][one[1]], nodes[other[0]][other[1]]
        said, twin = texts[one[0]][one[1]], texts[other[0]][other[1]]
        kind, share = classify_with(said, twin, table)
        evidence = {"shared_words": shared_words(said, twin)[:_MOST_SHOWN], **spoke}
        ends = (a, b) if a < b else (b, a)
        yield Link(*ends, score, kind, share, (one, other) in moved, evidence)
