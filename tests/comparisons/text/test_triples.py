"""Three sentences of which one is linked with two that are not linked with each other."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.align import ArticleText, Link, Node
from comparisons.text.triples import MOST_SHOWN, inconsistent


def article(key: str, *sentences: str) -> ArticleText:
    return ArticleText(key, sentences, tuple(range(len(sentences))))


def link(one: tuple[int, int], other: tuple[int, int], score: float = 0.5) -> Link:
    return Link(Node(*one), Node(*other), score, "edited", 0.8, False, {})


EVENT = [article("wire", "They won."), article("paper", "They won and left."), article("radio", "They left.")]
CHAIN = [link((0, 0), (1, 0)), link((1, 0), (2, 0))]
ENDS = (Node(0, 0), Node(2, 0))


def test_two_that_are_linked_through_a_third_only_are_shown_with_it_in_the_middle() -> None:
    found = inconsistent(EVENT, CHAIN)
    assert found.total == 1
    assert [(set(ends), middle) for a, middle, b in found.shown for ends in [(a, b)]] == [(set(ENDS), Node(1, 0))]


def test_nothing_is_asked_once_the_two_are_linked_or_a_person_said_that_they_are_apart() -> None:
    assert inconsistent(EVENT, [*CHAIN, link(*[(node.article, node.sentence) for node in ENDS])]).total == 0
    assert inconsistent(EVENT, CHAIN, apart=[ENDS]).total == 0
    assert inconsistent(EVENT, CHAIN, apart=[ENDS[::-1]]).total == 0


def test_two_sentences_of_one_article_and_two_of_the_same_words_are_no_question() -> None:
    event = [article("wire", "They won.", "They left."), article("paper", "They won and left.")]
    assert inconsistent(event, [link((0, 0), (1, 0)), link((0, 1), (1, 0))]).total == 0
    event = [article("wire", "They won."), article("paper", "They won and left."), article("radio", "They won. ")]
    assert inconsistent(event, CHAIN).total == 0


def test_the_surest_come_first_and_reprints_are_counted_but_not_repeated() -> None:
    copies = [article(f"copy{n}", "They left.") for n in range(5)]
    event = [
        article("wire", "They won."),
        article("paper", "They won and left."),
        article("post", "They rest."),
        *copies,
    ]
    weak = [link((1, 0), (n, 0), 0.3) for n in range(3, 8)]
    found = inconsistent(event, [link((0, 0), (1, 0), 0.9), link((1, 0), (2, 0), 0.8), *weak])
    assert found.total == 1 + 5 + 5
    assert len(found.shown) == 3
    assert {found.shown[0][0], found.shown[0][2]} == {Node(0, 0), Node(2, 0)}


def test_a_list_has_an_end_and_the_count_has_none() -> None:
    middle = article("middle", "All of it.")
    event = [middle, *(article(f"a{n}", f"Part {n} of it.") for n in range(60))]
    found = inconsistent(event, [link((0, 0), (n, 0)) for n in range(1, 61)])
    assert found.total == 60 * 59 // 2
    assert len(found.shown) == MOST_SHOWN


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_does_not_matter(order: tuple[int, ...]) -> None:
    place = {old: new for new, old in enumerate(order)}
    moved = [link((place[k.a.article], 0), (place[k.b.article], 0), k.score) for k in CHAIN]
    found = inconsistent([EVENT[at] for at in order], moved)
    assert [tuple(EVENT[order[node.article]].key for node in shown) for shown in found.shown] == [
        tuple(EVENT[node.article].key for node in shown) for shown in inconsistent(EVENT, CHAIN).shown
    ]


PAIRS = [((a, i), (b, j)) for a, b in combinations(range(5), 2) for i in range(2) for j in range(2)]


@given(st.sets(st.sampled_from(PAIRS)), st.randoms(use_true_random=False))
def test_as_many_are_counted_as_a_plain_search_finds(
    pairs: set[tuple[tuple[int, int], tuple[int, int]]], random
) -> None:
    event = [article(f"a{a}", f"Ship {a} sails.", f"Crew {a} rests.") for a in range(5)]
    tied = {frozenset(pair) for pair in pairs}
    plain = sum(
        sum(frozenset(pair) in tied for pair in combinations(three, 2)) == 2
        for three in combinations([(a, i) for a in range(5) for i in range(2)], 3)
        if len({a for a, _ in three}) == 3
    )
    found = inconsistent(event, [link(*pair, score=random.random()) for pair in pairs])
    assert found.total == plain
    assert len(found.shown) == min(plain, MOST_SHOWN)
