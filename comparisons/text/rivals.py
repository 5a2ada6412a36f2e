"""What weakens or strengthens a pair in the light of the others: copies beside it, and third articles."""

import numpy as np

from .columns import Numbers, PairTable, rank_within, rival_of
from .event import Event
from .score import Candidates, both_ways
from .terms import STEMS, Floats, Ints

COPY_FROM = 0.6
THIRD_FROM, THIRD_WEIGHT = 0.1, 0.5
_NEIGHBOURS = 16


def beside_copies(event: Event, pairs: Candidates) -> Floats:
    """Return two rows of features: how far a copy beside the pair explains it, and whether it leaves next to nothing.

    If a sentence is copied whole elsewhere in the other article, a weaker match must say something that the
    copy does not; the second feature is set where what is left weighs less than one rare word.
    """
    cosines = np.tile(pairs.features[:, 0], 2)
    features = np.zeros((2, len(cosines)), np.float32)
    if not (cosines > COPY_FROM).any():
        return features[:, : len(pairs.one)]
    mine, theirs, group = both_ways(event, pairs)
    rivals = rival_of(group, cosines)
    copy = np.where(rivals >= 0, np.maximum(0, cosines[rivals] - COPY_FROM) / (1 - COPY_FROM), 0)
    at = copy.nonzero()[0]
    if len(at):
        mass, left = _left(event, mine[at], theirs[at], theirs[rivals[at]])
        share = 1 - np.divide(left, mass, out=np.zeros(len(at)), where=mass > 0)
        features[:, at] = copy[at] * share, copy[at] * (left < 1)
    return np.asarray(features.reshape(2, 2, -1).max(axis=1))


def _left(event: Event, one: Ints, other: Ints, rival: Ints) -> tuple[Numbers, Numbers]:
    """Return the weight of the beginnings of words that two sentences share, and of those that the rival lacks."""
    space = event.space
    bags, *others = (space.bags(event.same[many], STEMS) for many in (one, other, rival))
    pair = np.arange(len(one)).repeat(space.sizes[bags])
    terms = space.terms[space.entries(bags)]
    weights = space.rarity[terms]
    shared, known = (space.hold(many[pair], terms) for many in others)
    mass, left = (np.bincount(pair, weights * of, len(one)) for of in (shared, shared & ~known))
    return np.asarray(mass, np.float64), np.asarray(left, np.float64)


def third_articles(event: Event, pairs: Candidates, score: Numbers) -> Numbers:
    """Return the support of each pair by sentences of other articles that match both its sentences.

    The best product of the two scores counts; a near copy of one of the two is no witness of its own. Large
    events do without: every sentence has direct matches enough.
    """
    support = np.zeros(len(score))
    if len(event.first) < 4 or not len(score) or event.large:
        return support
    independent = np.where(score >= THIRD_FROM, score * (1 - pairs.features[:, 0].astype(np.float64) ** 2), 0)
    table = PairTable(pairs.one, pairs.other, independent, len(event.same))
    near, worth = _neighbours(pairs, independent, len(event.same), _NEIGHBOURS)
    for mine, theirs in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
        for rank in range(near.shape[1]):
            third = near[mine, rank]
            support = np.maximum(support, worth[mine, rank] * table.of(third, theirs))
    return support


def _neighbours(pairs: Candidates, worth: Numbers, sentences: int, most: int) -> tuple[Ints, Numbers]:
    """Return for each sentence its best neighbours and their worth; 0 where there are fewer."""
    one, other = np.concatenate((pairs.one, pairs.other)), np.concatenate((pairs.other, pairs.one))
    value = np.concatenate((worth, worth))
    rank = rank_within(one, -value)
    kept = (rank < most) & (value > 0)
    width = int(rank[kept].max()) + 1 if kept.any() else 0
    near, weight = np.zeros((sentences, width), np.int64), np.zeros((sentences, width))
    near[one[kept], rank[kept]], weight[one[kept], rank[kept]] = other[kept], value[kept]
    return near, weight
