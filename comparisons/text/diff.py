"""Where two texts differ, word by word. The only importer of diff_match_patch.

Myers' O(ND) difference (Algorithmica 1, 1986) over words, not letters, then the semantic clean-up of
diff-match-patch. No time limit: the result must not depend on how busy the machine is; the input
is bounded instead.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Literal

from diff_match_patch import diff_match_patch

from .tokens import Token, tokens
from .variants import is_variant, respelt

Op = Literal["equal", "insert", "delete", "replace", "variant", "mechanics"]
Kind = Literal["verbatim", "variant", "edited", "rewritten"]
MOST_TOKENS = 20_000
MOST_DIFFERENCES = 2_000
EDITED_FROM = 0.70
_FIRST_NUMBER = 0xE000


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from a base text to another; offsets are code points into each of them."""

    op: Op
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@lru_cache(maxsize=4_096)
def word_edits(base: str, other: str) -> tuple[Edit, ...]:
    """Return the edits that turn `base` into `other`: in order, together covering both texts completely.

    "mechanics" differs in punctuation, case or spacing only; "variant" in the spelling of a word. Quotes,
    dashes and the like that folding ignores are "equal". Beyond MOST_TOKENS tokens of both texts together, or beyond
    MOST_DIFFERENCES words that only one of them has, what lies between their common beginning and end is one
    "replace": the cost grows with the square of the differences.
    """
    old, new = tokens(base), tokens(other)
    a_at = [token.start for token in old] + [len(base)]
    b_at = [token.start for token in new] + [len(other)]
    steps = _joined(_steps(old, new))
    return tuple(Edit(s.op, a_at[s.i], a_at[s.i_end], b_at[s.j], b_at[s.j_end]) for s in steps)


@lru_cache(maxsize=65_536)
def classify(base: str, other: str) -> tuple[Kind, float]:
    """Return how `other` stands to `base`, and the share of words they have in common, in order.

    The share is 2m/(a+b): m words of the longest common subsequence, a and b words in all. Verbatim allows
    other punctuation and case, variant also other spellings; from a share of EDITED_FROM on it is edited, else
    rewritten.
    """
    words, twins = _keys(base), _keys(other)
    total = len(words) + len(twins)
    if not total:
        return ("verbatim", 1.0) if base == other else ("rewritten", 0.0)
    share = 2 * _common(words, twins) / total
    if share == 1:
        return "verbatim", share
    if len(words) == len(twins) and _respelt_only(base, other):
        return "variant", share
    return ("edited" if share >= EDITED_FROM else "rewritten"), share


def _respelt_only(base: str, other: str) -> bool:
    pairs = zip(_keys(base), _keys(other), strict=True)
    if not all(word == twin or is_variant(word.title(), twin.title()) for word, twin in pairs):
        return False
    return len(set(_numbered(_words(tokens(base)), _words(tokens(other))))) == 1


@lru_cache(maxsize=50_000)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text) if token.is_word)


def _words(run: Iterable[Token]) -> list[Token]:
    return [token for token in run if token.is_word]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence, by rows of bits (Hyyrö 2004, Bit-parallel LCS-length)."""
    places = _places(one)
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        hit = row & places.get(word, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(one) - row.bit_count()


@lru_cache(maxsize=4_096)
def _places(words: Sequence[str]) -> dict[str, int]:
    """Return for each word of a run, or letter of a text, the bits of where it stands."""
    places: dict[str, int] = {}
    for at, word in enumerate(words):
        places[word] = places.get(word, 0) | 1 << at
    return places


@dataclass(frozen=True, slots=True)
class _Step:
    """Tokens [i, i_end) of the base against tokens [j, j_end) of the other text."""

    op: Op
    i: int
    i_end: int
    j: int
    j_end: int


def _steps(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Step]:
    """Yield steps over all tokens: matched words, and what stands between them. Words outrank punctuation."""
    i = j = 0
    for a, b in [*_matches(old, new), (len(old), len(new))]:
        yield from _between(old, new, _Step("replace", i, a, j, b))
        if a < len(old):
            yield _Step(_sameness(old[a], new[b]), a, a + 1, b, b + 1)
        i, j = a + 1, b + 1


def _matches(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the pairs of tokens that are one word, in order."""
    a_at = [at for at, token in enumerate(old) if token.is_word]
    b_at = [at for at, token in enumerate(new) if token.is_word]
    a, b = _numbered([old[at] for at in a_at], [new[at] for at in b_at])
    head = _same_start(a, b)
    tail = _same_start(a[head:][::-1], b[head:][::-1])
    i, j = len(a) - tail, len(b) - tail
    pairs = [(at, at) for at in range(head)]
    pairs += [(head + x, head + y) for x, y in _matched(a[head:i], b[head:j])]
    pairs += [(i + at, j + at) for at in range(tail)]
    return [(a_at[x], b_at[y]) for x, y in pairs]


