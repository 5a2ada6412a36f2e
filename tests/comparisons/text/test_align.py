"""Links and rows over the articles of one event; the event is made up."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparisons.text.align import Alignment, ArticleText, Node, align
from comparisons.text.spellings import table_of

from .strategies import sentence

WIRE = (
    "Dockers in Port Alden ended a nine-day strike on Monday.",
    "The mayor, Ida Voss, said the owners of 14 ships had agreed to pay 1,200 crowns a week.",
    "“Nothing will ever move without us,” said Tam Orlian, who leads the union.",
    "The harbour is the largest in the north.",
)
PAPER = (
    "Strike ends in Port Alden",
    "The harbor is the largest in the north.",
    "After nine days, dockers in Port Alden have ended their strike, the union said on Monday.",
    "Owners agreed to pay 1200 crowns a week, mayor Ida Voss said.",
    "A bakery in the old town gave out free bread.",
)
RADIO = (
    'Union leader Tam Orlyan told us: "Nothing will ever move without us".',
    "Fourteen ships had been waiting outside.",
)


def article(key: str, sentences: tuple[str, ...]) -> ArticleText:
    return ArticleText(key, sentences, tuple(range(len(sentences))))


EVENT = [article("wire", WIRE), article("paper", PAPER), article("radio", RADIO)]


def named(articles: list[ArticleText], alignment: Alignment) -> tuple[object, object]:
    def name(node: Node) -> tuple[object, int]:
        return articles[node.article].key, node.sentence

    links = {
        (frozenset((name(k.a), name(k.b))), k.score, k.kind, k.share, k.moved, str(sorted(k.evidence.items())))
        for k in alignment.links
    }
    return links, {frozenset(map(name, group)) for group in alignment.groups}


def linked(alignment: Alignment) -> set[tuple[Node, Node]]:
    return {(link.a, link.b) for link in alignment.links}


def test_the_same_facts_are_linked_and_the_bakery_is_alone() -> None:
    alignment = align(EVENT)
    pairs = linked(alignment)
    assert (Node(0, 0), Node(1, 2)) in pairs
    assert (Node(0, 1), Node(1, 3)) in pairs
    assert (Node(0, 3), Node(1, 1)) in pairs
    assert (Node(0, 2), Node(2, 0)) in pairs
    assert not any(Node(1, 4) in pair for pair in pairs)


def test_a_link_says_what_kind_it_is_and_what_spoke_for_it() -> None:
    links = {(link.a, link.b): link for link in align(EVENT).links}
    harbour = links[Node(0, 3), Node(1, 1)]
    assert (harbour.kind, harbour.moved) == ("variant", True)
    assert 0.8 < harbour.share < 1
    assert "north" in str(harbour.evidence)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_does_not_matter(order: tuple[int, ...]) -> None:
    shuffled = [EVENT[at] for at in order]
    assert named(shuffled, align(shuffled)) == named(EVENT, align(EVENT))


events = st.lists(st.lists(sentence, max_size=5).map(tuple), min_size=2, max_size=5)


@settings(max_examples=60)
@given(events, st.randoms(use_true_random=False))
def test_the_order_of_any_articles_does_not_matter(texts: list[tuple[str, ...]], random: st.DataObject) -> None:
    articles = [article(f"k{n}", sentences) for n, sentences in enumerate(texts)]
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert named(shuffled, align(shuffled)) == named(articles, align(articles))


def test_rows_hold_sentences_of_two_articles_at_least_and_none_twice() -> None:
    groups = align(EVENT).groups
    members = [node for group in groups for node in group]
    assert len(members) == len(set(members))
    assert all(len({node.article for node in group}) > 1 for group in groups)
    assert any({Node(0, 2), Node(2, 0)} <= set(group) for group in groups)


def test_a_confirmed_link_stays_whatever_it_scores() -> None:
    pair = (Node(2, 1), Node(1, 4))
    alignment = align(EVENT, must=[pair])
    assert (Node(1, 4), Node(2, 1)) in linked(alignment)
    assert any(set(pair) <= set(group) for group in alignment.groups)


def test_a_rejected_link_never_comes_back() -> None:
    pair = (Node(1, 2), Node(0, 0))
    alignment = align(EVENT, cannot=[pair])
    assert (Node(0, 0), Node(1, 2)) not in linked(alignment)
    assert not any(set(pair) <= set(group) for group in alignment.groups)


@settings(max_examples=40)
@given(events, st.data())
def test_what_people_decided_is_kept_in_any_event(texts: list[tuple[str, ...]], data: st.DataObject) -> None:
    articles = [article(f"k{n}", sentences) for n, sentences in enumerate(texts)]
    nodes = [Node(a, i) for a, sentences in enumerate(texts) for i in range(len(sentences))]
    pairs = [(one, other) for one in nodes for other in nodes if one.article < other.article]
    if not pairs:
        return
    must = data.draw(st.sets(st.sampled_from(pairs), max_size=4))
    cannot = data.draw(st.sets(st.sampled_from(pairs), max_size=4)) - must
    alignment = align(articles, must=must, cannot=cannot)
    assert must <= linked(alignment)
    assert not cannot & linked(alignment)
    assert all(any(set(pair) <= set(group) for group in alignment.groups) for pair in must)


def test_one_article_alone_gets_its_own_links_and_no_others() -> None:
    quick = align(EVENT, only=2)
    assert (Node(0, 2), Node(2, 0)) in linked(quick)
    assert all(2 in (link.a.article, link.b.article) for link in quick.links)
    assert linked(quick) <= linked(align(EVENT))
    assert align([*EVENT, article("empty", ())], only=3) == Alignment([], [])


def test_a_node_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no sentence 99 in article 0"):
        align(EVENT, must=[(Node(0, 99), Node(1, 0))])
    with pytest.raises(ValueError, match="both of article 1"):
        align(EVENT, cannot=[(Node(1, 0), Node(1, 1))])


def test_twins_match_sentence_by_sentence_and_nothing_moved() -> None:
    alignment = align([article("a", WIRE), article("b", WIRE)])
    assert linked(alignment) == {(Node(0, n), Node(1, n)) for n in range(4)}
    assert {(link.kind, link.share, link.moved) for link in alignment.links} == {("verbatim", 1.0, False)}


def test_equal_sentences_match_though_no_word_of_them_tells_much() -> None:
    alignment = align([article("a", ("It is not so.", *WIRE)), article("b", (*RADIO, "It is not so."))])
    assert (Node(0, 0), Node(1, 2)) in linked(alignment)


def test_words_that_a_table_makes_one_are_matched_and_make_a_variant() -> None:
    event = [
        article("a", ("Artsakh fell.", "Prices rose at noon.")),
        article("b", ("The bakery gave out free bread.", "Karabakh fell.")),
    ]
    table = table_of([("Artsakh", "Karabakh")])
    (link,) = align(event, spellings=table).links
    assert (link.a, link.b, link.kind) == (Node(0, 0), Node(1, 1), "variant")
    assert link.score > max((plain.score for plain in align(event).links), default=0)


def test_a_doubled_consonant_in_a_name_is_a_variant() -> None:
    said = "The minister, {}, met the dockers in Port Alden on Monday."
    (link,) = align([article("a", (said.format("Hossian"),)), article("b", (said.format("Hosian"),))]).links
    assert link.kind == "variant"


@pytest.mark.parametrize(("one", "other"), [("T0", "T1"), ("T1", "U1"), ("A", "B"), ("A b", "A c"), ("G7", "G20")])
def test_tiny_headlines_that_share_no_word_are_not_linked(one: str, other: str) -> None:
    event = [article("a", (one, "The sea is wide.")), article("b", (other, "Bread was dear then."))]
    assert align(event).links == []


def test_a_caption_is_linked_with_a_statement_only_where_one_is_edited_from_the_other() -> None:
    caption = "Ida Voss, Tam Orlian and Lena Orr meet at the town hall in Port Alden, May 4, 2031."
    lede = "Ida Voss and Tam Orlian met Lena Orr in Port Alden but agreed on nothing at the town hall."
    told = [
        ArticleText("b", (text, "Bread was dear."), (0, 1)) for text in (lede, caption, caption.replace("2031", ""))
    ]
    shown = ArticleText("a", (caption, "The ships sailed."), (0, 1), captions=frozenset({0}))
    assert align([article("a", shown.sentences), told[0]]).links
    assert align([shown, told[0]]).links == []
    assert [len(align([shown, other]).links) for other in told[1:]] == [1, 1]
    other_picture = ArticleText("c", (lede, "Bread was dear."), (0, 1), captions=frozenset({0}))
    assert len(align([shown, other_picture]).links) == 1
    assert align([shown, told[0]], must=[(Node(0, 0), Node(1, 0))]).links


def test_progress_never_goes_back_and_ends_at_the_total() -> None:
    steps: list[tuple[int, int]] = []
    align(EVENT, progress=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


@pytest.mark.parametrize("texts", [[], [()], [(), ()], [("One sentence.",)], [("?!",), ("…",)], [("",), ("",)]])
def test_next_to_nothing_aligns_to_nothing(texts: list[tuple[str, ...]]) -> None:
    alignment = align([article(str(n), sentences) for n, sentences in enumerate(texts)])
    assert alignment.groups == []


def test_other_scripts_align_too() -> None:
    chinese = [
        article("a", ("主席今天在北京会见了外国代表团。", "天气很好。")),
        article("b", ("外国代表团今天在北京见到了主席。",)),
    ]
    armenian = [
        article("a", ("Վարչապետը այսօր Սոչիում հանդիպեց նախագահին։",)),
        article("b", ("Նախագահին Սոչիում հանդիպեց վարչապետը։",)),
    ]
    assert (Node(0, 0), Node(1, 0)) in linked(align(chinese))
    assert (Node(0, 0), Node(1, 0)) in linked(align(armenian))
