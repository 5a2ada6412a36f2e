"""What the pairs around a pair say of it, once each has a likelihood of its own."""

import numpy as np

from .columns import Numbers, PairTable, rival_of
from .event import Event
from .score import Candidates, both_ways

# Tables of more cells are not worth the memory that is touched: neighbours are asked for in order.
_MOST_SQUARE = 250_000
# How many pairs are looked up together: a few megabytes.
_AT_ONCE = 50_000
# The sentences before, or after, both; and a neighbour of one of them.
_PARALLEL, _BESIDE = ((1, 1), (-1, -1)), ((0, 1), (0, -1), (1, 0), (-1, 0))
_STEPS = np.array(_PARALLEL + _BESIDE)


def around(event: Event, pairs: Candidates, likelihood: Numbers) -> Numbers:
    """Return three rows of features: the likeliest of some pairs around each pair.

    Of the sentences before, or after, both; of one of its sentences with a neighbour of the other; of either sentence
    with any other one of the same article.
    """
    # Numbered with a gap between articles: the first sentence of one is no neighbour of the last of another.
    spaced = np.arange(len(event.same)) + event.article + 1
    one, other = spaced[pairs.one], spaced[pairs.other]
    table = PairTable(one, other, likelihood, len(event.same) + len(event.first) + 1, _MOST_SQUARE)
    found = np.empty((3, len(one)))
    for start in range(0, len(one), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        near = table.of(one[part] + _STEPS[:, :1], other[part] + _STEPS[:, 1:])
        found[0, part] = near[: len(_PARALLEL)].max(axis=0)
        found[1, part] = near[len(_PARALLEL) :].max(axis=0)
    found[2] = _rival(event, pairs, likelihood)
    return found


def _rival(event: Event, pairs: Candidates, likelihood: Numbers) -> Numbers:
    _, _, group = both_ways(event, pairs)
    values = np.concatenate((likelihood, likelihood))
    rivals = rival_of(group, values)
    return np.asarray(np.where(rivals >= 0, values[rivals], 0).reshape(2, -1).max(axis=0))
