"""What stands inside a cell: pieces of text, and runs of words with what happened to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from comparisons.models import Segment
from comparisons.text.diff import Edit, word_edits
from comparisons.text.spellings import Table, respelt_edits

JOINER = " "


@dataclass(frozen=True)
class Piece:
    """A segment and what it says."""

    segment: Segment
    text: str


@dataclass(frozen=True)
class Run:
    """Some words and what happened to them.

    op: equal, insert, replace, variant or mechanics for words of this text; delete for words of the base that are
    missing here, which are no part of this text and count for no offset. `was` holds the base's words where they
    were put otherwise.
    """

    op: str
    text: str
    was: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether these are the base's words and not this text's."""
        return self.op == "delete"


def joined(pieces: Sequence[Piece]) -> str:
    """The text of a cell's statements as one string for comparing; datelines and bylines stay out."""
    return JOINER.join(piece.text for piece in pieces if _counts(piece))


def _counts(piece: Piece) -> bool:
    return piece.segment.kind not in (Segment.Kind.DATELINE, Segment.Kind.BYLINE)


def plain_runs(pieces: Sequence[Piece]) -> list[list[Run]]:
    """The words of a cell that is compared with nothing."""
    return [[Run("equal", piece.text)] for piece in pieces]


def runs_for(base: str, pieces: Sequence[Piece], spellings: Table) -> list[list[Run]]:
    """For each piece of a cell its words as runs, with what the base has and the cell lacks put in between."""
    other = joined(pieces)
    edits = respelt_edits(word_edits(base, other), base, other, spellings)
    runs: list[list[Run]] = []
    offset = 0
    for piece in pieces:
        if not _counts(piece):
            runs.append([Run("equal", piece.text)])
            continue
        runs.append(_piece_runs(base, edits, piece.text, offset))
        offset += len(piece.text) + len(JOINER)
    return runs


def _piece_runs(base: str, edits: Sequence[Edit], text: str, offset: int) -> list[Run]:
    runs: list[Run] = []
    end = offset + len(text)
    for edit in edits:
        start, stop = max(edit.b_start, offset), min(edit.b_end, end)
        was = base[edit.a_start : edit.a_end]
        if edit.b_start == edit.b_end:
            if offset <= edit.b_start < end or (edit.b_start == end and offset == 0 == len(runs)):
                runs.append(Run("delete", was))
        elif start < stop:
            runs.append(Run(edit.op, text[start - offset : stop - offset], was if edit.op != "equal" else ""))
    return runs
