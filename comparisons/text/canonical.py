"""The one form in which a text is stored: everything downstream counts its code points."""

import hashlib
import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = "\ufeff"


class UnusableText(ValueError):
    """The text cannot be stored; the message says why, to the person who sent it."""


def canonical(raw: str) -> str:
    """Return `raw` in NFC with `\\n` newlines and without a byte order mark.

    Raises UnusableText for a NUL character, half of a surrogate pair, or a text with nothing to see.
    Applying it twice changes nothing.
    """
    _refuse_unstorable(raw)
    text = unicodedata.normalize("NFC", _NEWLINES.sub("\n", raw.lstrip(_BYTE_ORDER_MARK)))
    if not any(_visible(character) for character in text):
        raise UnusableText("The text is empty: it has no letter, digit or sign that can be seen.")
    return text


def digest(text: str) -> str:
    """Return the SHA-256 of the UTF-8 form, in hexadecimal: equal texts, equal digests."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_unstorable(raw: str) -> None:
    nul = raw.find("\0")
    if nul >= 0:
        raise UnusableText(f"Character {nul + 1} of the text is NUL. Remove it; the file may be damaged or not a text.")
    broken = _SURROGATE.search(raw)
    if broken:
        raise UnusableText(
            f"Character {broken.start() + 1} of the text is half a character (a lone surrogate). "
            "Export it again as UTF-8."
        )


def _visible(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"
