"""The numbers behind a link, and what bounds them in large events."""

import numpy as np
import pytest

from comparisons.text import block, event, match, vectors
from comparisons.text.align import ArticleText, Node, align
from comparisons.text.columns import PairTable, best_within, rank_within, rival_of
from comparisons.text.event import read
from comparisons.text.group import rows
from comparisons.text.score import candidates
from comparisons.text.tiers import FEATURES, TIERS
from comparisons.text.words import quoted_words, shared_words

WIRE = [
    "Dockers in Port Alden ended a nine-day strike on Monday.",
    "The mayor, Ida Voss, praised the owners of 14 ships.",
]
PAPER = ["A strike of nine days in Port Alden is over.", "Ida Voss, the mayor, had praise for the ships' owners."]


def article(key: int, sentences: list[str]) -> ArticleText:
    return ArticleText(key, tuple(sentences), tuple(range(len(sentences))))


def test_there_is_a_weight_for_every_feature() -> None:
    for tier in TIERS.values():
        assert len(tier.weights) == len(FEATURES) + 1
        # Two features of copies, three of what stands around; and the meaning, in a tier that knows it.
        assert len(tier.again) == len(tier.weights) + 5
        assert len(tier.meant) == (len(tier.again) + 1 if tier.encoder else 0)
    assert candidates(read([WIRE, PAPER])).features.shape[1] == len(FEATURES)


def test_the_cosine_of_a_sentence_with_itself_is_one() -> None:
    found = candidates(read([WIRE, WIRE]))
    same = found.features[(found.one == 0) & (found.other == 2)][0]
    assert same[0] == pytest.approx(1, abs=1e-5)
    assert same[FEATURES.index("bigrams")] == pytest.approx(1)


def test_work_cut_into_parts_gives_the_same_features(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [WIRE * 3, PAPER * 4 + WIRE, [*WIRE, "Bread was free.", *PAPER]]
    whole = candidates(read(articles))
    monkeypatch.setattr(block, "MOST_CELLS", 30)
    parts = candidates(read(articles))
    assert np.array_equal(whole.one, parts.one)
    assert np.array_equal(whole.other, parts.other)
    assert np.allclose(whole.features, parts.features)


def test_terms_gone_through_in_parts_give_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    space = read([WIRE * 2, PAPER, [*WIRE, "Bread was free."]]).space
    every = np.arange(space.height)
    whole = space.compare(every, space.height)
    monkeypatch.setattr(vectors, "MOST_AT_ONCE", 7)
    parts = space.compare(every, space.height)
    assert all(np.array_equal(one, other) for one, other in zip(whole, parts, strict=True))
    assert all(np.array_equal(many[:, :2], few) for many, few in zip(whole, space.compare(every, 2), strict=True))
    assert np.allclose(whole.words.diagonal(), 1)
    # Distinct sentences are numbered from the last article: 2 is the first of WIRE, 4 that of PAPER.
    # "strike", "port", "alden" and "nine" begin words of both; "in Port" and "Port Alden" are pairs.
    assert (whole.shared[2, 4], whole.pairs[2, 4]) == (4, 2)


def test_terms_alone_in_their_articles_meet() -> None:
    event = read([["Dockers struck.", "Dockers slept, and ships waited."], ["Ships slept.", "Dockers struck."]])
    assert event.lone.common(0, 2, 2).tolist() == [[0, 1], [2, 0]]


def test_a_sentence_has_a_bounded_number_of_candidates_in_an_article() -> None:
    found = candidates(read([["The same again."], ["The same again."] * 200]))
    assert len(found.one) == block.MOST_IN_ONE_ARTICLE


def test_a_large_event_keeps_its_direct_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(n, WIRE if n % 2 else PAPER) for n in range(6)]
    monkeypatch.setattr(event, "LARGE", 3)
    monkeypatch.setattr(match, "MOST_LINKS", 8)
    found = align(articles)
    assert {len(group) for group in found.groups} == {6}
    assert len(found.links) < len(align(articles[:5]).links) * 6


def test_a_weak_match_beside_a_copy_must_say_something_of_its_own() -> None:
    copied = "The owners of fourteen ships agreed to pay the dockers of Port Alden 1,200 crowns a week."
    weak = "The owners of the ships waited for the dockers of Port Alden to come back to work."
    found = align([article(0, [copied]), article(1, [copied, weak])])
    assert [(link.a, link.b) for link in found.links] == [(Node(0, 0), Node(1, 0))]


def test_groups_are_held_together_by_averages_not_by_chains() -> None:
    chain = [("a", "b", 0.9), ("b", "c", 0.3), ("c", "d", 0.9)]
    assert rows(chain) == [["a", "b"], ["c", "d"]]
    assert rows(chain, must=[("a", "d")]) == [["a", "d", "b", "c"]]
    assert rows([("a", "b", 0.9)], cannot=[("b", "a")]) == []
    assert rows([("a", "b", 0.1), ("c", "d", 0.9), ("e", "f", 0.8), ("f", "g", 0.7)]) == [["c", "d"], ["e", "f", "g"]]


def test_columns_rank_and_find_rivals_within_groups() -> None:
    group = np.array([0, 1, 0, 0, 1])
    value = np.array([0.2, 0.9, 0.7, 0.5, 0.1])
    assert rank_within(group, -value).tolist() == [2, 0, 0, 1, 1]
    assert best_within(group, value).tolist() == [0.7, 0.9, 0.7, 0.7, 0.9]
    assert rival_of(group, value).tolist() == [2, 4, 3, 2, 1]
    assert rival_of(np.array([5]), np.array([1.0])).tolist() == [-1]
    for width in (3, 1_000_000):
        # As a square, and as a sorted list where a square would be too large.
        table = PairTable(np.array([1]), np.array([2]), np.array([0.5]), width)
        assert table.of(np.array([2, 1, 0]), np.array([1, 2, 1])).tolist() == [0.5, 0.5, 0]


def test_quoted_words_count_even_when_the_quote_stays_open() -> None:
    assert quoted_words('he said "nothing ever moves" today') == 3
    assert quoted_words('"nothing ever moves') == 3
    assert quoted_words("nothing ever moves") == 0


def test_shared_words_meet_by_their_beginnings() -> None:
    assert shared_words("The minister resigned on nine grounds", "A resignation on 9 counts") == ("resigned", "nine")
