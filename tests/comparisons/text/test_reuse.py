"""Copied stretches, wherever they stand."""

from hypothesis import given

from comparisons.text.reuse import copied_share, copies
from comparisons.text.spans import overlaps

from .strategies import any_text

QUOTE = "the owners of all fourteen ships had agreed to pay 1,200 crowns a week"


def test_a_copied_stretch_is_found_though_moved_and_set_otherwise() -> None:
    a = f"First, “{QUOTE}” – she said. Then it rained on the old town."
    b = f"It rained. Nobody came. She said {QUOTE.replace('1,200', '1200').upper()}, and left."
    found = copies(a, b)
    assert len(found) == 1
    assert QUOTE in found[0].a.of(a)
    assert found[0].b.of(b).startswith("THE OWNERS")
    assert found[0].words >= 13


def test_fewer_than_eight_words_are_no_copy() -> None:
    words = "one two three four five six seven"
    assert copies(f"Alpha {words} beta", f"Gamma {words} delta") == []
    assert len(copies(f"Alpha {words} eight beta", f"Gamma {words} eight delta")) == 1


def test_signs_are_not_counted_as_words() -> None:
    assert copies("a b c d , , , , , x", "y a b c d , , , , , z") == []


def test_the_longer_stretch_wins_and_no_word_is_used_twice() -> None:
    a = f"{QUOTE}. {QUOTE} and {QUOTE} again."
    found = copies(a, f"They said {QUOTE} and {QUOTE} again.")
    assert max(copy.words for copy in found) > 20
    for n, one in enumerate(found):
        assert not any(overlaps(one.a, other.a) or overlaps(one.b, other.b) for other in found[n + 1 :])


def test_the_share_is_of_characters() -> None:
    assert copied_share(QUOTE, copies(QUOTE, f"so {QUOTE} ok")) == 1
    assert copied_share("", []) == 0


@given(any_text)
def test_a_text_of_many_words_is_a_copy_of_itself(text: str) -> None:
    found = copies(text, text)
    assert all(0 <= copy.a.start < copy.a.end <= len(text) for copy in found)
    if len(text.split()) == len(text.encode("ascii", "ignore").split()) and text.replace(" ", "").isalpha():
        assert bool(found) == (len(text.split()) >= 8)
