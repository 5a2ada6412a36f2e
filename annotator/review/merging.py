"""Merge rules: what of a case a rule accepts, and with which boundaries. Pure: judgements in, stretches out.

A rule accepts or leaves open; it never says that nothing is there. What it leaves open waits for a reviewer.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.review.gather import Judgement, Place


class Rule(enum.StrEnum):
    """When a case is accepted without a reviewer."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"
    UNION = "union"
    ANNOTATOR = "annotator"


class Boundaries(enum.StrEnum):
    """Which code points the accepted annotation covers, where its annotators drew it differently."""

    INTERSECTION = "intersection"
    UNION = "union"
    MAJORITY = "majority"


@dataclass(frozen=True)
class MergeRule:
    """A rule as a reviewer set it. `threshold` is the share of annotators that a majority needs to exceed (0 to 1)."""

    rule: Rule
    boundaries: Boundaries = Boundaries.MAJORITY
    threshold: float = 0.5
    annotator: int | None = None

    def __str__(self) -> str:
        words = f"{self.rule} over {self.threshold:g}" if self.rule == Rule.MAJORITY else str(self.rule)
        return f"{words}, boundaries by {self.boundaries}"


def accepted_places(rule: MergeRule, members: Sequence[Judgement], annotators: int) -> list[Place] | None:
    """The stretches that `rule` accepts of a case; None leaves it open. `annotators` are those who handed the event in.

    Places without extent, as of a whole article, are the same for all and stay as they are.
    """
    if rule.rule == Rule.ANNOTATOR:
        members = [member for member in members if member.annotator == rule.annotator]
    people = {member.annotator for member in members}
    if not people or not _enough(rule, len(people), annotators):
        return None
    whole = sorted({place for member in members for place in member.places if place[1] == place[2]})
    stretches = _merged(rule.boundaries, members, len(people))
    placeless = not any(member.places for member in members)
    return whole + stretches if whole or stretches or placeless else None


def _enough(rule: MergeRule, having: int, annotators: int) -> bool:
    if rule.rule == Rule.UNANIMOUS:
        return having >= annotators
    return rule.rule != Rule.MAJORITY or having > rule.threshold * annotators


def _merged(boundaries: Boundaries, members: Sequence[Judgement], people: int) -> list[Place]:
    """The stretches that all, any or more than half of the case's annotators marked."""
    least = {Boundaries.INTERSECTION: people, Boundaries.UNION: 1, Boundaries.MAJORITY: people // 2 + 1}[boundaries]
    merged: list[Place] = []
    for revision in sorted({place[0] for member in members for place in member.places}):
        merged += _covered(revision, members, least)
    return merged


def _covered(revision: int, members: Sequence[Judgement], least: int) -> list[Place]:
    """The stretches of one revision that at least `least` annotators marked, by sweeping over their ends."""
    steps = sorted(
        step
        for person in sorted({member.annotator for member in members})
        for start, end in _own(revision, members, person)
        for step in ((start, 1), (end, -1))
    )
    found: list[Place] = []
    depth, begun = 0, None
    for at, change in steps:
        depth += change
        if depth >= least and begun is None:
            begun = at
        elif depth < least and begun is not None:
            if begun < at:
                found.append((revision, begun, at))
            begun = None
    return _joined(found)


def _own(revision: int, members: Sequence[Judgement], person: int) -> list[tuple[int, int]]:
    """What one annotator marked in a revision, without overlaps: nobody counts twice."""
    own: list[tuple[int, int]] = []
    for start, end in sorted(
        (start, end)
        for member in members
        if member.annotator == person
        for where, start, end in member.places
        if where == revision and start < end
    ):
        if own and start <= own[-1][1]:
            own[-1] = own[-1][0], max(own[-1][1], end)
        else:
            own.append((start, end))
    return own


def _joined(found: Sequence[Place]) -> list[Place]:
    joined: list[Place] = []
    for revision, start, end in found:
        if joined and joined[-1][2] == start:
            joined[-1] = revision, joined[-1][1], end
        else:
            joined.append((revision, start, end))
    return joined
