"""Terms that stand in one sentence only of their article: where two articles share one, the sentences likely meet."""

import numpy as np

from .terms import STEMS, Floats, Ints
from .vectors import Space


class LoneTerms:
    """The beginnings of words that no other sentence of the same article has."""

    def __init__(self, space: Space, same: Ints, article: Ints) -> None:
        """Take the sentences of an event: `same` is the number of each in `space`, `article` that of its article."""
        bags = space.bags(same, STEMS)
        sentence = np.arange(len(same)).repeat(space.sizes[bags])
        terms = space.terms[space.entries(bags)]
        # The numbers of one kind of terms follow one another.
        terms -= terms.min() if len(terms) else 0
        self._most = int(terms.max(initial=-1)) + 1
        of_article = article[sentence] * self._most + terms
        alone = (np.bincount(of_article)[of_article] == 1).nonzero()[0]
        self._sentence, self._terms = sentence[alone], terms[alone]
        self._starts = np.searchsorted(self._sentence, np.arange(len(same) + 1))

    def common(self, low: int, high: int, after: int) -> Floats:
        """Return how many the sentences [low, high) of one article share with each from `after` on."""
        mine = slice(self._starts[low], self._starts[high])
        theirs = slice(self._starts[after], None)
        row = np.full(self._most, -1)
        row[self._terms[mine]] = self._sentence[mine] - low
        rows = row[self._terms[theirs]]
        met = (rows >= 0).nonzero()[0]
        height, width = high - low, len(self._starts) - 1 - after
        cells = rows[met] * width + self._sentence[theirs][met] - after
        return np.bincount(cells, minlength=height * width).reshape(height, width).astype(np.float32)
