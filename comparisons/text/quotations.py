"""The same quoted words in several texts, whatever stands around them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .spans import Span
from .words import words_of

LEAST_WORDS = 4
LONGEST = 1_000
# A run of words that so many different quotations have says nothing any more.
MOST_ALIKE = 200
# A quotation that goes on in the next paragraph is closed by the end of its line.
_QUOTED = re.compile(
    rf"“([^“”\n]{{1,{LONGEST}}})(?:”|$)|«([^«»\n]{{1,{LONGEST}}})(?:»|$)|„([^„“”\n]{{1,{LONGEST}}})(?:[“”]|$)"
    rf'|"([^"\n]{{1,{LONGEST}}})"|「([^「」\n]{{1,{LONGEST}}})」|『([^『』\n]{{1,{LONGEST}}})』',
    re.MULTILINE,
)
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """What stands within the quotation marks of one text, [start, end) in code points; `text` counts the texts."""

    text: int
    span: Span


def quotations(text: str) -> list[Span]:
    """Return the stretches within quotation marks, the marks left out, of LEAST_WORDS words at least."""
    found = (match.span(match.lastindex or 0) for match in _QUOTED.finditer(text))
    return [Span(*place) for place in found if len(words_of(text[slice(*place)]).words) >= LEAST_WORDS]


def shared_quotations(texts: Sequence[str]) -> dict[Quotation, tuple[int, ...]]:
    """Return each quotation that other texts have too, with the numbers of those texts in order.

    Two are the same when the words of one stand in the other in one run, typesetting and case aside.
    """
    said: dict[Words, list[Quotation]] = defaultdict(list)
    for number, text in enumerate(texts):
        for span in quotations(text):
            said[words_of(span.of(text)).words].append(Quotation(number, span))
    found: dict[Quotation, tuple[int, ...]] = {}
    for words, others in _alike(list(said)).items():
        carriers = {quotation.text for other in (words, *others) for quotation in said[other]}
        for quotation in said[words]:
            if rest := tuple(sorted(carriers - {quotation.text})):
                found[quotation] = rest
    return dict(sorted(found.items()))


def _alike(keys: Sequence[Words]) -> dict[Words, set[Words]]:
    """Return for each run of words the others that it holds or that hold it."""
    holding: dict[Words, list[Words]] = defaultdict(list)
    for words in keys:
        for gram in {words[at : at + LEAST_WORDS] for at in range(len(words) - LEAST_WORDS + 1)}:
            holding[gram].append(words)
    alike: dict[Words, set[Words]] = {words: set() for words in keys}
    for words in keys:
        near = holding[words[:LEAST_WORDS]]
        for other in near if len(near) <= MOST_ALIKE else ():
            if other != words and _holds(other, words):
                alike[words].add(other)
                alike[other].add(words)
    return alike


def _holds(longer: Words, shorter: Words) -> bool:
    width = len(shorter)
    return any(longer[at : at + width] == shorter for at in range(len(longer) - width + 1))
