"""What a report does not count, said one by one: nothing drops out in silence. Pure."""

from collections.abc import Collection
from typing import Any

from annotator.agreement.study import Judgement, Work
from annotator.agreement.units import MARKING, OMISSION, EventUnits

MEASURED = {*MARKING, OMISSION, "document", "event"}


def alone(event: int, works: Collection[Work]) -> dict[str, Any]:
    """An event that one annotator handed in has nobody to agree with."""
    return {"what": "one_annotator", "event": event, "count": len(works)}


def of_event(event: EventUnits, codes: Collection[str]) -> list[dict[str, Any]]:
    """The judgements of an event that some figure cannot count, by id."""
    found = [
        {"what": what, "event": event.event, "id": one.id, "count": 1}
        for work in event.works
        for one in work.judgements
        for what in _why(event, one, codes)
    ]
    return sorted(found, key=lambda entry: (entry["id"], entry["what"]))


def _why(event: EventUnits, one: Judgement, codes: Collection[str]) -> list[str]:
    if one.kind not in MEASURED or one.code not in codes:
        return ["unknown_code_or_kind"]
    why = []
    # A mark on a byline or on boilerplate counts on its continuum, and touches no sentence.
    if one.kind in {*MARKING, OMISSION} and not event.sentences_of(one):
        why.append("outside_sentences")
    if one.kind == OMISSION and not set(one.absent_from) & set(event.outlets):
        why.append("absent_from_unseen_article")
    return why
