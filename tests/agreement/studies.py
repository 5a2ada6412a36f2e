"""Studies as hypothesis makes them: up to three events of two texts, four people, judgements of every kind."""

import random
from dataclasses import replace

from hypothesis import strategies as st

from annotator.agreement.study import Judgement, Study, Text, Work
from annotator.agreement.units import EventUnits

CODES = ("economic", "moral", "legal")
PEOPLE = ("ana", "ben", "cy", "dora")
SENTENCES = tuple((number * 10, number * 10 + 9) for number in range(4))


def text(revision: int, event: int) -> Text:
    return Text(revision, revision, event, f"outlet {revision % 2}", "0" * 64, 40, SENTENCES)


TEXTS = {revision: text(revision, revision // 10) for revision in (10, 11, 20, 21, 30, 31)}
# In the first event the second sentence of one article and the third of the other say the same.
ROWS = {1: [[(10, 1), (11, 2)]]}


@st.composite
def studies(draw: st.DrawFn) -> Study:
    works = []
    for event in draw(st.sets(st.sampled_from([1, 2, 3]))):
        for person in draw(st.sets(st.sampled_from(PEOPLE))):
            judgements = draw(
                st.lists(st.builds(judged, st.just(event), st.randoms(use_true_random=False)), max_size=4)
            )
            works.append(
                Work(
                    event=event,
                    annotator=person,
                    month=draw(st.sampled_from(["2026-01", "2026-02"])),
                    version=draw(st.sampled_from([1, 2])),
                    revisions=draw(st.sampled_from([(event * 10, event * 10 + 1), (event * 10,)])),
                    judgements=tuple(
                        replace(one, id=f"{event}-{person}-{number}") for number, one in enumerate(judgements)
                    ),
                )
            )
    return Study("study", CODES, TEXTS, works, ROWS)


def judged(event: int, chance: random.Random) -> Judgement:
    places = [place(event * 10 + which, chance) for which in (0, 1)]
    kind = chance.choice(["span", "contrast", "omission", "document", "event"])
    code = chance.choice(CODES)
    if kind == "contrast":
        return Judgement("", kind, code, tuple(places))
    if kind == "event":
        return Judgement("", kind, code, ())
    if kind == "document":
        return Judgement("", kind, code, ((places[0][0], 0, 0),))
    return Judgement("", kind, code, (places[chance.randrange(2)],), (event * 10 + 1,) if kind == "omission" else ())


def place(revision: int, chance: random.Random) -> tuple[int, int, int]:
    start = chance.randrange(38)
    return revision, start, start + chance.randrange(1, 12) if start < 28 else 40


def events_of(study: Study) -> list[EventUnits]:
    return [EventUnits(study, event, works) for event, works in study.by_event().items() if len(works) > 1]
