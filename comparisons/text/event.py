"""The sentences of all articles on one event, prepared for comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .fold import fold_key
from .lone import LoneTerms
from .minilm import Pieces
from .terms import Floats, Ints, distinct, terms_of
from .tiers import LEXICAL, Tier
from .vectors import Space

FLOOR, LARGE_FLOOR = 0.05, 0.275
LARGE = 8_000


@dataclass(slots=True)
class Event:
    """The sentences of an event: which article each is of, where it stands there, which are equal."""

    same: Ints
    article: Ints
    place: Ints
    first: Ints
    space: Space
    lone: LoneTerms
    quotes: Floats
    tier: Tier
    # Of each distinct sentence, in a tier that asks for the meaning.
    pieces: list[Pieces] | None

    @property
    def large(self) -> bool:
        """Say whether the event has so many sentences that only pairs good by themselves are kept."""
        return len(self.same) > LARGE

    @property
    def floor(self) -> float:
        """Return the least likelihood of a candidate."""
        return LARGE_FLOOR if self.large else FLOOR


def read(articles: Sequence[Sequence[str]], tier: Tier = LEXICAL) -> Event:
    """Prepare the sentences of all articles for comparison. Raises MissingTier."""
    said, same = distinct(articles)
    sizes = np.array([len(article) for article in articles], np.int64)
    first = np.concatenate(([0], np.cumsum(sizes)))
    article = np.repeat(np.arange(len(articles)), sizes)
    place = np.arange(len(same)) - first[article]
    found = [terms_of(sentence) for sentence in said]
    space = Space(found, np.bincount(same, minlength=len(said)))
    quotes = np.array([one.quotes for one in found], np.float32)[same]
    pieces = tier.encoder().encode([fold_key(sentence) for sentence in said]) if tier.encoder else None
    return Event(same, article, place, first, space, LoneTerms(space, same, article), quotes, tier, pieces)
