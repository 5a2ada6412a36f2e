"""The doors for change to annotators' work."""

from annotator.annotations.faults import NotAssigned, NotNow, QuoteMismatch, Stale, Unfit
from annotator.annotations.services.actors import set_actors
from annotator.annotations.services.assignments import assign, release, reopen, submit
from annotator.annotations.services.gold import put_gold, withdraw_gold
from annotator.annotations.services.reading import mark_read, note_time, prepare_study
from annotator.annotations.services.tagging import restore, retag, tag, untag

__all__ = [
    "NotAssigned",
    "NotNow",
    "QuoteMismatch",
    "Stale",
    "Unfit",
    "assign",
    "mark_read",
    "note_time",
    "prepare_study",
    "put_gold",
    "release",
    "reopen",
    "restore",
    "retag",
    "set_actors",
    "submit",
    "tag",
    "untag",
    "withdraw_gold",
]
