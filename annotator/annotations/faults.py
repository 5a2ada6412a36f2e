"""Why a change to annotations or assignments is refused; each message says what to do."""

from collections.abc import Mapping


class Unfit(ValueError):
    """Well-formed, but it contradicts what is stored; `problems` has a message for each place in the request."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class QuoteMismatch(Unfit):
    """An anchor whose quote is not what stands there."""


class WrongAnswer(Unfit):
    """An attribute whose answer is not one that its code allows."""


class WrongProvenance(Unfit):
    """What an annotation is said to be carried over from is none of its author's."""


class NotNow(ValueError):
    """Fine in itself, but not in this state: submitted, released, or the id is used for something else."""


class NotAssigned(ValueError):
    """The event is not this person's to annotate."""


class Stale(ValueError):
    """Somebody changed it in the meantime."""
