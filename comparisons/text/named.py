"""Where the words of names stand in a text, whatever endings they have there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from .names import LEADING, WORD, Form

# Forms are looked up by so many letters of their first word.
_BEGINNING = 4
_LONGEST_GAP = 3
_LONGEST_ENDING = 3
# What ends a word and changes with its case.
_VOWELS = frozenset("aeiouyаеиоуыэюяьъіїєαεηιουωաեէըիոօ")
_ARMENIAN_ABSTRACT = "ություն"
# Letters that Arabic and Hebrew write in one with the word behind them: and, in, like, to, the, from, that.
_JOINED = frozenset("وفبكلוהבכלמש")
# Between two words of a name nothing stands that was covered.
_COVERED = "█"


class Written:
    """The words of a folded text that keeps its case, with their keys."""

    def __init__(self, text: str, key_of: Callable[[str], str]) -> None:
        matches = list(WORD.finditer(text))
        self.text = text
        self.places = [match.span() for match in matches]
        self.words = [match.group() for match in matches]
        known = {word: key_of(word) for word in set(self.words)}
        self.keys = [known[word] for word in self.words]

    def joined(self, at: int, count: int) -> bool:
        """Say whether nothing but a sign or two stands between `count` words from `at` on."""
        ends = self.places[at : at + count]
        gaps = [self.text[one[1] : other[0]] for one, other in pairwise(ends)]
        return all(len(gap) <= _LONGEST_GAP and _COVERED not in gap for gap in gaps)


class Forms:
    """Forms by how they begin."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_beginning: dict[str, list[Form]] = {}
        for form in dict.fromkeys(forms):
            first = _stem(form.words[0])[0] if form.grows else form.words[0]
            if all(form.words):
                self._by_beginning.setdefault(first[:_BEGINNING], []).append(form)

    def places(self, written: Written) -> Iterator[tuple[int, int]]:
        """Yield where a form stands, as [start, end) of the folded text."""
        beginning = {key: forms for key in set(written.keys) if (forms := self._beginning_with(key))}
        for at, key in enumerate(written.keys):
            for form in beginning.get(key, ()):
                if _stands(form, written, at):
                    yield written.places[at][0], written.places[at + len(form.words) - 1][1]

    def _beginning_with(self, key: str) -> list[Form]:
        """Return the forms whose first word a word with this key may be."""
        found = []
        for reading in _readings(key):
            for length in range(1, min(_BEGINNING, len(reading)) + 1):
                forms = self._by_beginning.get(reading[:length], ())
                found += [form for form in forms if _fits(form, reading, form.words[0])]
        return found


def _stands(form: Form, written: Written, at: int) -> bool:
    """Say whether the rest of a form follows the first word, at `at`, and is written as the form wants it."""
    count = len(form.words)
    if at + count > len(written.keys) or (form.led and LEADING.isdisjoint(written.keys[max(0, at - 1) : at])):
        return False
    rest = zip(written.keys[at + 1 : at + count], form.words[1:], strict=True)
    return (
        all(_fits(form, key, word) for key, word in rest)
        and _is_written(form, written.words[at : at + count])
        and written.joined(at, count)
    )


def _fits(form: Form, key: str, word: str) -> bool:
    if key == word or not form.grows:
        return key == word
    stem, room = _stem(word)
    return key.startswith(stem) and len(key) - len(stem) <= room


def _stem(word: str) -> tuple[str, int]:
    """Return what all cases of a word begin with, and how many letters may follow it."""
    if word.endswith(_ARMENIAN_ABSTRACT):
        return word[:-3], _LONGEST_ENDING + 3
    stem = word[:-1] if len(word) >= 5 and word[-1] in _VOWELS else word
    return stem, min(_LONGEST_ENDING, len(word) - 1)


def _readings(key: str) -> Iterator[str]:
    """Yield a word, and what is left of it without the little words that are written in one with it."""
    for cut in range(3):
        if cut and (len(key) <= cut + 1 or key[cut - 1] not in _JOINED):
            break
        yield key[cut:]
        # To and the, in one: the first letter of the article is not written.
        if key.startswith("لل", cut):
            yield f"ال{key[cut + 2 :]}"


def _is_written(form: Form, words: Sequence[str]) -> bool:
    if form.cased == "caps":
        return all(word.isupper() for word in words)
    if form.cased == "all":
        return not any(word[0].islower() for word in words)
    return form.cased == "" or not words[-1][0].islower()
