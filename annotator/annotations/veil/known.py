"""What veils need to know of the texts that they hide, read for many events and many texts at once."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annotator.annotations.balance import balanced
from annotator.annotations.models import Assignment
from annotator.teams.models import Project
from comparisons.models import Article, Revision, Segment
from comparisons.queries.grid import MOST_COLUMNS
from comparisons.spelt import spelling_table
from comparisons.text.mask import Names, Source, Stretch, masked, names_of

TELLING = (Segment.Kind.BYLINE, Segment.Kind.DATELINE, Segment.Kind.BOILERPLATE)
# So many texts are kept at a time: an export goes through any number.
MOST_TEXTS = 100


@dataclass
class _Event:
    """Who wrote on an event, by article in the order of publication, and its typed stretches, by revision."""

    sources: dict[int, Source] = field(default_factory=dict)
    # The articles that have a text.
    shown: list[int] = field(default_factory=list)
    stretches: dict[int, list[Stretch]] = field(default_factory=dict)
    # How many were assigned the event before the annotator; None for one who was not.
    rank: int | None = None


class Known:
    """What is known of a project's events, for one of its annotators."""

    def __init__(self, project: Project, annotator_id: int) -> None:
        self._project, self._annotator = project, annotator_id
        self._events: dict[int, _Event] = {}
        self._texts: dict[int, str] = {}

    def read_events(self, events: Iterable[int]) -> None:
        """Read what is not known yet of some events: three queries at most."""
        missing = set(events) - self._events.keys()
        if not missing:
            return
        found = {pk: _Event() for pk in missing}
        articles = Article.objects.filter(event__in=missing).order_by("published_at", "id")
        fields = ("pk", "event_id", "current_id", "outlet__name", "url", "byline")
        for pk, event, current, outlet, url, byline in articles.values_list(*fields):
            found[event].sources[pk] = Source(outlet, url, byline)
            found[event].shown += [pk] if current else []
        segments = Segment.objects.filter(revision__article__event__in=missing, kind__in=TELLING).order_by("pk")
        typed = segments.values_list("revision__article__event_id", "revision_id", "kind", "start", "end")
        for event, revision, kind, start, end in typed:
            found[event].stretches.setdefault(revision, []).append(Stretch(kind, start, end))
        if self._project.counterbalanced:
            self._read_ranks(found)
        self._events |= found

    def _read_ranks(self, found: dict[int, _Event]) -> None:
        assigned: dict[int, list[int]] = {}
        rows = Assignment.objects.filter(project=self._project, event__in=found).order_by("pk")
        for event, annotator in rows.values_list("event_id", "annotator_id"):
            assigned.setdefault(event, []).append(annotator)
        for event, people in assigned.items():
            if self._annotator in people:
                found[event].rank = people.index(self._annotator)

    def read_texts(self, revisions: Iterable[int]) -> None:
        """Read the texts of some revisions of the project's collection that are not there yet: one query."""
        wanted = set(revisions)
        if not (missing := wanted - self._texts.keys()):
            return
        if len(self._texts) + len(missing) > MOST_TEXTS:
            self._texts, missing = {}, wanted
        rows = Revision.objects.filter(pk__in=missing, article__event__collection=self._project.collection_id)
        texts = list(rows.order_by().values_list("pk", "article__event_id", "text"))
        self.read_events({event for _, event, _ in texts})
        for pk, event, text in texts:
            self.masked(event, pk, text)

    def text(self, revision: int) -> str:
        """A text that was read, as it is seen; empty for one that is not there."""
        return self._texts.get(revision, "")

    def masked(self, event: int, revision: int, text: str) -> str:
        """The text of a revision as it is seen."""
        if revision not in self._texts:
            stretches = self._event(event).stretches.get(revision, ())
            self._texts[revision] = masked(text, self.names(event), tuple(stretches))
        return self._texts[revision]

    def names(self, event: int) -> Names:
        """The names that an event's texts are searched for."""
        return names_of(frozenset(self._event(event).sources.values()), self._spellings)

    def order(self, event: int) -> Sequence[int]:
        """The event's articles in the order of their letters.

        It is the annotator's own order of columns; else one drawn for them, so that letters tell others nothing.
        """
        known = self._event(event)
        columns = known.shown[:MOST_COLUMNS]
        first = balanced(columns, known.rank) if known.rank is not None else []
        rest = [pk for pk in sorted(known.sources) if pk not in first]
        random.Random(f"{self._project.pk} {event} {self._annotator}").shuffle(rest)
        return [*first, *rest]

    def _event(self, event: int) -> _Event:
        self.read_events([event])
        return self._events[event]

    @cached_property
    def _spellings(self) -> tuple[tuple[str, str], ...]:
        return tuple(spelling_table(self._project.collection_id).items())