def _numbered(old: Sequence[Token], new: Sequence[Token]) -> tuple[str, str]:
    """Write each text with one character a distinct word, so that a difference of letters is one of words."""
    same = respelt((token.exact for token in old), (token.exact for token in new))
    number = count(_FIRST_NUMBER)
    numbers: dict[str, str] = {}

    def write(run: Sequence[Token]) -> str:
        keys = (same.get(token.key, token.key) for token in run)
        return "".join(numbers[key] if key in numbers else numbers.setdefault(key, chr(next(number))) for key in keys)

    return write(old), write(new)


def _same_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _matched(a: str, b: str) -> Iterator[tuple[int, int]]:
    if not _comparable(a, b):
        return
    i = j = 0
    for op, run in _differences(a, b):
        if op == 0:
            yield from ((i + at, j + at) for at in range(len(run)))
        i, j = i + len(run) * (op <= 0), j + len(run) * (op >= 0)


def _comparable(a: str, b: str) -> bool:
    if len(a) + len(b) > MOST_TOKENS:
        return False
    small = len(a) + len(b) <= MOST_DIFFERENCES
    return small or len(a) + len(b) - 2 * _common(a, b) <= MOST_DIFFERENCES


def _differences(a: str, b: str) -> list[tuple[int, str]]:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    steps: list[tuple[int, str]] = engine.diff_main(a, b, False)
    engine.diff_cleanupSemantic(steps)
    return steps


def _between(old: Sequence[Token], new: Sequence[Token], block: _Step) -> Iterator[_Step]:
    """Yield what stands between two matched words: signs and spaces alike at its ends, and what differs."""
    a, b = old[block.i : block.i_end], new[block.j : block.j_end]
    head = _same_run(a, b)
    tail = _same_run(a[head:][::-1], b[head:][::-1])
    i, j = block.i_end - tail, block.j_end - tail
    yield _Step("equal", block.i, block.i + head, block.j, block.j + head)
    yield _change(old, new, _Step("replace", block.i + head, i, block.j + head, j))
    yield _Step("equal", i, block.i_end, j, block.j_end)


def _same_run(a: Sequence[Token], b: Sequence[Token]) -> int:
    pairs = enumerate(zip(a, b, strict=False))
    return next((at for at, (one, other) in pairs if one.exact != other.exact or one.is_word), min(len(a), len(b)))


def _sameness(token: Token, twin: Token) -> Op:
    if token.exact == twin.exact:
        return "equal"
    return "mechanics" if token.key == twin.key else "variant"


def _joined(steps: Iterable[_Step]) -> list[_Step]:
    """Join neighbours of one kind, drop empty steps."""
    joined: list[_Step] = []
    for step in steps:
        last = joined[-1] if joined else None
        if last is not None and last.op == step.op:
            joined[-1] = _Step(step.op, last.i, step.i_end, last.j, step.j_end)
        elif step.i < step.i_end or step.j < step.j_end:
            joined.append(step)
    return joined


def _change(old: Sequence[Token], new: Sequence[Token], block: _Step) -> _Step:
    """Name a change: only signs and spaces, or words gone, new, or other words."""
    gone, come = old[block.i : block.i_end], new[block.j : block.j_end]
    op: Op = "replace" if gone and come else "delete" if gone else "insert"
    if not any(token.is_word for token in (*gone, *come)):
        op = "mechanics"
    return _Step(op, block.i, block.i_end, block.j, block.j_end)
