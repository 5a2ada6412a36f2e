"""Cut a text into typed segments: what is said, and what stands around it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .boilerplate import LONGEST as LONGEST_BOILERPLATE
from .boilerplate import is_boilerplate
from .credits import is_agency, is_byline, is_credit, is_names
from .dateline import dateline, opening_place
from .fold import fold_key
from .phrases import CAPTION, CORRECTION
from .sentences import sentences, trimmed
from .spans import Span, overlaps

LONGEST_HEADLINE = 200
_STOPS = re.compile(r"[.։。।:;,؛،：，][\"'”’»)\]]*$")
_ENDS = re.compile(r"[.!?…։。！？؟।][\"'”’»)]*$")
_LINE_END = re.compile("\n")
_QUOTED = re.compile(r"[“‘«\"][^“”«»\"]*[^“”«»\".!?,:;][”’»\"]")
_WRAPPED_WIDTH = (40, 100)


class SegmentKind(StrEnum):
    """What a segment is; only headline, subheading, caption and sentence say something of the event."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SUBHEADING = "subheading"
    SENTENCE = "sentence"
    BOILERPLATE = "boilerplate"
    CORRECTION = "correction"


SEGMENT_KINDS: tuple[str, ...] = tuple(kind.value for kind in SegmentKind)
ALIGNED_KINDS = frozenset({SegmentKind.HEADLINE, SegmentKind.SUBHEADING, SegmentKind.CAPTION, SegmentKind.SENTENCE})


@dataclass(frozen=True, slots=True)
class Segment:
    """The code points [start, end) of a text, with no space at its ends, in a numbered paragraph."""

    kind: SegmentKind
    start: int
    end: int
    paragraph: int


def segment(
    text: str, *, language: str = "", headline: Span | None = None, boilerplate: Collection[str] = ()
) -> list[Segment]:
    """Return the segments of a canonical text, sorted and apart.

    `headline` is the stretch that holds the article's title; without it the headline is looked for.
    `boilerplate` names lines known to repeat in an outlet, by `fold_key`. An unknown `language` falls back to
    general rules.
    """
    blocks = list(_paragraphs(text, headline))
    kinds = _kinds(text, blocks, headline, frozenset(boilerplate))
    said = [number for number, kind in enumerate(kinds) if kind is SegmentKind.SENTENCE]
    places = [number for number in said if opening_place(blocks[number].of(text))]
    # Where several paragraphs begin so, people talk in turns.
    opens = places[0] if len(places) == 1 and places[0] == said[0] else -1
    return [
        found
        for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
        for found in _within(text, block, kind, number, language, opens == number)
    ]


def repeated_lines(texts: Iterable[str], *, least: int = 3) -> frozenset[str]:
    """Return the `fold_key` of lines that at least `least` texts of one outlet share: likely boilerplate."""
    lines = Counter(key for text in texts for key in {fold_key(line) for line in text.split("\n")} if key)
    return frozenset(key for key, seen in lines.items() if seen >= least and len(key) <= LONGEST_BOILERPLATE)


