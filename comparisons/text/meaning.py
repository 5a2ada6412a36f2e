"""How near two sentences are in meaning: each piece of a word by its nearest in the other, rare ones weighing more.

Greedy matching of contextual vectors (BERTScore; Zhang et al. 2020). Vectors of whole sentences tell less here: in one
event all sentences are about the same.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .columns import Numbers
from .minilm import Pieces
from .terms import Floats, Ints
from .vectors import rarities


def nearness(pieces: Sequence[Pieces], same: Ints, one: Ints, other: Ints) -> Numbers:
    """Return how near pairs of sentences are, up to 1, or NaN where the meaning of one is not known.

    `same` gives the distinct sentence in `pieces` of each of the event, by which `one` and `other` are numbered.
    """
    weights = _weights(pieces, np.bincount(same, minlength=len(pieces)))
    pairs, place = np.unique(np.stack((same[one], same[other])), axis=1, return_inverse=True)
    found = [_nearness(pieces[a], pieces[b], weights[a], weights[b]) for a, b in pairs.T.tolist()]
    return np.array(found)[place.reshape(-1)]


def _weights(pieces: Sequence[Pieces], times: Ints) -> list[NDArray[np.floating]]:
    """Return how much each piece weighs, by how many sentences of the event have it."""
    kinds = [np.unique(one.ids) for one in pieces]
    seen = np.bincount(np.concatenate([np.empty(0, np.int64), *kinds]), np.repeat(times, [len(kind) for kind in kinds]))
    rarity = rarities(int(times.sum()))[seen.astype(np.int64)]
    return [rarity[one.ids] for one in pieces]


def _nearness(one: Pieces, other: Pieces, weights: Floats, others: Floats) -> float:
    if not len(one.ids) or not len(other.ids):
        return float("nan")
    cosines = one.vectors.astype(np.float32) @ other.vectors.astype(np.float32).T
    mine = float(weights @ cosines.max(axis=1) / weights.sum())
    theirs = float(others @ cosines.max(axis=0) / others.sum())
    return 2 * mine * theirs / max(mine + theirs, 1e-6)
