"""The table of a collection's spellings."""

from comparisons.access import Person
from comparisons.models import Collection, Spelling
from comparisons.text.canonical import UnusableText, canonical
from comparisons.text.fold import fold_key

LONGEST = 120


class SpellingRefused(ValueError):
    """This pair cannot stand in the table; the message says why."""


def set_spelling(
    *, collection: Collection, spelling: str, same_as: str, person: Person, accepted: bool = True
) -> Spelling:
    """Say that two spellings are one word, or (not accepted) that they are two. Raises SpellingRefused."""
    try:
        one, other = (canonical(words).strip() for words in (spelling, same_as))
    except UnusableText as error:
        raise SpellingRefused("Give two spellings, such as Karabagh and Karabakh.") from error
    if not one or not other or "\n" in one + other:
        raise SpellingRefused("Give two spellings, such as Karabagh and Karabakh.")
    if max(len(one), len(other)) > LONGEST:
        raise SpellingRefused(f"A spelling has {LONGEST} characters at most.")
    if fold_key(one) == fold_key(other):
        raise SpellingRefused("These two are the same already.")
    state = Spelling.State.ACCEPTED if accepted else Spelling.State.DISMISSED
    swapped = Spelling.objects.filter(collection=collection, spelling=other, same_as=one).first()
    pair = (swapped.spelling, swapped.same_as) if swapped else (one, other)
    made, _ = Spelling.objects.update_or_create(
        collection=collection,
        spelling=pair[0],
        same_as=pair[1],
        defaults={"state": state, "set_by_id": person.pk},
    )
    return made


def remove_spelling(*, collection: Collection, spelling_id: int) -> None:
    """Take a pair out of the table; where the texts have it, it is suggested again."""
    Spelling.objects.filter(collection=collection, pk=spelling_id).delete()