def _paragraphs(text: str, headline: Span | None) -> Iterator[Span]:
    """Yield the lines of a text, hard-wrapped ones joined; the given headline is a paragraph of its own."""
    for block in re.finditer(r"[^\n](?:.|\n(?!\s*\n))*", text):
        edges = [block.start(), *(m.end() for m in _LINE_END.finditer(text, *block.span())), block.end()]
        lines = [line for start, end in pairwise(edges) if len(line := trimmed(text, start, end))]
        if len(lines) > 1 and _hard_wrapped(text, lines):
            lines = [Span(lines[0].start, lines[-1].end)]
        for line in lines:
            yield from _split_at(text, line, headline)


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether lines were broken to a width: all but the last alike, most ending in mid-sentence."""
    full = lines[:-1]
    widths = [len(line) for line in full]
    low, high = _WRAPPED_WIDTH
    open_ended = sum(text[line.end - 1].isalnum() or text[line.end - 1] in ",-" for line in full)
    return low <= min(widths) and max(widths) <= high and 2 * open_ended > len(full)


def _split_at(text: str, line: Span, headline: Span | None) -> Iterator[Span]:
    if headline is None or not overlaps(line, headline):
        yield line
        return
    edges = [line.start, max(line.start, headline.start), min(line.end, headline.end), line.end]
    for start, end in pairwise(edges):
        part = trimmed(text, start, end)
        if len(part):
            yield part


def _kinds(text: str, blocks: list[Span], headline: Span | None, known: frozenset[str]) -> list[SegmentKind]:
    said = [block.of(text) for block in blocks]
    kinds = [_standing_alone(words, known) for words in said]
    top = _headline_at(said, kinds) if headline is None else -1
    for number, block in enumerate(blocks):
        if number == top or (headline is not None and overlaps(block, headline)):
            kinds[number] = SegmentKind.HEADLINE
    first = next((n for n, kind in enumerate(kinds) if kind is SegmentKind.HEADLINE), -1)
    begun = first < 0
    for number, words in enumerate(said):
        if kinds[number] is SegmentKind.SENTENCE:
            kinds[number] = _by_place(words, number, first, said, begun)
            begun = begun or (number > first and kinds[number] is SegmentKind.SENTENCE)
    return kinds


def _standing_alone(words: str, known: frozenset[str]) -> SegmentKind:
    """Name a paragraph by its own words, wherever it stands."""
    if known and fold_key(words) in known:
        return SegmentKind.BOILERPLATE
    if CORRECTION.match(words):
        return SegmentKind.CORRECTION
    if is_boilerplate(words):
        return SegmentKind.BOILERPLATE
    if is_byline(words):
        return SegmentKind.BYLINE
    if len(words) <= 400 and CAPTION.search(words) and dateline(words) is None:
        return SegmentKind.CAPTION
    return SegmentKind.SENTENCE


def _headline_at(said: list[str], kinds: list[SegmentKind]) -> int:
    """Return the paragraph that is the headline: the first line with no full stop, captions may precede."""
    passed = 0
    for number, words in enumerate(said[:6]):
        if kinds[number] is not SegmentKind.SENTENCE:
            continue
        if _titlelike(words) and len(said) > number + 1 and (not passed or _long_enough(words)):
            return number
        if passed == 2 or len(words) > 400 or dateline(words) or len(sentences(words)) > 1:
            return -1
        passed += 1
    return -1


def _titlelike(words: str) -> bool:
    if len(words) > LONGEST_HEADLINE or _STOPS.search(words) or dateline(words) is not None:
        return False
    return len(sentences(words)) == 1 or not _ENDS.search(words)


def _long_enough(words: str) -> bool:
    """Say whether a line is more than a label like "Photo gallery"; unspaced scripts count letters."""
    return len(words.split()) > 2 or (len(words) > 5 and not words.isascii())


def _by_place(words: str, number: int, headline: int, said: list[str], begun: bool) -> SegmentKind:
    """Name a paragraph by where it stands: before the headline a caption, a short open line a subheading.

    Between the headline and the first sentence (not `begun`), a line of names or of people at work is a byline.
    """
    if number < headline:
        return SegmentKind.CAPTION
    if is_credit(words) or (not begun and number > headline and is_names(words)):
        return SegmentKind.BYLINE
    followed = number + 1 < len(said)
    short = len(words) <= 80 and len(words.split()) <= 12 and not re.search(r"[.!?…։。！？؟।][\"'”’»)]*$", words)
    opens = re.match(r"[\"“”«‘—–•*-]", words) is not None and _QUOTED.fullmatch(words) is None
    open_ended = short and not opens and not _STOPS.search(words) and len(sentences(words)) == 1
    if number > max(headline, 0) and followed and open_ended:
        return SegmentKind.SUBHEADING
    return SegmentKind.SENTENCE


def _within(text: str, block: Span, kind: SegmentKind, number: int, language: str, opens: bool) -> Iterator[Segment]:
    if kind is not SegmentKind.SENTENCE:
        yield Segment(kind, block.start, block.end, number)
        return
    start = block.start
    filed = dateline(block.of(text)) if number < 8 else None
    if filed is None and opens:
        filed = opening_place(block.of(text))
    if filed is not None:
        yield Segment(SegmentKind.DATELINE, start, start + filed.end, number)
        start = trimmed(text, start + filed.end, block.end).start
    spans = [Span(start + s.start, start + s.end) for s in sentences(text[start : block.end], language)]
    tail = _boilerplate_tail([span.of(text) for span in spans])
    for at, span in enumerate(spans):
        last = at >= len(spans) - tail
        filed_by = at and is_agency(span.of(text))
        named = SegmentKind.BOILERPLATE if last else SegmentKind.BYLINE if filed_by else kind
        yield Segment(named, span.start, span.end, number)


def _boilerplate_tail(said: list[str]) -> int:
    """Return how many sentences at the end of a paragraph are boilerplate."""
    for at in range(max(0, len(said) - 3), len(said)):
        if is_boilerplate(said[at]) and is_boilerplate(" ".join(said[at:])):
            return len(said) - at
    return 0
