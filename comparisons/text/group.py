"""Rows over all articles: sentences tied closely enough to be read side by side.

Greedy average linkage (UPGMA; Sokal and Michener 1958). Connected components would chain half an event.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

LEAST_AVERAGE = 0.15
Member = TypeVar("Member", bound=Hashable)


def rows(
    links: Iterable[tuple[Member, Member, float]],
    *,
    must: Iterable[tuple[Member, Member]] = (),
    cannot: Collection[tuple[Member, Member]] = (),
    least: float = LEAST_AVERAGE,
    most: int | None = None,
) -> list[list[Member]]:
    """Return groups of two and more whose average link, absent ones counting 0, is at least `least`.

    Members of a `must` pair share a group; a `cannot` pair is never brought together by anything else.
    Ties go to the link given first. Where each member has only its `most` best links, no more of them are
    expected between two groups.
    """
    clusters = _Clusters[Member](cannot, most)
    for one, other in must:
        clusters.join(clusters.of(one), clusters.of(other))
    links = list(links)
    couples = {} if clusters.decided else _couples(links, least)
    for one, other, score in links:
        if one not in couples:
            clusters.tie(clusters.of(one), clusters.of(other), score)
    heap = [(-average, a, b) for a, b, average in clusters.ties() if average >= least]
    heapify(heap)
    while heap:
        average, a, b = heappop(heap)
        if clusters.average(a, b) != -average or clusters.apart(a, b):
            continue
        kept = clusters.join(a, b)
        for near in clusters.near(kept):
            if (new := clusters.average(kept, near)) >= least:
                heappush(heap, (-new, min(kept, near), max(kept, near)))
    return [*map(list, couples.items()), *clusters.groups()]


def _couples(links: Sequence[tuple[Member, Member, float]], least: float) -> dict[Member, Member]:
    """Return the links whose members have no other: no more is to be said of them."""
    ties = Counter([one for one, _, _ in links])
    ties.update([other for _, other, _ in links])
    return {one: other for one, other, score in links if ties[one] == ties[other] == 1 and score >= least}


class _Clusters(Generic[Member]):
    """Groups in the making and the sum of the links between each two of them."""

    def __init__(self, cannot: Collection[tuple[Member, Member]], most: int | None) -> None:
        self._most = most
        self._members: dict[int, list[Member]] = {}
        self._place: dict[Member, int] = {}
        self._sums: dict[int, dict[int, float]] = {}
        self._cannot: dict[Member, set[Member]] = {}
        for one, other in cannot:
            self._cannot.setdefault(one, set()).add(other)
            self._cannot.setdefault(other, set()).add(one)

    @property
    def decided(self) -> bool:
        """Say whether a person has brought members together or kept them apart."""
        return bool(self._members or self._cannot)

    def of(self, member: Member) -> int:
        """Return the number of the group that holds a member; a new one of its own at first sight."""
        if member not in self._place:
            number = len(self._place)
            self._place[member], self._members[number], self._sums[number] = number, [member], {}
        return self._place[member]

    def tie(self, a: int, b: int, score: float) -> None:
        """Add a link between two groups."""
        if a != b:
            self._sums[a][b] = self._sums[b][a] = self._sums[a].get(b, 0.0) + score

    def ties(self) -> list[tuple[int, int, float]]:
        """Return all tied pairs of groups with their average link."""
        pairs = ((a, b, total) for a, near in self._sums.items() for b, total in near.items() if a < b)
        if len(self._members) == len(self._place):
            # Nobody has been joined yet.
            return list(pairs)
        return [(a, b, self.average(a, b)) for a, b, _ in pairs]

    def average(self, a: int, b: int) -> float:
        """Return the average link of two groups; -1 when one of them is no more."""
        if a not in self._sums or b not in self._sums:
            return -1.0
        few, many = len(self._members[a]), len(self._members[b])
        if self._most is not None:
            few, many = min(few, many), min(max(few, many), self._most)
        return self._sums[a].get(b, 0.0) / (few * many)

    def near(self, a: int) -> list[int]:
        """Return the groups tied to one."""
        return sorted(self._sums[a])

    def apart(self, a: int, b: int) -> bool:
        """Say whether a person said that a member of one does not belong to a member of the other."""
        few, many = sorted((a, b), key=lambda c: len(self._members[c]))
        if not self._cannot:
            return False
        return any(
            self._place.get(foe) == many for member in self._members[few] for foe in self._cannot.get(member, ())
        )

    def join(self, a: int, b: int) -> int:
        """Make one group of two and return its number."""
        if a == b:
            return a
        a, b = min(a, b), max(a, b)
        for near, total in self._sums.pop(b).items():
            del self._sums[near][b]
            if near != a:
                self._sums[a][near] = self._sums[near][a] = self._sums[a].get(near, 0.0) + total
        moved = self._members.pop(b)
        self._members[a].extend(moved)
        for member in moved:
            self._place[member] = a
        return a

    def groups(self) -> list[list[Member]]:
        """Return the groups of two and more members."""
        return [members for members in self._members.values() if len(members) > 1]
