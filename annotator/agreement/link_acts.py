"""How far people agree on which sentences say the same, from what each did to the rows by hand. Pure.

A link is confirmed or rejected once for all, and whoever comes second sees what the first one did: unlike all other
figures this one is not of blind work. It says where a second look changed the answer.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from annotator.agreement.coefficients import Unit, krippendorff_alpha, percent

# Segment, segment, and what a person said of them: the states of a link.
Word = tuple[int, int, str]
SAID = ("confirmed", "rejected")


def link_figures(acts: Iterable[tuple[str, Sequence[Word]]]) -> dict[str, Any]:
    """The figures of acts in the order in which they were made: (person, what they said of which two segments).

    `units` are pairs of segments that two people judged, each by their last word; `pairs` all that anybody judged.
    """
    judged: dict[tuple[int, int], dict[Hashable, Hashable]] = {}
    for person, words in acts:
        for a, b, said in words:
            people = judged.setdefault((min(a, b), max(a, b)), {})
            if said in SAID:
                people[person] = said
            else:
                # Handed back to the engine.
                people.pop(person, None)
    table: list[Unit] = []
    table.extend(people for people in judged.values() if people)
    found, said_by = krippendorff_alpha(table), Counter((who, word) for unit in table for who, word in unit.items())
    return {
        "value": found.value,
        "reason": str(found.reason),
        "percent": percent(table).value,
        "units": found.units,
        "pairs": len(table),
        "people": [
            {"person": person, **{word: said_by[person, word] for word in SAID}}
            for person in sorted({str(person) for person, _ in said_by})
        ],
    }
