"""What annotators have read, and how long they were at it."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from annotator.annotations.faults import NotNow
from annotator.annotations.models import Assignment, Read, ReadingTime
from annotator.annotations.queries import has_begun, unread
from annotator.annotations.veil import Veils
from annotator.teams.models import Project
from comparisons.intake.article import Refused
from comparisons.models import Article

# A visit longer than a day is a clock that went wrong.
MOST_SECONDS = 86_400
BEGUN = (
    "Somebody has begun to annotate, so this stays as it is: what was seen cannot be hidden, and who began without the "
    "names goes on without. Release an event to show its outlets, or found another project on the collection."
)


@transaction.atomic
def prepare_study(*, project: Project, read_first: bool, counterbalanced: bool, masks_outlets: bool) -> Project:
    """Say what the annotators of a project meet before and beside the texts; it holds from the next opening on.

    Raises Refused where outlets are to be hidden, or shown, from now on, and somebody has begun.
    """
    before = Project.objects.select_for_update().get(pk=project.pk)
    if masks_outlets != before.masks_outlets and has_begun(project):
        raise Refused({"masks_outlets": BEGUN})
    project.read_first, project.counterbalanced, project.masks_outlets = read_first, counterbalanced, masks_outlets
    project.save(update_fields=["read_first", "counterbalanced", "masks_outlets"])
    return project


@transaction.atomic
def mark_read(*, assignment: Assignment, article: int) -> None:
    """Note that the annotator has read an article of the event; twice is as good as once. Raises Refused."""
    _check_articles(assignment, [article])
    Read.objects.get_or_create(assignment=assignment, article_id=article)


@transaction.atomic
def note_time(*, assignment: Assignment, visit: uuid.UUID, seconds: Mapping[int, int]) -> None:
    """Note how long a visit has lasted in each article so far, in seconds; it never shrinks. Raises Refused."""
    _check_articles(assignment, list(seconds))
    rows = ReadingTime.objects.select_for_update().filter(assignment=assignment, visit=visit)
    known = {row.article_id: row for row in rows}
    for article, spent in seconds.items():
        row = known.get(article) or ReadingTime(assignment=assignment, article_id=article, visit=visit, seconds=0)
        if spent > row.seconds:
            row.seconds = min(spent, MOST_SECONDS)
            row.save()


def check_read(project: Project, assignment: Assignment) -> None:
    """Raise NotNow while the assignment's project wants all texts read first and some are not."""
    if not project.read_first:
        return
    left = unread(assignment)
    if left:
        veils = Veils(assignment.annotator)
        names = ", ".join(veils.article_in(project, article).outlet.name for article in left[:5])
        raise NotNow(f"Read all texts of this event first. Left: {names}. Then say so in the workbench.")


def _check_articles(assignment: Assignment, articles: list[int]) -> None:
    known = set(Article.objects.filter(event=assignment.event_id, pk__in=articles).values_list("pk", flat=True))
    if set(articles) - known:
        raise Refused({"article": "This article is not in the assignment's event."})
