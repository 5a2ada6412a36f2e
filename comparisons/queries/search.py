"""Keyword in context: where words stand in a collection, whatever their case and the make of their quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparisons.models import Article, Collection
from comparisons.queries.texts import Shown, as_it_is
from comparisons.text.fold import fold, fold_key

CONTEXT = 60
MOST_HITS = 200
# Texts read for one question; beyond this the answer says that it is not all.
MOST_TEXTS = 2000


@dataclass(frozen=True)
class Hit:
    """A place [start, end) in code points of an article's current text, with what stands around it."""

    article: Article
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass
class Found:
    """The hits, by event in the order of publication; `cut` when there are more than these."""

    hits: list[Hit]
    cut: bool = False


def search_texts(collection: Collection, words: str, event: int | None = None, shown: Shown = as_it_is) -> Found:
    """Where `words` stand in the collection's current texts, or in those of one of its events; one query.

    They are looked for in what is shown, so that a search finds no words that are hidden.
    """
    if not words.strip():
        return Found([])
    rows = Article.objects.filter(event__collection=collection).exclude(current=None)
    if event is not None:
        rows = rows.filter(event=event)
    rows = rows.select_related("event", "outlet", "current").defer("current__original_text")
    found = Found([])
    for number, article in enumerate(rows.order_by("event", "published_at", "id").iterator(chunk_size=50)):
        if number >= MOST_TEXTS or len(found.hits) >= MOST_HITS:
            found.cut = True
            break
        seen = shown(article)
        text = seen.current.text if seen.current else ""
        found.hits += [_hit(seen, text, start, end) for start, end in places_of(text, words)]
    found.cut = found.cut or len(found.hits) > MOST_HITS
    del found.hits[MOST_HITS:]
    return found


def places_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text`, as [start, end) in code points of the text, from the first on."""
    wanted, folded = fold_key(words), fold(text)
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        place = folded.original(at, at + len(wanted))
        yield place.start, place.end
        at = folded.text.find(wanted, at + len(wanted))


def _hit(article: Article, text: str, start: int, end: int) -> Hit:
    return Hit(article, start, end, text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT])
