"""Lines that say who a report is by: names, people at work, agencies, and when it was published."""

import re

from .phrases import AGENCY_NAMES, BYLINE, BYLINE_ROLE, BYLINE_WORK, CONTRIBUTED, CREDIT_SIGNS, CREDIT_WORDS, STAMP

_STOPS = re.compile(r"[.։。।:;,؛،：，][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST, _LONGEST_CREDIT = 100, 240
# What stands between the names in a line of names.
NAME_BREAK = re.compile(r"\s*[,|/&·•]\s*|\s+(?:and|und|et|y|e|in|with|mit|avec|for|für)\s+")
_MOST_IN_A_NAME = 3


def is_byline(words: str) -> bool:
    """Say whether a line names its authors or a time, wherever it stands."""
    if CONTRIBUTED.search(words) and len(words) <= _LONGEST_CREDIT:
        return True
    if is_agency(words) or (BYLINE.match(words) is not None and is_credit(words)):
        return True
    if len(words) > _LONGEST or len(words.split()) > 14:
        return False
    work = BYLINE_WORK.match(words)
    if work is not None and is_names(words[work.end() :]):
        return True
    if STAMP.match(words):
        return True
    names = [word for word in _WORD.findall(words)[1:] if word.lower() not in {"and", "und", "et"}]
    named = bool(names) and not _STOPS.search(words) and all(not name[0].islower() for name in names[:2])
    return named and (BYLINE.match(words) is not None or (BYLINE_ROLE.search(words) is not None and len(names) < 8))


def is_credit(words: str) -> bool:
    """Say whether a line holds nothing but names and words for people at work, some of them in small letters."""
    if len(words) > _LONGEST_CREDIT:
        return False
    found = [word.strip("'’.-") for word in _WORD.findall(words)]
    small = [word for word in found if word[:1].islower()]
    if not small or any(word not in CREDIT_WORDS for word in small):
        return False
    return any(word.lower() in CREDIT_SIGNS for word in found)


def is_names(words: str) -> bool:
    """Say whether a line is made of names only: of people, places and outlets, each of three words at most."""
    if len(words) > _LONGEST or _STOPS.search(words) or re.search(r"[!?“”\"«»]", words):
        return False
    parts = [part.split() for part in NAME_BREAK.split(words.lstrip("—–- ")) if part.strip()]
    return bool(parts) and all(
        len(part) <= _MOST_IN_A_NAME and all(word.strip("()")[:1].isupper() for word in part) for part in parts
    )


def is_agency(words: str) -> bool:
    """Say whether a line is the mark of an agency and nothing else: (AP), — Reuters."""
    return words.strip(" ()[]（）/—–-.").casefold() in AGENCY_NAMES
