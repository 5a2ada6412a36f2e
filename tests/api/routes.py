"""Every address of the site as the URL resolver knows it, filled with the ids of a world."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

KWARG = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: its name, and its path with the names of what is to be filled in."""

    name: str
    pattern: str

    @property
    def is_api(self) -> bool:
        return self.pattern.startswith("api/")

    @property
    def kwargs(self) -> list[str]:
        """What is to be filled in: `slug`, `event_id`, …; for `pk` and `slug` together with the resource."""
        return KWARG.findall(self.pattern)

    def ids(self) -> list[str]:
        """The keys in a world's ids of what is to be filled in, in order."""
        return [self._key(kwarg) for kwarg in self.kwargs]

    def _key(self, kwarg: str) -> str:
        if kwarg in ("pk", "slug"):
            # api/v1/cases/<str:pk>/ wants a case, collections/<slug:slug>/import/ a collection.
            before = self.pattern.partition("<")[0].rstrip("/").rpartition("/")[2]
            return {"projects": "project", "collections": "collection"}.get(before, before)
        return kwarg.removesuffix("_id")

    def path(self, ids: Mapping[str, Any]) -> str:
        """The address for these ids."""
        filled = iter(self.ids())
        return "/" + KWARG.sub(lambda _: str(ids[next(filled)]), self.pattern)


def routes() -> list[Route]:
    """All of them, in the resolver's order; what answers for every other address is left out."""
    return [route for route in _walk(get_resolver(), "") if route.name != "api-nowhere"]


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield Route(pattern.name or path, path)
        else:
            yield from _walk(pattern, path)
