"""Where the site that the texts are part of adds to their pages; by default it adds nothing."""

from collections.abc import Sequence
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


def event_links(user: Person, event: Event) -> Sequence[PageLink]:
    """What `user` can do with an event elsewhere on the site: the answer of the callable COMPARISONS_EVENT_LINKS."""
    name = getattr(settings, "COMPARISONS_EVENT_LINKS", "")
    return import_string(name)(user, event) if name else ()
