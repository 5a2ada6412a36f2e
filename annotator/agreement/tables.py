"""Figures as the Results page shows them: rows and cells, each with the way to what is behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from annotator.agreement.coefficients.result import SENTENCES, Reason
from annotator.agreement.confusion import NOTHING
from annotator.agreement.figures import ENOUGH_EVENTS, KINDS
from annotator.agreement.pictures import Bar, Square, intervals, matrix, number

# What each kind is called, and what its unit is.
KIND_WORDS = {
    "sentence": (
        "Sentences",
        "Does a sentence show the code or not? Spans and contrasts mark the sentences they touch.",
    ),
    "span": ("Spans", "Where do spans begin and end? Every code has a continuum of its own, counted in code points."),
    "document": ("Articles", "Was the article as a whole given the code?"),
    "contrast": ("Contrasts", "Were the same two sentences of two articles set against each other?"),
    "omission": ("Omissions", "Was the same article said to leave out the same row of the comparison?"),
    "event": ("Events", "Was the event as a whole given the code?"),
}
LEFT_OUT_WORDS = {
    "one_annotator": "handed in by one annotator only",
    "outside_sentences": "on no sentence: it counts for spans, not for sentences",
    "unknown_code_or_kind": "with a code that no version of the codebook has",
    "absent_from_unseen_article": "about an article that was not in the event then",
    "merged_spans": "overlapping another of the same annotator and code, and counted as one stretch",
}


@dataclass(frozen=True)
class Cell:
    """A number in a matrix, how dark it is (0 to 5), and the name of the passages behind it, if there are any.

    `said`, `interval` and `behind`, which is quoted for an address, are ready to be written: a large study has many
    hundred cells.
    """

    value: float | int | None
    step: int = 0
    said: str = ""
    behind: str = ""
    interval: str = ""


def kinds(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The kinds that something was marked of, sentences always."""
    shown = [kind for kind in KINDS if kind == "sentence" or figures["kinds"][kind]["all"]["marked"]]
    return [{"id": kind, "name": KIND_WORDS[kind][0], "words": KIND_WORDS[kind][1]} for kind in shown]


def values(found: Mapping[str, Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """All codes together, then each: the value with what stands beside it. `names` are those of the codes."""
    entries = [("", found["all"]), *((code, found["codes"][code]) for code in names if code in found["codes"])]
    return [
        {"code": code, "name": names.get(code, "All codes"), **entry, "sentence": SENTENCES[Reason(entry["reason"])]}
        for code, entry in entries
    ]


def parts(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Outlets, versions and months: all codes together of each, with the name of the passages behind it."""
    words = (
        ("outlets", "outlet", "Outlet"),
        ("versions", "versions", "Codebook version"),
        ("months", "months", "Handed in"),
    )
    return [
        {"word": word, "rows": [_part(name, f"{behind}:{name}", own["all"]) for name, own in found[holder].items()]}
        for holder, behind, word in words
        if len(found.get(holder, ())) > (holder != "outlets")
    ]


def _part(name: str, behind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "behind": behind, **values, "sentence": SENTENCES[Reason(values["reason"])]}


def answers(entries: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What codes ask, with the code's name and how often each answer was given, the most frequent first."""
    return [
        {
            **entry,
            "name": names.get(entry["code"], entry["code"]),
            "sentence": reason_words(entry["reason"]),
            "given": ", ".join(f"{answer} {times}" for answer, times in entry["answers"][:6]),
        }
        for entry in entries
    ]


def reason_words(reason: str) -> str:
    """Why there is no value, for a reader."""
    return SENTENCES[Reason(reason)]


def picture(title: str, found: Sequence[Mapping[str, Any]]) -> str:
    """The values and their intervals as SVG."""
    return intervals(title, [Bar(row["name"], row["value"], row["low"], row["high"]) for row in found])


def pair_picture(title: str, pairs: Sequence[Mapping[str, Any]]) -> str:
    """Annotators by annotators as SVG."""
    found = pair_matrix(pairs)
    rows = [(row["name"], [Square(_said(cell.value), cell.step) for cell in row["cells"]]) for row in found["rows"]]
    return matrix(title, found["people"], rows)


def confusion_picture(title: str, cells: Sequence[Sequence[Any]], names: Mapping[str, str]) -> str:
    """Codes by codes as SVG."""
    found = confusion_matrix(cells, names)
    rows = [(row["name"], [Square(str(cell.value or ""), cell.step) for cell in row["cells"]]) for row in found["rows"]]
    return matrix(title, found["columns"], rows)


def _said(value: float | int | None) -> str:
    return "" if value is None else number(value, 2)


def pair_matrix(pairs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Annotators by annotators; the diagonal is empty, and so is a cell of two who share no event."""
    people = sorted({person for pair in pairs for person in pair["annotators"]})
    known = {frozenset(pair["annotators"]): _pair_cell(pair) for pair in pairs}
    nothing = Cell(None)
    rows = [{"name": one, "cells": [known.get(frozenset((one, other)), nothing) for other in people]} for one in people]
    return {"people": people, "rows": rows}


def _pair_cell(pair: Mapping[str, Any]) -> Cell:
    value, behind = pair["value"], quote(":".join(["pair", *sorted(pair["annotators"])]))
    if value is None:
        return Cell(None, said="undefined", behind=behind)
    step = max(0, min(5, int(value * 5.999)))
    interval = "" if pair["low"] is None else f"{number(pair['low'], 3)} to {number(pair['high'], 3)}"
    return Cell(value, step, number(value, 3), behind, interval)


def confusion_matrix(cells: Sequence[Sequence[Any]], names: Mapping[str, str]) -> dict[str, Any]:
    """Codes by codes, the last column for nothing: only codes that were given, each pair of codes once in each half."""
    counts = {(a, b): number for a, b, number in cells}
    used = [code for code in names if any(code in pair for pair in counts)]
    most = max((number for (a, b), number in counts.items() if a != b), default=1)
    rows = [
        {
            "code": code,
            "name": names[code],
            "cells": [_confused(counts, code, other, most) for other in [*used, NOTHING]],
        }
        for code in used
    ]
    return {"columns": [*(names[code] for code in used), "nothing"], "rows": rows}


def _confused(counts: Mapping[tuple[str, str], int], code: str, other: str, most: int) -> Cell:
    if code == other:
        both = counts.get((code, code), 0)
        return Cell(both, said=str(both or "·"))
    key = (code, other) if (code, other) in counts else (other, code)
    times = counts.get(key, 0)
    if not times:
        return Cell(0, said="·")
    return Cell(times, -(-5 * times // most), str(times), quote(f"cell:{key[0]}:{key[1]}"))


def left_out(entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """What is not counted, by kind of reason."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry["what"]] = counts.get(entry["what"], 0) + (1 if "event" in entry else entry["count"])
    return [(LEFT_OUT_WORDS[what], number) for what, number in counts.items()]


def caution(events: int) -> str:
    """What to know of intervals from so few events; empty from 40 on."""
    if events >= ENOUGH_EVENTS:
        return ""
    if events < 2:
        return "An interval needs two events at least."
    return f"From {events} events, intervals tend to be too narrow; {ENOUGH_EVENTS} hold what they promise."
