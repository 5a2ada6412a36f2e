"""Sentences of three articles of which one is linked with both others, while those two are not linked: a question
that only a person can answer. Either a link is missing, or one is too many, or the middle one says two things.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .align import ArticleText, Link, Node, NodePairs
from .fold import fold_key

MOST_SHOWN = 100
# Reprints repeat a question: so many triples are looked at to find MOST_SHOWN that differ in their words.
_MOST_SEEN = 10_000

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Triples:
    """How many there are, and the surest: the middle one is linked with both others."""

    total: int
    shown: list[Triple]


def inconsistent(articles: Sequence[ArticleText], links: Sequence[Link], *, apart: NodePairs = ()) -> Triples:
    """Return the inconsistent triples of an event, those with the strongest weaker link first.

    Two sentences of the same words are none, and neither are pairs in `apart`, of which a person has said that they
    do not belong together. Of triples of the same words one is shown. The order of the articles does not matter.
    """
    graph = _Graph(articles, links, apart)
    total, seen = 0, 0
    shown: dict[tuple[str, str, str], Triple] = {}
    for middle, end, others in graph.open_ends():
        total += len(others)
        for other in sorted(others) if len(shown) < MOST_SHOWN and seen < _MOST_SEEN else ():
            seen += 1
            ends = sorted((end, other))
            words = graph.words[ends[0]], graph.words[middle], graph.words[ends[1]]
            shown.setdefault(words, (graph.nodes[ends[0]], graph.nodes[middle], graph.nodes[ends[1]]))
    return Triples(total, list(shown.values())[:MOST_SHOWN])


class _Graph:
    """The links of an event between numbered sentences; the numbers follow from what the sentences say."""

    def __init__(self, articles: Sequence[ArticleText], links: Iterable[Link], apart: NodePairs) -> None:
        named = sorted(
            (fold_key(sentence), str(article.key), at, Node(number, at))
            for number, article in enumerate(articles)
            for at, sentence in enumerate(article.sentences)
        )
        self.words = [name[0] for name in named]
        self.nodes = [name[-1] for name in named]
        number = {node: at for at, node in enumerate(self.nodes)}
        ranked = sorted((-link.score, sorted((number[link.a], number[link.b]))) for link in links)
        self._links = [(one, other) for _, (one, other) in ranked]
        self._near: dict[int, set[int]] = defaultdict(set)
        for one, other in [*self._links, *((number[one], number[other]) for one, other in apart)]:
            self._near[one].add(other)
            self._near[other].add(one)
        self._alike: dict[str, set[int]] = defaultdict(set)
        self._beside: dict[int, set[int]] = defaultdict(set)
        for at, node in enumerate(self.nodes):
            self._alike[self.words[at]].add(at)
            self._beside[node.article].add(at)

    def open_ends(self) -> Iterator[tuple[int, int, set[int]]]:
        """Yield a sentence, one linked with it, and all that are linked with it by a stronger link, but not with that.

        Each triple comes once: with the weaker of its two links.
        """
        stronger: dict[int, set[int]] = defaultdict(set)
        for one, other in self._links:
            for middle, end in ((one, other), (other, one)):
                if others := self._apart_from(end, stronger[middle]):
                    yield middle, end, others
            stronger[one].add(other)
            stronger[other].add(one)

    def _apart_from(self, end: int, others: set[int]) -> set[int]:
        left = others - self._near[end]
        return left - self._alike[self.words[end]] - self._beside[self.nodes[end].article] if left else left
