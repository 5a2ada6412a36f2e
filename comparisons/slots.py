"""Where the site that the texts are part of adds to their pages; by default it adds nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from comparisons.access import Person
from comparisons.models import Event


@dataclass(frozen=True)
class PageLink:
    """A way on from a page; `main` for the one that most people want."""

    label: str
    url: str
    main: bool = False


# A stretch of a text: id of the revision, and [start, end) in its code points.
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Mark:
    """A judgement that rests on how the texts stand to each other, and all the places it names."""

    label: str
    quote: str
    url: str
    places: Sequence[Place]


def event_marks(user: Person, event: Event, revisions: Collection[int]) -> Sequence[Mark]:
    """What `user` may see of the judgements on these texts that a change of the rows concerns.

    The answer of the callable COMPARISONS_EVENT_MARKS.
    """
    name = getattr(settings, "COMPARISONS_EVENT_MARKS", "")
    return import_string(name)(user, event, revisions) if name and revisions else ()


def event_links(user: Person, event: Event) -> Sequence[PageLink]:
    """What `user` can do with an event elsewhere on the site: the answer of the callable COMPARISONS_EVENT_LINKS."""
    name = getattr(settings, "COMPARISONS_EVENT_LINKS", "")
    return import_string(name)(user, event) if name else ()
