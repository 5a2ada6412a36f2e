"""Coverage made up by dice: as many articles on an event as it takes for a worker to be busy for a while."""

import json
import random
from pathlib import Path

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]


def write_coverage(path: Path, *, event: str, articles: int, sentences: int, seed: int = 1) -> Path:
    """Write a JSONL file whose articles share about half of their sentences, each in words of its own."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(2500)]
    common = [dice.choices(words, k=dice.randint(10, 24)) for _ in range(sentences)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            told = [_retold(dice, words, facts) for facts in common if dice.random() < 0.5]
            told += [_sentence(dice.choices(words, k=18)) for _ in range(sentences - len(told))]
            line = {
                "event": event,
                "outlet": f"Outlet {number}",
                "title": _sentence(dice.choices(words, k=7)).rstrip("."),
                "text": "\n\n".join(told),
                "external_id": f"piece-{number}",
            }
            file.write(json.dumps(line) + "\n")
    return path


def _retold(dice: random.Random, words: list[str], facts: list[str]) -> str:
    return _sentence([word if dice.random() < 0.8 else dice.choice(words) for word in facts])


def _sentence(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."
