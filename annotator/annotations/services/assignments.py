"""Who is to annotate what; handing it in; showing it to the team."""

from django.db import transaction
from django.utils import timezone

from annotator.annotations.faults import NotNow
from annotator.annotations.models import Assignment, Release
from annotator.annotations.signals import work_changed
from annotator.teams.access import role_of
from annotator.teams.models import Project, User
from annotator.teams.permissions import Action, roles_for
from comparisons.intake.article import Refused
from comparisons.models import Event

State = Assignment.State


@transaction.atomic
def assign(*, project: Project, event: Event, annotator: User) -> Assignment:
    """Give an event to an annotator; one they have already is left as it is. Raises Refused."""
    if event.collection_id != project.collection_id:
        raise Refused({"event": "This event is not in the project's collection."})
    if role_of(annotator, project) not in roles_for(Action.ANNOTATE):
        raise Refused({"annotator": f"{annotator} is no annotator of this project. Give them that role first."})
    assignment, _ = Assignment.objects.get_or_create(project=project, event=event, annotator=annotator)
    return assignment


@transaction.atomic
def submit(*, assignment: Assignment) -> Assignment:
    """Hand an assignment in; without annotations it says "looked and found nothing". Twice is as good as once."""
    locked = _with_all_of_its_event(assignment)
    if locked.state != State.SUBMITTED:
        locked.state = State.SUBMITTED
        locked.submitted_at = timezone.now()
        locked.save(update_fields=["state", "submitted_at"])
        work_changed.send(sender=Assignment, project=locked.project, event=locked.event)
    return locked


@transaction.atomic
def reopen(*, assignment: Assignment) -> Assignment:
    """Hand a submitted assignment back to its annotator. Raises NotNow when the event is released to the team."""
    locked = _with_all_of_its_event(assignment)
    if Release.objects.filter(project=locked.project_id, event=locked.event_id).exists():
        raise NotNow(
            "This event is released: its annotators have seen each other's work, and can no longer work blind."
        )
    if locked.state != State.SUBMITTED:
        raise NotNow("This assignment is not submitted.")
    locked.state = State.REOPENED
    locked.save(update_fields=["state"])
    work_changed.send(sender=Assignment, project=locked.project, event=locked.event)
    return locked


def _with_all_of_its_event(assignment: Assignment) -> Assignment:
    """The assignment, locked with all others of its event: of two who submit at once, the second sees the first."""
    rows = Assignment.objects.select_for_update().order_by("pk")
    locked = list(rows.filter(project=assignment.project_id, event=assignment.event_id))
    return next(one for one in locked if one.pk == assignment.pk)


@transaction.atomic
def release(*, project: Project, event: Event, released_by: User) -> Release:
    """Let the annotators of an event see each other's work. Who has not submitted yet stays blind until then."""
    if event.collection_id != project.collection_id:
        raise Refused({"event": "This event is not in the project's collection."})
    released, _ = Release.objects.get_or_create(project=project, event=event, defaults={"released_by": released_by})
    return released
