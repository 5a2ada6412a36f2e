"""Words, spaces and signs of a text, each with its folded form; together they cover the text."""

import re
from functools import lru_cache
from typing import NamedTuple

from .fold import fold

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Token(NamedTuple):
    """The code points [start, end); `key` compares without case, `exact` with it, both folded."""

    start: int
    end: int
    key: str
    exact: str

    @property
    def is_word(self) -> bool:
        """Say whether this is a word or a number, not a space or a sign."""
        return self.key.isalnum() or any(map(str.isalnum, self.key))


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order; they touch each other, start at 0 and end at its length."""
    folded = fold(text, keep_case=True)
    found: list[Token] = []
    for match in _TOKEN.finditer(folded.text):
        start, end = folded.starts[match.start()], folded.ends[match.end() - 1]
        if found and start < found[-1].end:
            found[-1] = _token(found[-1].start, max(end, found[-1].end), found[-1].exact + match.group())
        else:
            found.append(_token(start, end, match.group()))
    return tuple(_close_gaps(found, len(text)))


def _token(start: int, end: int, exact: str) -> Token:
    return Token(start, end, exact.casefold(), exact)


def _close_gaps(found: list[Token], length: int) -> list[Token]:
    """Give what folding dropped (zero-width and soft hyphens) to the token before it, or the first."""
    if not found:
        return [Token(0, length, "", "")] if length else []
    starts = [0] + [token.start for token in found[1:]]
    ends = [*starts[1:], length]
    return [
        token if (token.start, token.end) == (start, end) else token._replace(start=start, end=end)
        for start, end, token in zip(starts, ends, found, strict=True)
    ]
