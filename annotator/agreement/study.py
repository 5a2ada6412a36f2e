"""All that a report looks at, as plain values: the same from the database and from a frozen file. Pure.

Places are [start, end) in code points of a revision's text.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A revision: whose it is, its SHA-256 and length, and its sentences in order."""

    revision: int
    article: int
    event: int
    outlet: str
    digest: str
    length: int
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One annotation as it was handed in. `places` are (revision, start, end), `answers` (attribute, answer)."""

    id: str
    kind: str
    code: str
    places: tuple[Place, ...]
    absent_from: tuple[int, ...] = ()
    answers: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What one annotator handed in for one event, with judgements or without; `revisions` were before their eyes."""

    event: int
    annotator: str
    month: str
    version: int
    revisions: tuple[int, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True)
class Study:
    """A project's counted work, sorted. `rows` are the groups of each event: (revision, number of the sentence)."""

    project: str
    codes: tuple[str, ...]
    texts: Mapping[int, Text]
    works: Sequence[Work]
    rows: Mapping[int, Sequence[Sequence[tuple[int, int]]]] = field(default_factory=dict)

    def by_event(self) -> dict[int, list[Work]]:
        """The works of each event, in order; of all events, also those that one annotator handed in alone."""
        found: dict[int, list[Work]] = {}
        for work in sorted(self.works, key=lambda work: (work.event, work.annotator)):
            found.setdefault(work.event, []).append(work)
        return found

    def parts(self, name_of: Callable[[Work], str]) -> dict[str, "Study"]:
        """The study cut into studies of the works that have the same name, by name."""
        found: dict[str, list[Work]] = {}
        for work in self.works:
            found.setdefault(name_of(work), []).append(work)
        return {name: replace(self, works=works) for name, works in sorted(found.items())}


def as_plain(study: Study) -> dict[str, Any]:
    """The study as JSON can write it, sorted, so that equal studies are written alike; tuples stand for lists."""
    return {
        "project": study.project,
        "codes": list(study.codes),
        "texts": [
            [text.revision, text.article, text.event, text.outlet, text.digest, text.length, text.sentences]
            for _, text in sorted(study.texts.items())
        ],
        "works": [
            [work.event, work.annotator, work.month, work.version, work.revisions, _plain(work.judgements)]
            for works in study.by_event().values()
            for work in works
        ],
        "rows": sorted(study.rows.items()),
    }


def from_plain(plain: Mapping[str, Any]) -> Study:
    """The study that `as_plain` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    texts = [
        Text(revision, article, event, outlet, digest, length, tuple((start, end) for start, end in sentences))
        for revision, article, event, outlet, digest, length, sentences in plain["texts"]
    ]
    works = [
        Work(event, annotator, month, version, tuple(revisions), tuple(judgement_of(*one) for one in judgements))
        for event, annotator, month, version, revisions, judgements in plain["works"]
    ]
    rows = {event: [[(revision, n) for revision, n in row] for row in found] for event, found in plain["rows"]}
    return Study(plain["project"], tuple(plain["codes"]), {text.revision: text for text in texts}, works, rows)


def digest_of(plain: Any) -> str:
    """SHA-256 of a value in JSON's types, however its keys are ordered and its file is laid out."""
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(judgements: Iterable[Judgement]) -> list[list[Any]]:
    return sorted([one.id, one.kind, one.code, one.places, one.absent_from, dict(one.answers)] for one in judgements)


def judgement_of(
    pk: str,
    kind: str,
    code: str,
    places: Sequence[Sequence[int]],
    absent: Sequence[int],
    answers: Mapping[str, Any] | None = None,
) -> Judgement:
    """A judgement from its plain values. Work of the time before codes could ask has no answers."""
    where = tuple([(revision, start, end) for revision, start, end in places])
    return Judgement(pk, kind, code, where, tuple(absent), as_answers(answers or {}))


def as_answers(answers: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Answers in order; what is no plain value is compared as it is written."""
    if not answers:
        return ()
    plain = {name: one if isinstance(one, str | int | float) else json.dumps(one) for name, one in answers.items()}
    return tuple(sorted(plain.items()))
