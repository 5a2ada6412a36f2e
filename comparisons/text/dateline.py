"""Find where a report was filed and by which agency: "LIMA (AP) —", "Reuters, 4 May -", "新华社10月31日电"."""

import re

from .phrases import AGENCIES, NO_PLACES
from .sentences import trimmed
from .spans import Span

LONGEST = 90
_DASH = re.compile(
    r"\s*(?:[—–―]|--|(?<=\s)-(?=\s)|(?<=\))-|(?<=\))\.-|(?<=\))\.(?=\s)|(?<=[^\s/]/)\.(?=\s)|(?<=\))\s*[:：])\s*"
)
_AGENCY = re.compile(r"\(([^()]{2,40})\)|（([^（）]{2,20})）|(?<!\w)/([^/]{2,20})/(?!\w)")
_CHINESE = re.compile(r"(?:[【\[（(]?\w{2,6}(?:社|网|網|报|報)[】\]）)]?)[^，。,]{0,24}?[电電讯訊](?:\s|[:：])*")
# "MOSCOW, 4 May - RIA Novosti. …": the agency behind the dash.
_BEHIND = re.compile(r"([^\W\d_]+)(?: [^\W\d_]+)?\.(?=\s)")
_MARK = re.compile(r"\(([^()]{2,20})\)(?=\s+\S)")
# What ends a place that opens a report, where no dash does; and the day that may stand before it.
_SIGN = re.compile(r"\.-|[.:](?=\s)|\s\|(?=\s)")
_DAY = re.compile(r",\s*(?:[^\W\d_]+\.? \d{1,2}|\d{1,2}\.? [^\W\d_]+)\.?$")
# A statement: a capital that does not open a word in capitals, or a quote; not what a speaker begins with.
_STATEMENT = re.compile(
    r"(?!(?i:i|we|you|yes|no|well|thanks?|wir|ich|ja|nein|nous|je|oui|non|sí|sì|да|нет|мы|я)\b)"
    r"(?:[\"“«„‘'][^\W_]|\d|[^\W\d_](?![^\W\d_a-z]{2}))(?<![a-z]).*[.!?…][\"'”’»)]*$",
    re.DOTALL,
)
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
        head, rest = paragraph[: dash.start()], paragraph[dash.end() :]
        # Only the mark of an agency makes a place of what ends in a full stop.
        if head.endswith(")") and dash.group().strip() == "." and not _by_agency(head):
            continue
        if head and rest.strip() and _files_from(head, rest):
            behind = _BEHIND.match(rest)
            agency_behind = behind is not None and behind.group(1).casefold() in AGENCIES
            return trimmed(paragraph, 0, dash.end() + (behind.end() if behind and agency_behind else 0))
    return None


def opening_place(paragraph: str) -> Span | None:
    """Return the place in capitals, and its sign, that opens a report: "LIMA: …", "HAMBURG. …", "Kyiv | …".

    To be asked of the first statement of a text only, since such words may be anything elsewhere.
    """
    for sign in _SIGN.finditer(paragraph, 0, LONGEST):
        head, rest = paragraph[: sign.start()], paragraph[sign.end() :].lstrip()
        if _is_place(head, sign.group().strip()) and _STATEMENT.match(rest) and len(rest.split()) > 3:
            return trimmed(paragraph, 0, sign.end())
    return None


def _is_place(head: str, sign: str) -> bool:
    words = re.findall(r"[^\s,./]+", _DAY.sub("", head))
    letters = "".join(words)
    if not 1 <= len(words) <= 4 or len(letters) < 4 or not letters.replace("-", "").replace("'", "").isalpha():
        return False
    if all(word.casefold() in NO_PLACES for word in words):
        return False
    return letters.isupper() or (sign == "|" and all(word[0].isupper() for word in words))


def _by_agency(head: str) -> bool:
    marks = re.findall(r"\(([^()]*)\)$", head)
    return any(part.strip().casefold() in AGENCIES for mark in marks for part in mark.split("/"))


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
