"""Choose the pairs that count as links: likely by themselves, and not far behind the best of either sentence."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .around import around
from .columns import Ints, Numbers, best_within, rank_within
from .event import LARGE_FLOOR, Event, read
from .meaning import nearness
from .rivals import THIRD_WEIGHT, beside_copies, third_articles
from .score import Candidates, both_ways, candidates, log_odds
from .tiers import FEATURES, Tier

LEAST_SCORE = LARGE_FLOOR
LEAST_OF_BEST = 0.30
MOST_LINKS = 100_000
# What a link tells of itself, by the names of the features; the meaning, where it is known, and the support of
# third articles stand behind them.
_SPOKE = {
    "words": "words",
    "stems": "word_beginnings",
    "bigrams": "word_pairs",
    "beside": "neighbours",
    "early": "position",
    "anchors": "rare_words",
}
_MEANING, _THIRD = "meaning", "third_articles"

Place = tuple[int, int]


class Match(NamedTuple):
    """Two sentences, each by the number of its article and its own, that say the same."""

    one: Place
    other: Place
    score: float
    evidence: dict[str, object]


def matches(
    articles: Sequence[Sequence[str]],
    must: Collection[tuple[Place, Place]],
    cannot: Collection[tuple[Place, Place]],
    progress: Callable[[int, int], None] | None = None,
    *,
    tier: Tier,
    first_only: bool = False,
) -> list[Match]:
    """Return the links of an event whose articles all have sentences, in order.

    With `first_only`, only those of the first article, which no third articles support.

    Beyond MOST_LINKS, each sentence keeps only its strongest ones, and the `must` pairs.
    """
    event = read(articles, tier)
    pairs = _without(
        event, candidates(event, progress, first_only=first_only), {_numbers(event, pair) for pair in cannot}
    )
    score, told = _scores(event, pairs)
    wanted = {_numbers(event, pair) for pair in must}
    chosen = np.flatnonzero(_chosen(event, pairs, score))
    chosen = _strongest(pairs, score, chosen, len(event.same))
    found = dict(_matches(event, pairs, chosen, score, told))
    known = {_pair(pairs, at): at for at in range(len(pairs.one)) if _pair(pairs, at) in wanted} if wanted else {}
    for pair in wanted - found.keys():
        found[pair] = _confirmed(event, pair, float(score[known[pair]]) if pair in known else 0.0)
    return [found[pair] for pair in sorted(found)]


def _scores(event: Event, pairs: Candidates) -> tuple[Numbers, dict[str, Numbers]]:
    """Return the score of each pair, and what besides its features spoke for it.

    A first likelihood tells what stands around each pair; with that the pair is judged again.
    """
    copies, tier = beside_copies(event, pairs), event.tier
    first = _likelihood(_odds((*tier.weights, *tier.copy_weights), pairs, copies))
    known: Numbers = np.concatenate((copies, around(event, pairs, first)), dtype=np.float64)
    odds, told = _odds(tier.again, pairs, known), {}
    if event.pieces is not None:
        near = nearness(event.pieces, event.same, pairs.one, pairs.other)
        unknown = np.isnan(near)
        told[_MEANING] = near = np.where(unknown, 0, near)
        odds = np.where(unknown, odds, _odds(tier.meant, pairs, np.concatenate((known, near[None]))))
    alone = _likelihood(odds)
    told[_THIRD] = third_articles(event, pairs, alone)
    return np.where(alone >= event.floor, alone + THIRD_WEIGHT * told[_THIRD], 0), told


def _odds(weights: Sequence[float], pairs: Candidates, more: NDArray[np.floating]) -> Numbers:
    """Return the log odds by the features of pairs and rows of more features."""
    own = 1 + len(FEATURES)
    return np.asarray(log_odds(weights[:own], pairs.features) + np.array(weights[own:]) @ more)


def _likelihood(odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-odds)))


def _chosen(event: Event, pairs: Candidates, score: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    _, _, group = both_ways(event, pairs)
    best = best_within(group, np.concatenate((score, score))).reshape(2, -1).max(axis=0)
    good_beside = score >= LEAST_OF_BEST * best
    return np.asarray((score >= LEAST_SCORE) & good_beside)


def _strongest(pairs: Candidates, score: Numbers, chosen: Ints, sentences: int) -> Ints:
    if len(chosen) <= MOST_LINKS:
        return chosen
    ends = np.concatenate((pairs.one[chosen], pairs.other[chosen]))
    rank = rank_within(ends, -np.tile(score[chosen], 2)).reshape(2, -1).min(axis=0)
    return chosen[rank < links_each(sentences)]


def links_each(sentences: int) -> int:
    """Return how many links a sentence keeps at least in an event that has more than MOST_LINKS."""
    return max(4, 2 * MOST_LINKS // max(1, sentences))


def _without(event: Event, pairs: Candidates, rejected: Collection[tuple[int, int]]) -> Candidates:
    if not rejected:
        return pairs
    width = len(event.same)
    unwanted = np.array([one * width + other for one, other in rejected])
    left = ~np.isin(pairs.one * width + pairs.other, unwanted)
    return Candidates(pairs.one[left], pairs.other[left], pairs.features[left])


def _numbers(event: Event, pair: tuple[Place, Place]) -> tuple[int, int]:
    (a, i), (b, j) = pair
    return int(event.first[a]) + i, int(event.first[b]) + j


def _pair(pairs: Candidates, at: int) -> tuple[int, int]:
    return int(pairs.one[at]), int(pairs.other[at])


def _place(event: Event, sentence: int) -> Place:
    return int(event.article[sentence]), int(event.place[sentence])


def _matches(
    event: Event, pairs: Candidates, chosen: Ints, score: Numbers, told: dict[str, Numbers]
) -> Iterator[tuple[tuple[int, int], Match]]:
    names = [*_SPOKE.values(), *told]
    features = pairs.features.T[[FEATURES.index(name) for name in _SPOKE]]
    values = np.array([*features[:, chosen], *(more[chosen] for more in told.values())])
    spoke = values.T.round(3).tolist()
    places = list(zip(event.article.tolist(), event.place.tolist(), strict=True))
    ends = pairs.one[chosen].tolist(), pairs.other[chosen].tolist()
    scores = score[chosen].round(6).tolist()
    for one, other, value, evidence in zip(*ends, scores, spoke, strict=True):
        yield (one, other), Match(places[one], places[other], value, dict(zip(names, evidence, strict=True)))


def _confirmed(event: Event, pair: tuple[int, int], score: float) -> Match:
    return Match(_place(event, pair[0]), _place(event, pair[1]), score, {"confirmed": True})
