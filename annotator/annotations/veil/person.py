"""The veils of one person."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.annotations.models import Annotation, Release
from annotator.annotations.veil.known import Known
from annotator.annotations.veil.one import Veil
from annotator.annotations.wire import as_wire
from annotator.teams.access import hides_outlets
from annotator.teams.models import Project
from comparisons.access import collections_for
from comparisons.models import Article, Event


class Veils:
    """Over all their projects and events. Of projects that hide nothing, nothing is asked."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self._known: dict[int, Known] = {}
        self._released: dict[int, set[int]] = {}

    def over(self, project: Project, event_id: int) -> Veil | None:
        """The veil over an event in a project; None where the person sees who wrote what."""
        if not hides_outlets(self._user, project):
            return None
        if project.pk not in self._known:
            released = Release.objects.filter(project=project).order_by()
            self._released[project.pk] = set(released.values_list("event_id", flat=True))
            self._known[project.pk] = Known(project, self._user.pk)
        return None if event_id in self._released[project.pk] else Veil(self._known[project.pk], event_id)

    def read_events(self, project: Project, events: Iterable[int]) -> None:
        """Read at once what the veils over some events need."""
        hidden = [event for event in events if self.over(project, event)]
        if hidden:
            self._known[project.pk].read_events(hidden)

    def wire(self, annotation: Annotation) -> dict[str, Any]:
        """An annotation in wire form, as the person sees it. Needs a row of `queries.whole()`."""
        return self.rows([annotation], [as_wire(annotation)])[0]

    def rows(self, annotations: Sequence[Annotation], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """What was made of annotations, with their anchors in wire form, as the person sees it.

        A fixed number of queries for each project that hides something.
        """
        hidden = [one for one in annotations if hides_outlets(self._user, one.project)]
        for project in {one.project_id: one.project for one in hidden}.values():
            mine = [one for one in hidden if one.project_id == project.pk and self.over(project, one.event_id)]
            if mine:
                self._known[project.pk].read_texts(anchor.revision_id for one in mine for anchor in one.anchors.all())
        return [self._row(one, row) for one, row in zip(annotations, rows, strict=True)]

    def _row(self, annotation: Annotation, row: dict[str, Any]) -> dict[str, Any]:
        veil = self.over(annotation.project, annotation.event_id)
        return veil.rows([row])[0] if veil else row

    def article_in(self, project: Project, article: Article) -> Article:
        """An article of any event of a project's collection, as the person sees it."""
        veil = self.over(project, article.event_id)
        return veil.article(article) if veil else article


def veil_over(user: Any, project: Project, event: Event) -> Veil | None:
    """What hides from `user` who wrote what on an event; None where nothing does."""
    return Veils(user).over(project, event.pk)


def veil_for_all(user: Any, project: Project, event: Event) -> Veil:
    """The veil as it is for others, for a lead who looks whether anything is left to hide."""
    return Veil(Known(project, user.pk), event.pk)


def is_closed(user: Any, project: Project) -> bool:
    """Whether the pages of a project's texts are not there for `user`: the project hides their outlets."""
    return hides_outlets(user, project) and not collections_for(user).filter(pk=project.collection_id).exists()
