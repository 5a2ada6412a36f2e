"""Cut a paragraph into sentences, in any language, and never lose a character."""

import re

from sentencex import get_sentence_boundaries

from .spans import Span

# sentencex can end a thread with a panic on a capital, one of these and a full stop; as plain spaces they are
# safe.
_ODD_SPACE = re.compile("[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\n\\t\\r\\v\\f\x1c-\x1f]")
_END_SIGNS = "։।॥。！？؟۔።፧՜"
_CLOSERS = "\"'”’»›)]】」』〉》"
_MISSED_END = re.compile(
    rf"[{_END_SIGNS}]+[{re.escape(_CLOSERS)}]*(?=\s*\S)|[.!?…][”’»]+(?=\s+[^\W\d_a-z])"
    r"|[.!?…][”’»\")]*(?=\s+[“«„‘\"'(]+[^\W\d_a-z])"
)
_LATE_CLOSER = re.compile(rf"[{re.escape(_CLOSERS)}]+(?=\s|$)")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[^\W\d_]\.)*[^\W\d_a-z]\.$")
_TITLES = (
    "mr mrs ms dr prof rev sen rep gov gen col lt maj capt cpl sgt adm cmdr hon pres supt det st jr sr no "
    "nos vs fr "
    "bros inc ltd co corp dept est approx ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon "
    "tue wed "
    "thu fri al art op cit vol pp fig ca cf eg ie viz mt ft messrs mlle mme sra srta dra hr nr str bzw ggf "
    "usw "
)
_ABBREVIATION = re.compile(rf"(?:^|[\s(“\"'‘])(?:{'|'.join(_TITLES.split())})\.$", re.IGNORECASE)
# In Armenian the full stop is "։"; a point does the work of a colon.
_ARMENIAN_COLON = re.compile(r"[\u0531-\u0587]\.$")
# The number of an item is no sentence of its own.
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ORDINAL_LANGUAGES = frozenset(["de", "da", "nb", "nn", "no", "fi", "cs", "sk", "sl", "hr", "hu", "et", "is", "lv"])
# Abbreviations that often do end a sentence: joined only where what follows does not look like a new one.
_EITHER = {
    "no",
    "co",
    "inc",
    "ltd",
    "corp",
    "jr",
    "sr",
    "st",
    "al",
    "mar",
    "dec",
    "art",
    "fig",
    "mon",
    "fr",
    "usw",
    "sat",
}
_OPENERS = re.compile(
    r"[“\"‘'(]*(?:The|A|An|In|On|At|It|Its|He|She|They|We|I|You|But|And|This|That|These|Those|There|His|Her|Their|"
    r"When|While|After|As|If|For|Some|Many|What|Who|How|So|Yet|No|Not)\b"
)


def sentences(paragraph: str, language: str = "") -> list[Span]:
    """Return the sentences of one paragraph: sorted, apart, without spaces at their ends, in code points.

    A closing quote belongs to its sentence. An unknown `language` is cut by the general rules.
    """
    starts = {
        0,
        *_boundaries(paragraph, language),
        *(match.end() for match in _MISSED_END.finditer(paragraph)),
    }
    cuts = sorted(_settled(paragraph, start) for start in starts)
    spans: list[Span] = []
    ordinals = language[:2].lower() in _ORDINAL_LANGUAGES
    for start, end in zip(cuts, [*cuts[1:], len(paragraph)], strict=True):
        span = trimmed(paragraph, start, end)
        if len(span) == 0:
            continue
        if (spans and (ordinals and _ORDINAL.search(spans[-1].of(paragraph)[-9:]))) or (
            spans and _belongs_together(spans[-1].of(paragraph), span.of(paragraph), spans[-1].end == span.start)
        ):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def trimmed(text: str, start: int, end: int) -> Span:
    """Return [start, end) without the spaces at its ends; empty when there is nothing else."""
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return Span(start + left, max(start + left, start + len(stretch.rstrip())))


def _boundaries(paragraph: str, language: str) -> list[int]:
    code = re.split("[-_]", language.strip().lower())[0] or "en"
    plain = _ODD_SPACE.sub(" ", paragraph)
    try:
        return [boundary["start_index"] for boundary in get_sentence_boundaries(code, plain)]
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return [match.end() for match in re.finditer(r"[.!?]+\s+", plain)]


def _settled(paragraph: str, start: int) -> int:
    """Move a start behind closing quotes that belong to the sentence before it."""
    late = _LATE_CLOSER.match(paragraph, start)
    attached = start > 0 and not paragraph[start - 1].isspace()
    if late and attached:
        return late.end()
    glued = start > 1 and paragraph[start - 1] in _CLOSERS and paragraph[start - 2].isspace()
    return start - 1 if glued and start < len(paragraph) and not paragraph[start].isspace() else start


def _belongs_together(before: str, after: str, touching: bool) -> bool:
    if not any(character.isalnum() for character in after) and len(after) < 4:
        return True
    # Japanese says who spoke behind the quotation: 「…。」と言った。
    if touching and before[-1] in "」』" and after[0] in "とっ":
        return True
    if _NUMBERED.fullmatch(before):
        return True
    if _ARMENIAN_COLON.search(before) and "։" in after:
        return True
    if touching and before[-1] not in _END_SIGNS and before[-1] not in _CLOSERS:
        return True
    if not _OPENERS.match(after) and (_INITIAL.search(before[-12:]) or _ABBREVIATION.search(before[-9:])):
        return True
    word = re.search(r"(\w+)\.$", before[-9:])
    return bool(_ABBREVIATION.search(before[-9:]) and word and word.group(1).lower() not in _EITHER)
