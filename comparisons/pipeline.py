"""What a worker does to the texts: each step rebuilds its result whole, in one transaction, and may be repeated."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comparisons.jobs import JobFailed, Lease
from comparisons.models import Alignment, Article, Event, Group, GroupMember, Link, Revision, Segment
from comparisons.models.segment import ALIGNED_KINDS
from comparisons.segmenting import segment_revision
from comparisons.sourcing import find_sources
from comparisons.spelt import spelling_table
from comparisons.text import align as engine
from comparisons.text.align import ArticleText, Node
from comparisons.text.minilm import MissingTier
from comparisons.text.spellings import Table, occurring
from comparisons.text.tiers import Tier, tier_named
from comparisons.text.triples import Triples, inconsistent

BATCH = 1000
__all__ = ["align_event", "align_job", "load_event", "segment_revision"]


@dataclass(frozen=True)
class EventTexts:
    """The sentences of one event as the engine takes them, and the way back from its nodes to our rows."""

    articles: Sequence[ArticleText]
    revisions: Sequence[int]
    segments: Sequence[Sequence[Segment]]
    pinned: Sequence[Link]
    # Of the collection's table, what stands in these texts.
    spellings: Table

    def node_pairs(self, state: str) -> set[tuple[Node, Node]]:
        """The pinned links in `state` whose segments are both among the texts."""
        places = {
            segment.pk: Node(article, sentence)
            for article, segments in enumerate(self.segments)
            for sentence, segment in enumerate(segments)
        }
        return {
            (places[link.a_id], places[link.b_id])
            for link in self.pinned
            if link.state == state and link.a_id in places and link.b_id in places
        }

    def segment(self, node: Node) -> Segment:
        """The row behind a node."""
        return self.segments[node.article][node.sentence]

    def fingerprint(self, engine_name: str) -> str:
        """The same for the same engine, texts, pins and spellings."""
        parts = [engine_name]
        for article, segments in zip(self.articles, self.segments, strict=True):
            places = ",".join(str(segment.position) for segment in segments)
            captions = ",".join(map(str, sorted(article.captions)))
            parts.append(f"{article.key}:{places}:{captions}")
        parts += sorted(f"{link.a_id}-{link.b_id}:{link.state}" for link in self.pinned)
        parts += sorted(f"{spelling}={same_as}" for spelling, same_as in self.spellings.items())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def load_event(event: Event) -> EventTexts:
    """The current revisions of an event's articles with the segments that take part, in five queries."""
    revisions = list(
        Revision.objects.filter(article__event=event, article__current_id__isnull=False)
        .filter(pk__in=event.articles.values("current_id"))
        .order_by("article_id")
    )
    by_revision: dict[int, list[Segment]] = {revision.pk: [] for revision in revisions}
    for piece in Segment.objects.filter(revision__in=list(by_revision), kind__in=ALIGNED_KINDS):
        by_revision[piece.revision_id].append(piece)
    pinned = list(event.links.exclude(state=Link.State.PROPOSED))
    articles = [_article_text(revision, by_revision[revision.pk]) for revision in revisions]
    said = (sentence for article in articles for sentence in article.sentences)
    return EventTexts(
        articles=articles,
        revisions=[revision.pk for revision in revisions],
        segments=[by_revision[revision.pk] for revision in revisions],
        pinned=pinned,
        spellings=occurring(spelling_table(event.collection_id), said),
    )


def _article_text(revision: Revision, segments: Iterable[Segment]) -> ArticleText:
    segments = list(segments)
    return ArticleText(
        key=revision.pk,
        sentences=tuple(revision.text[piece.start : piece.end] for piece in segments),
        paragraphs=tuple(piece.paragraph for piece in segments),
        captions=frozenset(at for at, piece in enumerate(segments) if piece.kind == Segment.Kind.CAPTION),
    )


def align_job(lease: Lease) -> None:
    """Align the event of a job. Raises LeaseLost."""
    align_event(Event.objects.get(jobs=lease.job), lease)


