"""Which words are names: those written with a capital inside a sentence more often than not.

Two sentences that share names speak of the same people; only other words tell whether they say the same of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .fold import fold
from .words import WORD, beginnings

# Of the words inside sentences, this share begins with a capital where nouns do, as in German: no names can be told.
MOST_LARGE = 0.25
# A line in which more of the words begin with a capital is a headline, and tells nothing.
_TITLE_CASE = 0.6
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Capitals:
    """How one sentence writes its words: `balance` counts capitals inside it less small letters, by beginning.

    `large` of `inside` words begin with a capital; the first word of the sentence is not counted.
    """

    balance: dict[str, int]
    large: int
    inside: int


@lru_cache(maxsize=50_000)
def capitals(sentence: str) -> Capitals:
    """Return how a sentence, as it stands in the text, writes its words."""
    words = WORD.findall(fold(sentence, keep_case=True).text)
    inside = [word for word in words[1:] if _LETTER.match(word)]
    large = sum(word[0].isupper() for word in inside)
    if large > _TITLE_CASE * len(inside):
        return Capitals({}, 0, 0)
    balance: dict[str, int] = {}
    for at, word in enumerate(words):
        if at or word[0].islower():
            for beginning in beginnings(word.casefold()):
                balance[beginning] = balance.get(beginning, 0) + (1 if word[0].isupper() else -1)
    return Capitals(balance, large, len(inside))
