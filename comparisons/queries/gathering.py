"""Which texts of an event a view shows, in which order, and in which rows their statements stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comparisons.models import Article, Event, GroupMember, Outlet
from comparisons.queries.texts import Column, Shown, as_it_is, columns


@dataclass(frozen=True)
class Gathered:
    """The texts to show, the base first, and what there is beside them.

    `articles` are all that have a text, in the order of publication; `groups` has the group of each segment that is
    tied to others, `owners` its article, and `shared` how many such segments an article has.
    """

    event: Event
    articles: list[Article]
    columns: list[Column]
    groups: Mapping[int, int]
    owners: Mapping[int, int]
    shared: Mapping[int, int]

    @property
    def others(self) -> list[Article]:
        """The articles that are not shown."""
        shown = {column.article.pk for column in self.columns}
        return [article for article in self.articles if article.pk not in shown]


def gather(
    event: Event,
    *,
    base: int | None = None,
    articles: Sequence[int] | None = None,
    usual: int,
    most: int,
    shown: Shown = as_it_is,
) -> Gathered:
    """The texts of an event that are asked for, in four queries.

    `base` and `articles` are article ids; what is named is shown in the order of naming, `most` texts at the most.
    Where nothing is named it is the `usual` number. Without a base, or with one that is not there, it is the text
    that most can be compared with.
    """
    rows = event.articles.select_related("outlet").exclude(current=None).order_by("published_at", "id")
    all_articles = [shown(article) for article in rows]
    currents = [article.current_id for article in all_articles]
    members = GroupMember.objects.filter(group__event=event, segment__revision__in=currents)
    grouped = list(members.values_list("segment_id", "group_id", "segment__revision__article_id"))
    shared = Counter(article for _, _, article in grouped)
    chosen = _choose(all_articles, base, articles, shared, usual if articles is None else most)
    found = columns(event, chosen, shown)
    found.sort(key=lambda column: chosen.index(column.article.pk))
    groups = {segment: group for segment, group, _ in grouped}
    owners = {segment: article for segment, _, article in grouped}
    return Gathered(event, all_articles, found, groups, owners, shared)


def _choose(
    articles: Sequence[Article], base: int | None, wanted: Sequence[int] | None, shared: Counter[int], most: int
) -> list[int]:
    """The ids of the columns, the base first."""
    known = {article.pk: article for article in articles}
    named = [known[pk] for pk in dict.fromkeys(wanted or ()) if pk in known]
    chosen = named or list(articles)
    if not chosen:
        return []
    if base not in known:
        base = max(chosen, key=lambda article: _fitness_as_base(article, shared)).pk
    beside = [article for article in chosen if article.pk != base]
    if not named and len(beside) > most - 1:
        # Those that share most, in the order of publication.
        kept = sorted(beside, key=lambda article: -shared[article.pk])[: most - 1]
        beside = [article for article in beside if article in kept]
    return [base, *[article.pk for article in beside[: most - 1]]]


def _fitness_as_base(article: Article, shared: Counter[int]) -> tuple[bool, int]:
    """Agencies first, since others reprint them; then who shares most; max() keeps the earlier of two alike."""
    return article.outlet.kind == Outlet.Kind.AGENCY and shared[article.pk] > 0, shared[article.pk]
