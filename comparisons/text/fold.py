"""Fold away what typesetting changes, for matching only, with an exact map back to the original.

Quotes, apostrophes, dashes, ellipses, spaces, soft hyphens, zero-width characters, case, composed and
compatibility forms (NFKC), digits of any script and the separators of thousands.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .spans import Span

_IGNORED = (
    "\u00ad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
_DOUBLE = '"“”„‟«»″〝〞〟＂״'
_SINGLE = "'‘’‚‛′ʼ＇`´‹›՚׳"
_DASH = "\\-‐‑‒–—―−﹘﹣－"
_THOUSANDS = ",٬'’ \u00a0\u2009\u202f"
# Most of most texts, taken at a stroke. A letter before anything that is not ASCII is left to "run": a mark may follow.
_PLAIN = r"[A-Za-z]+(?: [A-Za-z]+)*(?=[\x00-\x7f]|\Z)"
_PIECE = re.compile(
    rf"(?P<plain>{_PLAIN})"
    rf"|(?P<number>(?<!\d)\d{{1,3}}(?:[{_THOUSANDS}]\d{{3}})+(?!\d))"
    rf"|(?P<ellipsis>\.{{3,}}|…|\.(?:\ \.){{2,}})"
    rf"|(?P<dash>[{_DASH}]+)"
    rf"|(?P<double>[{_DOUBLE}]|[{_SINGLE}]{{2}}|,,)"
    rf"|(?P<single>[{_SINGLE}])"
    rf"|(?P<space>\s[\s{_IGNORED}]*)"
    rf"|(?P<run>(?:(?!,,)[^\d\s.…{_DASH}{_DOUBLE}{_SINGLE}])+|.)",
    re.DOTALL,
)
_FIXED = {"ellipsis": "…", "dash": "-", "double": '"', "single": "'", "space": " "}
_IGNORABLE = re.compile(f"[{_IGNORED}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; its character i came from the code points [starts[i], ends[i]) of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where each folded character came from."""
        return tuple(map(Span, self.starts, self.ends))

    def original(self, start: int, end: int) -> Span:
        """Return where the non-empty folded stretch [start, end) came from."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Return the folded form of `text` with its map back, in code points."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in _PIECE.finditer(text):
        for folded, start, end in _fold_piece(piece, keep_case):
            if folded is None:
                starts.extend(range(start, end))
                ends.extend(range(start + 1, end + 1))
                parts.append(text[start:end] if keep_case else text[start:end].lower())
            else:
                parts.append(folded)
                starts.extend([start] * len(folded))
                ends.extend([end] * len(folded))
    return Folded("".join(parts), tuple(starts), tuple(ends))


@lru_cache(maxsize=50_000)
def fold_key(text: str) -> str:
    """Return what two texts that differ only in typesetting have in common."""
    return fold(text).text.strip()


def _fold_piece(piece: re.Match[str], keep_case: bool) -> list[tuple[str | None, int, int]]:
    """Yield (folded, start, end); folded is None where every character keeps its place."""
    kind, start, end = piece.lastgroup or "run", piece.start(), piece.end()
    if kind in _FIXED:
        return [(_FIXED[kind], start, end)]
    if kind == "number":
        digits = enumerate(piece.group(), start)
        return [(_fold_cluster(digit, True), at, at + 1) for at, digit in digits if digit.isdecimal()]
    if piece.group().isascii():
        return [(None, start, end)]
    return _fold_run(piece.group(), start, keep_case)


def _fold_run(run: str, offset: int, keep_case: bool) -> list[tuple[str | None, int, int]]:
    folded: list[tuple[str | None, int, int]] = []
    start = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or not _continues(run[at]):
            folded.append((_fold_cluster(run[start:at], keep_case), offset + start, offset + at))
            start = at
    return folded


@lru_cache(maxsize=8_192)
def _continues(character: str) -> bool:
    """Say whether a character belongs to the one before: marks, ignored ones, Hangul vowels and finals."""
    if character.isascii():
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or _IGNORABLE.match(character) is not None
    )


@lru_cache(maxsize=16_384)
def _fold_cluster(cluster: str, keep_case: bool) -> str:
    kept = unicodedata.normalize("NFKC", _IGNORABLE.sub("", cluster))
    if not keep_case:
        kept = unicodedata.normalize("NFKC", kept.casefold())
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)
