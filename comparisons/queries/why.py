"""Why a cell of the grid stands where it does: what spoke for its links, or how near the nearest came."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from comparisons.models import Article, Event, GroupMember, Link, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.text.nearest import Common, common, nearest

MOST_LINKS = 6
# Beyond this many pairs of sentences, one sentence is compared by itself and not with its neighbours.
MOST_PAIRS = 1_000_000
# What else the engine kept with a link, in words for people, and from which value on it is worth saying.
TELLING = {
    "neighbours": (0.2, "the sentences beside them are alike"),
    "position": (0.5, "both stand at the top"),
    "word_pairs": (0.2, "they share pairs of words"),
    "meaning": (0.6, "they mean much the same"),
    "third_articles": (0.05, "other articles speak for it"),
}


@dataclass(frozen=True)
class Reason:
    """One link, and what its two sentences have in common."""

    link: Link
    shared: Common
    said: str

    @property
    def score_percent(self) -> int:
        """How sure the engine was, 0 to 100."""
        return round(100 * min(1.0, self.link.score))

    @property
    def share_percent(self) -> int:
        """The share of equal words, 0 to 100."""
        return round(100 * self.link.share)

    @property
    def also(self) -> list[str]:
        """What spoke for it besides words."""
        return [words for name, (least, words) in TELLING.items() if _value(self.link, name) >= least]


@dataclass(frozen=True)
class Nearest:
    """The sentence that came nearest where none is linked.

    `rejected` when a person said that the two are apart; `taken` when it stands in another row.
    """

    said: str
    score_percent: int
    shared: Common
    rejected: bool = False
    rejected_by: str = ""
    taken: bool = False


@dataclass
class Why:
    """The answer for one sentence and one other article."""

    said: str
    article: Article
    reasons: list[Reason] = field(default_factory=list)
    # Outlets whose sentences tie the two together where no link does so directly.
    through: list[str] = field(default_factory=list)
    nearest: Nearest | None = None


def why(event: Event, segment_id: int, article_id: int) -> Why:
    """How the sentence `segment_id` stands to the article, in a fixed number of queries.

    Raises Segment.DoesNotExist or Article.DoesNotExist for what is not in the event's current texts.
    """
    current = Segment.objects.filter(revision__in=event.articles.values("current_id"), kind__in=ALIGNED_KINDS)
    segment = current.select_related("revision").get(pk=segment_id)
    article = event.articles.select_related("outlet", "current").exclude(current=None).get(pk=article_id)
    row = dict(_row(segment))
    mine = [pk for pk, revision in row.items() if revision == segment.revision_id] or [segment.pk]
    partners = [pk for pk, revision in row.items() if revision == article.current_id]
    answer = Why(_words(segment), article)
    if not partners:
        answer.nearest = _nearest(event, segment, article)
    elif links := _links(event, mine, partners):
        answer.reasons = [_reason(link, mine) for link in links]
    else:
        answer.through = _through(set(row.values()) - {segment.revision_id, article.current_id})
    return answer


def _row(segment: Segment) -> list[tuple[int, int]]:
    """The members of a segment's row, each with its revision."""
    group = GroupMember.objects.filter(segment=segment).values("group_id")
    members = GroupMember.objects.filter(group__in=group)
    return list(members.values_list("segment_id", "segment__revision_id"))


def _between(some: Sequence[int], others: Sequence[int]) -> Q:
    return Q(a__in=some, b__in=others) | Q(a__in=others, b__in=some)


def _links(event: Event, some: Sequence[int], others: Sequence[int]) -> list[Link]:
    found = Link.objects.filter(_between(some, others), event=event).exclude(state=Link.State.REJECTED)
    return list(found.select_related("decided_by", "a__revision", "b__revision").order_by("-score", "id")[:MOST_LINKS])


def _reason(link: Link, mine: Sequence[int]) -> Reason:
    one, other = (link.a, link.b) if link.a_id in mine else (link.b, link.a)
    return Reason(link, common(_words(one), _words(other)), _words(other))


def _through(revisions: set[int]) -> list[str]:
    names = Article.objects.filter(current__in=revisions).order_by("published_at", "id")
    return list(dict.fromkeys(names.values_list("outlet__name", flat=True)[:MOST_LINKS]))


def _nearest(event: Event, segment: Segment, article: Article) -> Nearest | None:
    """The likeliest stored link that did not make it into the row; else the engine looks again at these two texts."""
    text = article.current.text if article.current else ""
    there = Q(a=segment, b__revision=article.current_id) | Q(b=segment, a__revision=article.current_id)
    stored = Link.objects.filter(there, event=event).select_related("decided_by", "a", "b")
    if link := stored.order_by("-score", "id").first():
        return _near(segment, link.b if link.a_id == segment.pk else link.a, text, link.score, link)
    others = list(Segment.objects.filter(revision=article.current_id, kind__in=ALIGNED_KINDS))
    mine = list(Segment.objects.filter(revision=segment.revision_id, kind__in=ALIGNED_KINDS))
    if len(mine) * len(others) > MOST_PAIRS:
        mine = [segment]
    said = [text[piece.start : piece.end] for piece in others]
    whole = segment.revision.text
    found = nearest([whole[piece.start : piece.end] for piece in mine], mine.index(segment), said)
    return _near(segment, others[found[0]], text, found[1]) if found else None


def _near(segment: Segment, other: Segment, text: str, score: float, link: Link | None = None) -> Nearest:
    said = text[other.start : other.end]
    rejected = link is not None and link.state == Link.State.REJECTED
    by = link.decided_by.get_username() if link and link.decided_by and rejected else ""
    taken = GroupMember.objects.filter(segment=other).exists()
    return Nearest(said, round(100 * min(1.0, score)), common(_words(segment), said), rejected, by, taken)


def _words(segment: Segment) -> str:
    return segment.revision.text[segment.start : segment.end]


def _value(link: Link, name: str) -> float:
    value = link.evidence.get(name, 0)
    return float(value) if isinstance(value, int | float) else 0.0
