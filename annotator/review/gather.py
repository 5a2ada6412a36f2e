"""Which annotations belong side by side: pure, annotations in, cases out."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from annotator.annotations.models import Annotation

Kind = Annotation.Kind
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Judgement:
    """What gathering needs to know of an annotation. Places are (revision, start, end) in code points."""

    pk: Any
    version: int
    annotator: int
    kind: str
    code: str
    places: tuple[Place, ...]
    absent_from: frozenset[int]


@dataclass(frozen=True)
class Gathered:
    """Judgements on the same place with the same kind and code."""

    members: tuple[Judgement, ...]
    disagreement: float

    @property
    def key(self) -> str:
        """The same for the same annotations."""
        ids = sorted(f"{member.pk} v{member.version}" for member in self.members)
        return hashlib.sha256("\n".join(ids).encode()).hexdigest()

    @property
    def first_place(self) -> Place | None:
        """The earliest place of all members."""
        return min((place for member in self.members for place in member.places), default=None)


def gather(judgements: Sequence[Judgement], annotators: int, overlap_share: float = 0) -> list[Gathered]:
    """The cases that `judgements` form, `annotators` being how many people handed their work in.

    Two judgements belong together when kind and code are the same and their places meet; and so does what meets
    either of them. Spans meet when they share a code point, and at least `overlap_share` of all that they cover
    (Jaccard). One that nobody else shares is a case too: the others' silence is a judgement.
    """
    kinds: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        kinds.setdefault((judgement.kind, judgement.code), []).append(judgement)
    return [
        Gathered(tuple(members), disagreement(members, annotators))
        for (kind, _), alike in sorted(kinds.items())
        for members in _clusters(alike, _span_rule(overlap_share) if kind == Kind.SPAN else MEETS[kind])
    ]


def disagreement(members: Sequence[Judgement], annotators: int) -> float:
    """Mean distance over all pairs of annotators: 0 where all mark the same stretch, 1 where all but one are silent.

    The distance of two who marked it is 1 - the share of code points that both marked (Jaccard).
    """
    people = sorted({member.annotator for member in members})
    pairs = max(annotators, len(people)) * (max(annotators, len(people)) - 1) / 2
    if not pairs:
        return 0.0
    silent = max(annotators - len(people), 0)
    apart = float(len(people) * silent)
    marked = {person: _stretches(members, person) for person in people}
    for one, other in combinations(people, 2):
        union = _size(marked[one] + marked[other])
        both = _size(marked[one]) + _size(marked[other]) - union
        apart += 1 - both / union if union else 0
    return apart / pairs


def _stretches(members: Sequence[Judgement], person: int) -> list[Place]:
    return [place for member in members if member.annotator == person for place in member.places]


def _size(stretches: Sequence[Place]) -> int:
    """How many code points the stretches cover; what several cover counts once."""
    size, reached = 0, (-1, 0)
    for revision, start, end in sorted(stretches):
        covered = reached[1] if revision == reached[0] else 0
        size += max(0, end - max(start, covered))
        reached = (revision, max(end, covered))
    return size


def _clusters(alike: Sequence[Judgement], meets: Callable[[Judgement, Judgement], bool]) -> list[list[Judgement]]:
    """Connected components, in the order of their first places."""
    ordered = sorted(alike, key=lambda one: (one.places, str(one.pk)))
    parents = list(range(len(ordered)))
    for one, other in _near(ordered):
        if _root(parents, one) != _root(parents, other) and meets(ordered[one], ordered[other]):
            first, second = sorted((_root(parents, one), _root(parents, other)))
            parents[second] = first
    clusters: dict[int, list[Judgement]] = {}
    for number, judgement in enumerate(ordered):
        clusters.setdefault(_root(parents, number), []).append(judgement)
    return list(clusters.values())


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = number = parents[parents[number]]
    return number


def _near(ordered: Sequence[Judgement]) -> Iterator[tuple[int, int]]:
    """The pairs that may meet, by their numbers: all of what has no stretch, else those that share a code point."""
    if any(start == end for one in ordered for _, start, end in one.places) or not all(one.places for one in ordered):
        yield from combinations(range(len(ordered)), 2)
        return
    open_now: list[tuple[int, int, int]] = []
    places = sorted((*place, number) for number, one in enumerate(ordered) for place in one.places)
    for revision, start, end, number in places:
        open_now = [one for one in open_now if one[0] == revision and one[1] > start]
        yield from ((other, number) for _, _, other in open_now if other != number)
        open_now.append((revision, end, number))


def _overlapping(one: Judgement, other: Judgement) -> set[int]:
    """The revisions in which the places of both overlap."""
    return {
        revision
        for revision, start, end in one.places
        for revision2, start2, end2 in other.places
        if revision == revision2 and start < end2 and start2 < end
    }


def _span_rule(overlap_share: float) -> Callable[[Judgement, Judgement], bool]:
    def meets(one: Judgement, other: Judgement) -> bool:
        if not _overlapping(one, other):
            return False
        union = _size([*one.places, *other.places])
        both = _size(one.places) + _size(other.places) - union
        return both >= overlap_share * union

    return meets


MEETS: dict[str, Callable[[Judgement, Judgement], bool]] = {
    # Both sides of a contrast: meeting in one text only may be two contrasts of the same words with different outlets.
    Kind.CONTRAST: lambda one, other: len(_overlapping(one, other)) >= 2,
    Kind.OMISSION: lambda one, other: bool(one.absent_from & other.absent_from and _overlapping(one, other)),
    Kind.DOCUMENT: lambda one, other: one.places[0][0] == other.places[0][0],
    Kind.EVENT: lambda one, other: True,
}
