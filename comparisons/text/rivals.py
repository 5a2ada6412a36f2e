"""What weakens or strengthens a pair in the light of the others: copies beside it, and third articles."""

import numpy as np

from .columns import Numbers, PairTable, rank_within, rival_of
from .score import Candidates, Event
from .vectors import Floats, Ints

COPY_FROM = 0.6
THIRD_FROM, THIRD_WEIGHT = 0.1, 0.5
_NEIGHBOURS = 16


def beside_copies(event: Event, pairs: Candidates) -> tuple[Floats, Floats]:
    """Return two features: how far a copy beside the pair explains it, and whether it leaves next to nothing.

    If a sentence is copied whole elsewhere in the other article, a weaker match must say something that the
    copy does not; the second feature is set where what is left weighs less than one rare word.
    """
    explained = np.zeros(len(pairs.one), np.float32)
    bare = np.zeros(len(pairs.one), np.float32)
    cosines = pairs.features[:, 0]
    for mine, theirs in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
        rivals = rival_of(mine * len(event.first) + event.article[theirs], cosines) if len(mine) else mine
        copy = np.where(rivals >= 0, np.maximum(0, cosines[rivals] - COPY_FROM) / (1 - COPY_FROM), 0)
        for at in np.flatnonzero(copy):
            mass, left = _left(event, int(mine[at]), int(theirs[at]), int(theirs[rivals[at]]))
            explained[at] = max(explained[at], copy[at] * (1 - left / mass if mass else 1))
            bare[at] = max(bare[at], copy[at] * (left < 1))
    return explained, bare


def _left(event: Event, one: int, other: int, rival: int) -> tuple[float, float]:
    """Return the weight of the terms that two sentences share, and of those that the rival lacks."""
    rarity = event.rarity
    shared = event.stems_of(one) & event.stems_of(other)
    left = shared - event.stems_of(rival)
    return sum(rarity[term] for term in shared), sum(rarity[term] for term in left)


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
    one = np.concatenate((pairs.one, pairs.other))
    other = np.concatenate((pairs.other, pairs.one))
    value = np.concatenate((worth, worth))
    rank = rank_within(one, -value)
    kept = (rank < most) & (value > 0)
    width = int(rank[kept].max()) + 1 if kept.any() else 0
    near, weight = np.zeros((sentences, width), np.int64), np.zeros((sentences, width))
    near[one[kept], rank[kept]], weight[one[kept], rank[kept]] = other[kept], value[kept]
    return near, weight
