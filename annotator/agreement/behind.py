"""The passages behind a cell: the sentences on which annotators differ, and what each of them gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.agreement.figures import parts_of
from annotator.agreement.first_work import sentence_segments, study_of
from annotator.agreement.models import AgreementReport, FirstWork
from annotator.agreement.study import Study
from annotator.agreement.units import SENTENCE, EventUnits
from comparisons.models import Revision


@dataclass(frozen=True)
class Passage:
    """One sentence, whose it is, and the codes that each annotator gave it, none for who looked and gave none."""

    event: str
    event_id: int
    outlet: str
    text: str
    given: Sequence[tuple[str, Sequence[str]]]


def passages_behind(report: AgreementReport, cell: str) -> list[Passage]:
    """The first passages of a cell, named as in `confusion.Confusion.result`; a fixed number of queries."""
    places = [tuple(place) for place in report.passages.get(cell, [])]
    if not places:
        return []
    events = {event for event, _, _ in places}
    works = FirstWork.objects.filter(project=report.project_id, event__in=events)
    counted = set(report.works)
    study = _part(study_of(report.project, [work for work in works if work.pk in counted]), cell)
    given = _given(study)
    texts = _texts({revision for _, revision, _ in places})
    only = cell.split(":")[1:] if cell.startswith("pair:") else None
    found = []
    for event, revision, number in places:
        title, outlet, sentences = texts[revision]
        people = given.get((event, revision, number), {})
        shown = [(person, codes) for person, codes in sorted(people.items()) if only is None or person in only]
        found.append(Passage(title, event, outlet, sentences[number], shown))
    return found


def _part(study: Study, cell: str) -> Study:
    """The works that a row of a version or a month is about."""
    holder, _, name = cell.partition(":")
    return parts_of(study)[holder].get(name, study) if holder in parts_of(study) else study


def _given(study: Study) -> dict[tuple[int, int, int], dict[str, list[str]]]:
    found: dict[tuple[int, int, int], dict[str, list[str]]] = {}
    for event, works in study.by_event().items():
        units = EventUnits(study, event, works)
        for code, marks in units.judged()[SENTENCE].marks.items():
            for unit, people in marks.items():
                if isinstance(unit, tuple):
                    everyone = dict.fromkeys(units.judges(SENTENCE, unit))
                    given = found.setdefault((event, *unit), {person: [] for person in everyone})
                    for person in people:
                        given[person].append(code)
    return {place: {person: sorted(codes) for person, codes in given.items()} for place, given in found.items()}


def _texts(revisions: set[int]) -> dict[int, tuple[str, str, list[str]]]:
    """Of each revision the event's title, the outlet, and its sentences."""
    rows = Revision.objects.filter(pk__in=revisions).values_list(
        "pk", "article__event__title", "article__outlet__name", "text"
    )
    texts = {pk: (title, outlet, text) for pk, title, outlet, text in rows}
    sentences: dict[int, list[str]] = {}
    for revision, start, end in sentence_segments(revisions).values_list("revision_id", "start", "end"):
        sentences.setdefault(revision, []).append(texts[revision][2][start:end])
    return {pk: (title, outlet, sentences.get(pk, [])) for pk, (title, outlet, _) in texts.items()}
