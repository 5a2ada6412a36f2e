"""What in an article comes nearest to a sentence of another one: evidence for or against its leaving something out."""

from dataclasses import dataclass

from comparisons.models import Event, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.queries.texts import Shown, as_it_is
from comparisons.text.nearest import common, ranked

MOST = 3
# Beyond this many pairs of sentences, one sentence is compared by itself and not with its neighbours.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True)
class Near:
    """A sentence [start, end) of the article, in code points, with how likely it says the same, 0 to 100."""

    start: int
    end: int
    quote: str
    score: int
    shared: tuple[str, ...]


def nearby(event: Event, segment_id: int, article_id: int, shown: Shown = as_it_is) -> list[Near]:
    """The sentences of the article that come nearest to the segment, the likeliest first, in four queries.

    A segment of a kind that is not compared, such as boilerplate, is looked for by itself. Raises Segment.DoesNotExist
    or Article.DoesNotExist for what is not in the event's current texts.
    """
    current = Segment.objects.filter(revision__in=event.articles.values("current_id"))
    rows = current.select_related("revision__article__current").defer("revision__text", "revision__original_text")
    segment = rows.get(pk=segment_id)
    article = shown(event.articles.select_related("current").exclude(current=None).get(pk=article_id))
    others = list(Segment.objects.filter(revision=article.current_id, kind__in=ALIGNED_KINDS))
    mine = list(Segment.objects.filter(revision=segment.revision_id, kind__in=ALIGNED_KINDS))
    if segment not in mine or len(mine) * len(others) > MOST_PAIRS:
        mine = [segment]
    whole, there = (one.current.text if one.current else "" for one in (shown(segment.revision.article), article))
    said = [there[piece.start : piece.end] for piece in others]
    found = ranked([whole[piece.start : piece.end] for piece in mine], mine.index(segment), said, MOST)
    words = whole[segment.start : segment.end]
    return [
        Near(others[at].start, others[at].end, said[at], round(100 * score), common(words, said[at]).words)
        for at, score in found
    ]
