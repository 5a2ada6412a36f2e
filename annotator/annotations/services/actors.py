"""The list of people and parties of an event."""

import unicodedata
from collections.abc import Sequence

from django.db import transaction

from annotator.annotations.models import Actor
from annotator.teams.models import Project
from comparisons.intake.article import Refused
from comparisons.models import Event

MOST = 200


@transaction.atomic
def set_actors(*, project: Project, event: Event, names: Sequence[str]) -> list[str]:
    """Make these the event's people and parties, in this order, each once. Answers that name others stay as they are.

    Gives back the names as they are kept. Raises Refused.
    """
    # Whoever changes the list at the same time waits here.
    Project.objects.select_for_update().get(pk=project.pk)
    kept = list(dict.fromkeys(filter(None, (_tidy(name) for name in names))))
    if len(kept) > MOST:
        raise Refused({"names": f"{MOST} people and parties at most."})
    long = next((name for name in kept if len(name) > 200), None)
    if long:
        raise Refused({"names": f"A name takes 200 characters at most: “{long[:40]}…”."})
    Actor.objects.filter(project=project, event=event).delete()
    Actor.objects.bulk_create(
        Actor(project=project, event=event, position=number, name=name) for number, name in enumerate(kept)
    )
    return kept


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("\0", "").split())