def align_event(event: Event, lease: Lease | None = None) -> Alignment:
    """Align the current texts of an event and replace its proposed links and its groups.

    Confirmed and rejected links are never touched: the engine is told of them and keeps to them. With a lease,
    progress is written while it works and the job is finished in the transaction that stores the result; raises
    LeaseLost, with nothing written, when another worker has taken the job over.
    """
    texts = load_event(event)
    sentences = sum(len(article.sentences) for article in texts.articles)
    if lease:
        lease.beat(force=True, articles=len(texts.articles), sentences=sentences, percent=0)
    tier = chosen_tier()
    fingerprint = texts.fingerprint(tier.engine)
    current = Alignment.objects.filter(event=event, fingerprint=fingerprint).first()
    if current is None:
        apart = texts.node_pairs(Link.State.REJECTED)
        result = engine.align(
            texts.articles,
            must=texts.node_pairs(Link.State.CONFIRMED),
            cannot=apart,
            spellings=texts.spellings,
            tier=tier,
            progress=_progress_writer(lease),
        )
        triples = inconsistent(texts.articles, result.links, apart=apart)
        counts = [len(article.sentences) for article in texts.articles]
        sources = find_sources(texts.revisions, counts, result)
        if lease:
            # Writing the links of a large event takes seconds; whoever watches sees what was found.
            lease.beat(force=True, percent=99, links=len(result.links))
    with transaction.atomic():
        if current is None:
            current = _store(event, texts, result, triples, fingerprint)
            Article.objects.bulk_update(sources, ["reuse", "quotations"], batch_size=BATCH // 10)
        if lease:
            lease.finish(percent=100, links=event.links.exclude(state=Link.State.REJECTED).count())
    return current


def chosen_tier() -> Tier:
    """The tier that the setting ALIGNMENT_TIER names. Raises JobFailed where it cannot be used."""
    try:
        return tier_named(getattr(settings, "ALIGNMENT_TIER", "lexical"))
    except (ValueError, MissingTier) as error:
        raise JobFailed(str(error)) from error


def _progress_writer(lease: Lease | None) -> Callable[[int, int], None] | None:
    if lease is None:
        return None
    return lambda done, total: lease.beat(percent=round(100 * done / max(total, 1)))


def _store(event: Event, texts: EventTexts, result: engine.Alignment, triples: Triples, fingerprint: str) -> Alignment:
    """Replace what the engine said before; the caller holds the transaction."""
    event.links.filter(state=Link.State.PROPOSED).delete()
    event.groups.all().delete()
    pinned_pairs = {(link.a_id, link.b_id) for link in texts.pinned}
    # A pair that a person confirmed or rejected while the engine worked keeps their word; a new run is queued.
    Link.objects.bulk_create(_link_rows(event, texts, result, pinned_pairs), batch_size=BATCH, ignore_conflicts=True)
    groups = Group.objects.bulk_create([Group(event=event) for _ in result.groups], batch_size=BATCH)
    GroupMember.objects.bulk_create(
        [
            GroupMember(group=group, segment=texts.segment(node))
            for group, nodes in zip(groups, result.groups, strict=True)
            for node in nodes
        ],
        batch_size=BATCH,
    )
    alignment, _ = Alignment.objects.update_or_create(
        event=event,
        defaults={
            "engine": result.engine,
            "fingerprint": fingerprint,
            "finished_at": timezone.now(),
            "inconsistent": triples.total,
            "triples": [[texts.segment(node).pk for node in triple] for triple in triples.shown],
        },
    )
    return alignment


def _link_rows(
    event: Event, texts: EventTexts, result: engine.Alignment, pinned_pairs: set[tuple[int, int]]
) -> Iterable[Link]:
    for link in result.links:
        first, second = sorted((texts.segment(link.a), texts.segment(link.b)), key=lambda piece: piece.pk)
        if (first.pk, second.pk) in pinned_pairs:
            continue
        yield Link(
            event=event,
            a=first,
            b=second,
            kind=link.kind,
            score=link.score,
            share=link.share,
            moved=link.moved,
            engine=result.engine,
            evidence=link.evidence,
        )
