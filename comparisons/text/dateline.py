"""Find where a report was filed and by which agency: "LIMA (AP) —", "Reuters, 4 May -", "新华社10月31日电"."""

import re

from .phrases import AGENCIES
from .sentences import trimmed
from .spans import Span

LONGEST = 90
_DASH = re.compile(r"\s*(?:[—–―]|--|(?<=\s)-(?=\s)|(?<=\))-|(?<=\))\.-|(?<=[^\s/]/)\.(?=\s)|(?<=\))\s*[:：])\s*")
_AGENCY = re.compile(r"\(([^()]{2,40})\)|（([^（）]{2,20})）|/([^/]{2,20})/")
_CHINESE = re.compile(r"(?:[【\[（(]?\w{2,6}(?:社|网|網|报|報)[】\]）)]?)[^，。,]{0,24}?[电電讯訊](?:\s|[:：])*")
# "MOSCOW, 4 May - RIA Novosti. …": the agency behind the dash.
_BEHIND = re.compile(r"([^\W\d_]+)(?: [^\W\d_]+)?\.(?=\s)")
_MARK = re.compile(r"\(([^()]{2,20})\)(?=\s+\S)")
_SMALL = frozenset(["of", "de", "la", "le", "el", "du", "da", "di", "van", "von", "and", "the", "near", "al"])


def dateline(paragraph: str) -> Span | None:
    """Return the dateline that opens a paragraph, its dash included and no space at its end, or None."""
    chinese = _CHINESE.match(paragraph)
    if chinese and chinese.end() < len(paragraph):
        return trimmed(paragraph, 0, chinese.end())
    mark = _MARK.match(paragraph)
    if mark and mark.group(1).casefold() in AGENCIES and _DASH.match(paragraph, mark.end()) is None:
        return Span(0, mark.end())
    for dash in _DASH.finditer(paragraph, 0, LONGEST):
        rest = paragraph[dash.end() :]
        if dash.start() and rest.strip() and _files_from(paragraph[: dash.start()], rest):
            behind = _BEHIND.match(rest)
            agency_behind = behind is not None and behind.group(1).casefold() in AGENCIES
            return trimmed(paragraph, 0, dash.end() + (behind.end() if behind and agency_behind else 0))
        if dash.start() > 1 and not paragraph[: dash.start()].replace(" ", "").isalpha():
            continue
    return None


def agency(text: str) -> str:
    """Return the agency named in a dateline or at the start of a text, as written, or an empty string."""
    head = text[:LONGEST]
    for match in _AGENCY.finditer(head):
        return next(group for group in match.groups() if group).strip()
    words = re.findall(r"[^\W\d_][\w./-]+", head)
    return next((word for word in words if word.lower() in AGENCIES), "")


def _files_from(head: str, rest: str) -> bool:
    # The month behind a day may be written small: 4 mayo, 4 мая.
    words = re.findall(r"[^\s,.;()（）/]+", re.sub(r"(?<=\d)\s+[^\W\d_]+", "", _AGENCY.sub(" ", head)))
    if len(words) > 8 or re.search(r"[!?։。;“”\"«»]", head):
        return False
    if _AGENCY.search(head):
        return all(_placelike(word) for word in words)
    if any(word.lower() in AGENCIES for word in words):
        return all(_placelike(word) for word in words)
    letters = [word for word in words if word[0].isalpha()]
    shouted = bool(letters) and letters[0].isupper() and len(letters[0]) > 1
    if shouted:
        return all(_placelike(word) for word in words)
    named = bool(letters) and len(words) <= 4 and all(_placelike(word) and not word[0].islower() for word in letters)
    return named and rest[0] not in " " and (rest[0].isupper() or rest[0] in "“\"«‘'")


def _placelike(word: str) -> bool:
    """Say whether a word can stand in a dateline: not in small letters, or one of the few that may be."""
    return not word[0].islower() or word.lower() in _SMALL
