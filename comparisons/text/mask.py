"""Hide who wrote a text: the names of outlets and authors become blocks, and no code point moves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .dateline import agency
from .fold import fold
from .named import Forms, Written
from .names import UNSPACED, WORD, byline_forms, handles, host_handles, key_of, outlet_forms, part_forms
from .spans import Span, contains, merged
from .spellings import Table

BLOCK = "█"
# Shorter handles must be a whole part of an address: @afp, but not @rafpost.
_LEAST_INSIDE = 5
_SIGNS = r"[^\s<>\"“”«»()（）]"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.){_SIGNS}+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w[\w.]*\w|(?:[\w-]+\.)+[^\W\d_]{{2,}}(?:/{_SIGNS}*)?"
)
_STOPS = ".,;:!?…'’"


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of who wrote one text."""

    outlet: str
    url: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A typed stretch [start, end) of a text, in code points; its kind as `segment` names it."""

    kind: str
    start: int
    end: int


class Names:
    """The names of all that wrote on one event, made ready to be looked for. Make it with `names_of`."""

    def __init__(self, sources: Iterable[Source], spellings: Table) -> None:
        everyone = list(sources)
        outlets = list(dict.fromkeys(one.outlet for one in everyone))
        spaced = [form for name in outlets if not UNSPACED.search(name) for form in outlet_forms(name)]
        bylines = dict.fromkeys(one.byline for one in everyone if one.byline)
        self._forms = Forms([*spaced, *(form for byline in bylines for form in byline_forms(byline))])
        self._parts = Forms(form for name in outlets for form in part_forms(name))
        self._unspaced = _pattern(outlets)
        known = {handle for name in outlets for handle in handles(name)}
        self._handles = frozenset(known.union(*(host_handles(one.url) for one in everyone))) - {""}
        self._spellings = spellings

    def in_text(self, text: str, asides: Iterable[Span] = ()) -> Iterator[Span]:
        """Yield where the names stand in a text; in `asides` single words of them count too."""
        folded = fold(text, keep_case=True)
        written = Written(folded.text, self._key)
        yield from (folded.original(*place) for place in self._forms.places(written))
        if self._unspaced is not None:
            yield from (folded.original(*match.span()) for match in self._unspaced.finditer(folded.text))
        if within := list(asides):
            parts = (folded.original(*place) for place in self._parts.places(written))
            yield from (part for part in parts if any(contains(aside, part) for aside in within))
        yield from self._addresses(text)

    def _key(self, word: str) -> str:
        folded = word.casefold()
        return key_of(self._spellings.get(folded, folded))

    def _addresses(self, text: str) -> Iterator[Span]:
        """Yield the whole of each address, handle and hashtag that names one of them."""
        for match in _ADDRESS.finditer(text):
            parts = [[key_of(word) for word in WORD.findall(part)] for part in match.group().split("/")]
            if any(self._is_known(words) for words in parts):
                yield Span(match.start(), match.start() + len(match.group().rstrip(_STOPS)))

    def _is_known(self, words: list[str]) -> bool:
        """Say whether a part of an address is a handle, or holds one that is long enough."""
        run = "".join(words)
        inside = (len(handle) >= _LEAST_INSIDE and handle in run for handle in self._handles)
        return not self._handles.isdisjoint(words) or any(inside)


@lru_cache(maxsize=64)
def names_of(sources: frozenset[Source], spellings: tuple[tuple[str, str], ...] = ()) -> Names:
    """Return the names of these, ready; kept, since the same event is looked at again and again.

    `spellings` are pairs of a table: a folded spelling and the one that it stands for.
    """
    return Names(sources, dict(spellings))


@lru_cache(maxsize=64)
def masked(text: str, names: Names, stretches: tuple[Stretch, ...] = ()) -> str:
    """Return `text` with blocks over every name, over bylines whole, and over agencies in datelines.

    It is as long as `text`, and line ends stay. Of boilerplate, where newsletters go by part of a name, single words of
    the outlets' names are covered too.
    """
    asides = [Span(one.start, one.end) for one in stretches if one.kind == "boilerplate"]
    spans = [Span(one.start, one.end) for one in stretches if one.kind == "byline"]
    spans += [span for one in stretches if one.kind == "dateline" for span in _agency(text, one)]
    return cover(text, [*spans, *names.in_text(text, asides)])


def cover(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with a block for each code point in the spans but line ends."""
    parts: list[str] = []
    at = 0
    for span in merged(spans):
        hidden = text[span.start : span.end]
        parts += [text[at : span.start], "".join(sign if sign == "\n" else BLOCK for sign in hidden)]
        at = span.end
    return "".join([*parts, text[at:]])


def _agency(text: str, dateline: Stretch) -> Iterator[Span]:
    said = text[dateline.start : dateline.end]
    if name := agency(said):
        start = dateline.start + said.index(name)
        yield Span(start, start + len(name))


def _pattern(outlets: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of the names in scripts without spaces, wherever they stand."""
    folded = ("".join(fold(name).text.split()) for name in outlets if UNSPACED.search(name))
    wanted = sorted({name for name in folded if len(name) > 1}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE) if wanted else None
