"""The doors for reading annotations. What a person may see is decided here and nowhere else."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.http import Http404

from annotator.annotations.balance import balanced
from annotator.annotations.models import Actor, Anchor, Annotation, Assignment, Read, ReadingTime, Release
from annotator.teams.access import projects_for
from annotator.teams.models import Project
from annotator.teams.permissions import Action
from comparisons.models import Article, Event
from comparisons.queries.grid import MOST_COLUMNS
from comparisons.queries.texts import Column


def annotations_for(user: Any) -> QuerySet[Annotation]:
    """The annotations that `user` may see, all projects and layers, without deleted ones.

    Blind until released: besides their own work an annotator sees an event's annotations only once they have
    submitted it and the lead has released it; a reader once it is released. Reviewers and leads see all.
    """
    theirs = Q(annotator=user.pk, layer=Annotation.Layer.ANNOTATOR)
    allowed = Q(project__in=projects_for(user, Action.SEE_ALL_ANNOTATIONS)) | (
        Q(project__in=projects_for(user)) & (theirs | open_to(user))
    )
    return Annotation.objects.filter(allowed, deleted_at=None)


def own_work(user: Any) -> QuerySet[Annotation]:
    """What `user` has annotated themselves, deleted or not, in the projects they are still in."""
    return Annotation.objects.filter(
        annotator=user.pk, layer=Annotation.Layer.ANNOTATOR, project__in=projects_for(user)
    )


def open_to(user: Any) -> Q:
    """That a row's event is released in its project, and `user` has no unsubmitted assignment on it."""
    here = {"project": OuterRef("project"), "event": OuterRef("event")}
    unsubmitted = Assignment.objects.filter(**here, annotator=user.pk).exclude(state=Assignment.State.SUBMITTED)
    return Q(Exists(Release.objects.filter(**here))) & ~Q(Exists(unsubmitted))


def assignments_for(user: Any) -> QuerySet[Assignment]:
    """The assignments that `user` may see: all of the projects they see all work of, else their own."""
    everywhere = Q(project__in=projects_for(user, Action.SEE_ALL_ANNOTATIONS))
    own = Q(annotator=user.pk, project__in=projects_for(user))
    return Assignment.objects.filter(everywhere | own)


def whole(rows: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """`rows` with all that their wire form needs, in two queries."""
    return rows.select_related("project", "code__version", "annotator").prefetch_related(with_places())


def with_places() -> Prefetch:
    """The anchors of annotations with article and outlet, without the texts."""
    rows = Anchor.objects.select_related("revision__article__outlet")
    return Prefetch("anchors", rows.defer("revision__text", "revision__original_text"))


def get_annotation_for(user: Any, pk: Any) -> Annotation:
    """One annotation that `user` may see, whole. Http404 for any other, whether it exists or not."""
    annotation = whole(annotations_for(user)).filter(pk=pk).first()
    if annotation is None:
        raise Http404("There is no such annotation, or it is not yours to see.")
    return annotation


def get_project_event(project: Project, event_id: int) -> Event:
    """An event of the project's collection. Http404 for any other."""
    event = Event.objects.select_related("collection").filter(pk=event_id, collection=project.collection_id).first()
    if event is None:
        raise Http404("There is no such event in this project.")
    return event


def is_released(project: Project, event: Event) -> bool:
    """Whether the lead has released the event's annotations to the team."""
    return Release.objects.filter(project=project, event=event).exists()


def has_begun(project: Project) -> bool:
    """Whether an annotator of a project has been at the texts of an event: marked, read, handed in, or released."""
    work = Assignment.objects.filter(project=project)
    begun = work.exclude(state=Assignment.State.OPEN).exists() or Release.objects.filter(project=project).exists()
    looked = (Read, ReadingTime)
    return begun or any(model.objects.filter(assignment__in=work.values("pk")).exists() for model in looked)


def actors_of(project: Project, event_id: int) -> list[str]:
    """The names of an event's people and parties, in the order of the project's list."""
    return list(Actor.objects.filter(project=project, event=event_id).values_list("name", flat=True))


def unread(assignment: Assignment) -> list[Article]:
    """The articles of an assignment's event that its annotator has not read yet, with their outlets; one query."""
    texts = Article.objects.filter(event=assignment.event_id).exclude(current=None).select_related("outlet")
    return list(
        texts.exclude(pk__in=Read.objects.filter(assignment=assignment).values("article")).order_by(
            "published_at", "id"
        )
    )


def own_order(assignment: Assignment | None) -> list[int]:
    """The columns of an annotator whose project counterbalances them, by article id; else empty, for the usual order.

    Annotators count in the order in which they were assigned; which texts are shown is the same for all of them.
    """
    if assignment is None or not assignment.project.counterbalanced:
        return []
    texts = Article.objects.filter(event=assignment.event_id).exclude(current=None).order_by("published_at", "id")
    shown = list(texts.values_list("pk", flat=True)[:MOST_COLUMNS])
    others = Assignment.objects.filter(project=assignment.project_id, event=assignment.event_id)
    return balanced(shown, others.filter(pk__lt=assignment.pk).count())


def reading_of(project: Project) -> QuerySet[ReadingTime, dict[str, Any]]:
    """Seconds that each annotator was active in each article of a project, as rows for a lead; one query."""
    times = ReadingTime.objects.filter(assignment__project=project).order_by()
    names = ("assignment__event", "assignment__event__title", "assignment__annotator__username")
    rows = times.values(*names, "article", "article__outlet__name").annotate(active=Sum("seconds"))
    return rows.order_by(*names[::2], "article")


def text_as_wire(column: Column) -> dict[str, Any]:
    """The text of a column, for the browser code that places marks in it."""
    article = column.article
    return {
        "article": article.pk,
        "revision": article.current_id,
        "outlet": article.outlet.name,
        "language": article.language,
        "text": column.text,
    }
