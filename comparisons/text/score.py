"""How likely two sentences of different articles report the same thing."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .words import Words

Sentence = tuple[int, int]
Pair = tuple[Sentence, Sentence]
_LEAST_COSINE = 0.04
_THIRD_FROM, _THIRD_WEIGHT = 0.1, 0.4


@dataclass(frozen=True, slots=True)
class Scored:
    """A likelihood from 0 to 1, then the support of third articles on top, and what it was made of."""

    score: float
    shared: tuple[str, ...]
    cosine: float


class _Vectors:
    """Weighted words of every sentence of an event; rare words weigh more."""

    def __init__(self, articles: Sequence[Sequence[Words]]) -> None:
        """Weigh words and stems by how few sentences of the event have them."""
        self.articles = articles
        sentences = [sentence for article in articles for sentence in article]
        self.words = self._weighted([sentence.words for sentence in sentences])
        self.stems = self._weighted([sentence.stems for sentence in sentences])
        self.first = [0]
        for article in articles:
            self.first.append(self.first[-1] + len(article))

    @staticmethod
    def _weighted(bags: list[tuple[str, ...]]) -> list[dict[str, float]]:
        seen = Counter(word for bag in bags for word in set(bag))
        rarity = {word: max(0.05, math.log((len(bags) + 1) / (n + 0.5))) for word, n in seen.items()}
        vectors = []
        for bag in bags:
            vector = {word: (1 + math.log(n)) * rarity[word] for word, n in sorted(Counter(bag).items())}
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            vectors.append({word: weight / length for word, weight in vector.items()})
        return vectors


def scores(
    articles: Sequence[Sequence[Words]], progress: Callable[[int, int], None] | None = None
) -> dict[Pair, Scored]:
    """Return the score of every pair of sentences of different articles that share enough to be considered."""
    vectors = _Vectors(articles)
    found: dict[Pair, Scored] = {}
    total = len(articles) * (len(articles) - 1) // 2
    done = 0
    for a in range(len(articles)):
        for b in range(a + 1, len(articles)):
            found.update(_pair_scores(vectors, a, b))
            done += 1
            if progress is not None and done % 256 == 0:
                progress(done, total)
    if progress is not None:
        progress(total, total)
    return _supported(found)


def _pair_scores(vectors: _Vectors, a: int, b: int) -> dict[Pair, Scored]:
    words = _cosines(vectors.words, vectors.first, a, b)
    stems = _cosines(vectors.stems, vectors.first, a, b)
    row: dict[int, float] = defaultdict(float)
    column: dict[int, float] = defaultdict(float)
    for (i, j), cosine in words.items():
        row[i], column[j] = max(row[i], cosine), max(column[j], cosine)
    found: dict[Pair, Scored] = {}
    for i, j in sorted(stems):
        cosine = words.get((i, j), 0.0)
        if cosine < _LEAST_COSINE or not row[i] or not column[j]:
            continue
        one, other = vectors.articles[a][i], vectors.articles[b][j]
        shared = set(one.stems) & set(other.stems)
        beside = max(words.get(near, 0.0) for near in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)))
        fewest = min(len(one.bigrams), len(other.bigrams))
        logit = -6.63 + 2.85 * cosine + 2.5 * stems[i, j] + 0.98 * min(6, len(shared)) / 3 + 0.67 * beside
        logit += 1.5 * len(one.bigrams & other.bigrams) / fewest if fewest else 0.0
        logit += 3.94 / (1 + max(i, j)) + 1.29 * cosine / row[i] + 1.29 * cosine / column[j]
        found[(a, i), (b, j)] = Scored(1 / (1 + math.exp(-logit)), tuple(sorted(shared)), cosine)
    return found


def _cosines(vectors: list[dict[str, float]], first: list[int], a: int, b: int) -> dict[tuple[int, int], float]:
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(vectors[first[b] : first[b + 1]]):
        for word, weight in vector.items():
            places[word].append((j, weight))
    cosines: dict[tuple[int, int], float] = defaultdict(float)
    for i, vector in enumerate(vectors[first[a] : first[a + 1]]):
        for word, weight in vector.items():
            for j, twin in places.get(word, ()):
                cosines[i, j] += weight * twin
    return cosines


def _supported(found: dict[Pair, Scored]) -> dict[Pair, Scored]:
    """Add what third articles say: two sentences that both match a third one probably match each other."""
    near: dict[Sentence, dict[Sentence, float]] = defaultdict(dict)
    for (one, other), scored in found.items():
        if scored.score >= _THIRD_FROM:
            near[one][other] = near[other][one] = scored.score
    return {
        (one, other): Scored(s.score + _THIRD_WEIGHT * _third(near, one, other), s.shared, s.cosine)
        for (one, other), s in found.items()
    }


def _third(near: dict[Sentence, dict[Sentence, float]], one: Sentence, other: Sentence) -> float:
    mine, theirs = near.get(one, {}), near.get(other, {})
    through = (mine[k] * theirs[k] for k in mine.keys() & theirs.keys() if k[0] not in (one[0], other[0]))
    return max(through, default=0.0)
