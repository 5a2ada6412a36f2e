"""Where the articles of an event likely come from, and how much of each is its source's: for the pipeline to keep."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comparisons.models import Article, Outlet, Revision, Segment
from comparisons.text.align import Alignment, Link
from comparisons.text.dateline import agency
from comparisons.text.fold import fold_key
from comparisons.text.quotations import shared_quotations
from comparisons.text.source import Source, Told, is_credited, likely_source
from comparisons.text.spans import Span

# With so many of those that share most sentences an article is compared word by word.
MOST_CANDIDATES = 3
# So many others are named with a quotation; the rest are counted.
MOST_NAMED = 12
CREDITS = (Segment.Kind.DATELINE, Segment.Kind.BYLINE, Segment.Kind.BOILERPLATE, Segment.Kind.CORRECTION)
SAME = ("verbatim", "variant")


@dataclass(frozen=True)
class Filed:
    """An article as it is compared, with its dateline."""

    article: Article
    told: Told
    dateline: str


def find_sources(revisions: Sequence[int], sentences: Sequence[int], found: Alignment) -> list[Article]:
    """The articles of these revisions, in this order, with `reuse` and `quotations` set but not saved; two queries.

    `sentences` counts those of each; `found` is what the engine says of the same articles.
    """
    rows = Revision.objects.select_related("article__outlet").in_bulk(revisions)
    stretches: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for piece in Segment.objects.filter(revision__in=revisions, kind__in=CREDITS):
        stretches[piece.revision_id].append((piece.kind, rows[piece.revision_id].text[piece.start : piece.end]))
    filed = [_filed(rows[pk], stretches[pk]) for pk in revisions]
    outlets = {fold_key(one.told.outlet) for one in filed}
    together = _together(found)
    for at, one in enumerate(filed):
        one.article.quotations = []
        one.article.reuse = _source_of(at, filed, together[at], sentences[at]) or _filed_by(one, outlets)
    for quotation, others in shared_quotations([one.told.text for one in filed]).items():
        ids = [filed[other].article.pk for other in others[:MOST_NAMED]]
        filed[quotation.text].article.quotations.append([*_place(quotation.span), ids, len(others)])
    return [one.article for one in filed]


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _filed(revision: Revision, stretches: Sequence[tuple[str, str]]) -> Filed:
    article = revision.article
    datelines = [article.dateline, *(said for kind, said in stretches if kind == Segment.Kind.DATELINE)]
    credit = [article.byline, *datelines, *(said for kind, said in stretches if kind != Segment.Kind.DATELINE)]
    told = Told(
        outlet=article.outlet.name,
        text=revision.text,
        credit=" · ".join(said for said in credit if said),
        agency=article.outlet.kind == Outlet.Kind.AGENCY,
        published=article.published_at.timestamp() if article.published_at else None,
    )
    return Filed(article, told, next((said for said in datelines if said), ""))


def _together(found: Alignment) -> dict[int, dict[int, list[Link]]]:
    """The links of each article with each other, rewritten ones aside."""
    links: dict[int, dict[int, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in found.links:
        if link.kind != "rewritten":
            links[link.a.article][link.b.article].append(link)
            links[link.b.article][link.a.article].append(link)
    return links


def _source_of(at: int, filed: Sequence[Filed], links: dict[int, list[Link]], sentences: int) -> dict[str, Any]:
    places = sorted(links, key=lambda other: (-len(links[other]), other))
    near = places[:MOST_CANDIDATES]
    credited = [other for other in places[MOST_CANDIDATES:] if is_credited(filed[at].told, filed[other].told.outlet)]
    near += credited[:MOST_CANDIDATES]
    source = likely_source(filed[at].told, [filed[other].told for other in near])
    if source is None:
        return {}
    other = near[source.of]
    return _as_json(source, filed[other].article) | _shares(at, links[other]) | {"sentences": sentences}


def _as_json(source: Source, article: Article) -> dict[str, Any]:
    return {
        "source": article.pk,
        "copied": round(source.copied, 4),
        "longest": source.longest,
        "credited": source.credited,
        "earlier": source.earlier,
        "agency": source.agency,
    }


def _shares(at: int, links: Sequence[Link]) -> dict[str, int]:
    """How many sentences of an article are its source's, and how many are edited from it."""
    best: dict[int, bool] = {}
    for link in links:
        sentence = (link.a if link.a.article == at else link.b).sentence
        best[sentence] = best.get(sentence, False) or link.kind in SAME
    same = sum(best.values())
    return {"same": same, "edited": len(best) - same}


def _filed_by(one: Filed, outlets: set[str]) -> dict[str, Any]:
    """An agency that the dateline names and that is not among the articles."""
    name = agency(one.dateline) if one.dateline else ""
    return {"filed_by": name} if name and fold_key(name) not in outlets else {}
