"""Texts for the times, by a seeded generator: three reports of 28 sentences and rewrites of them."""

import random
from collections.abc import Callable

from comparisons.text.align import ArticleText

SENTENCES, WORDS = 28, 22
SMALL = (
    *("the", "of", "to", "and", "in", "a", "said", "that", "for", "on", "was", "with", "as", "by", "at"),
    *("from", "its", "has", "have", "will", "be", "an", "which", "had", "were", "it"),
)

PARTS = ("ba", "co", "di", "fu", "ge", "lo", "mi", "nu", "pra", "ste")


def invent(seed: int) -> Callable[[int], ArticleText]:
    """Return a maker of articles: number 0 to 2 are the reports, all others rewrites of them."""
    dice = random.Random(seed)
    lexicon = ["".join(dice.choice(PARTS) for _ in range(4)) for _ in range(1500)]
    topic = lexicon[:120]

    def sentence() -> str:
        words = [
            dice.choice(SMALL if dice.random() < 0.45 else topic if dice.random() < 0.4 else lexicon)
            for _ in range(WORDS)
        ]
        return " ".join(words).capitalize() + "."

    reports = [[sentence() for _ in range(SENTENCES)] for _ in range(3)]

    def article(number: int) -> ArticleText:
        source = list(reports[number % 3])
        if number >= 3:
            source = [_edited(dice, said, lexicon) for said in source if dice.random() < 0.85]
            at = dice.randrange(len(source))
            source = source[at:] + source[:at] if dice.random() < 0.3 else source
        source += [sentence() for _ in range(SENTENCES - len(source))]
        return ArticleText(number, tuple(source), tuple(range(len(source))))

    return article


def _edited(dice: random.Random, said: str, lexicon: list[str]) -> str:
    chance = dice.random()
    if chance < 0.5:
        return said
    words = said.split()
    for _ in range(2 if chance < 0.8 else 8):
        words[dice.randrange(len(words))] = dice.choice(lexicon)
    return " ".join(words)
