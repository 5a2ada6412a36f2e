"""The same quoted words are found whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.quotations import Quotation, quotations, shared_quotations
from comparisons.text.spans import Span

PLAIN = st.lists(st.sampled_from(["money", "left", "for", "that", "boats", "never", "again"]), min_size=1, max_size=12)
TEXTS = st.lists(
    st.text('ab “”«»"„\n.', max_size=60) | PLAIN.map(lambda words: f"He said: “{' '.join(words)}”."), max_size=6
)


def inner(text):
    return [span.of(text) for span in quotations(text)]


def test_quotations_of_every_house_are_found_without_their_marks():
    assert inner("“We have no money,” she said. «Nous avons tout perdu ici.» „Wir haben kein Geld.“") == [
        "We have no money,",
        "Nous avons tout perdu ici.",
        "Wir haben kein Geld.",
    ]
    assert inner('The "useful" talks ended: "We have nothing left."') == ["We have nothing left."]
    assert inner("他说：「我们没有钱了，明天再说」。") == ["我们没有钱了，明天再说"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_ends_with_its_line():
    assert inner("“We have no money left.\n“Nobody will pay for us.”") == [
        "We have no money left.",
        "Nobody will pay for us.",
    ]


def test_the_same_words_in_other_sentences_are_one_quotation():
    texts = [
        "“We have no money left,” said Ida Venn on Friday.",
        'On the pier, Venn told reporters: "We have NO money left!"',
        "“We have no money left, and nobody will pay,” she said.",
        "She said that they have no money left.",
    ]
    found = shared_quotations(texts)
    assert {quotation.text: others for quotation, others in found.items()} == {0: (1, 2), 1: (0, 2), 2: (0, 1)}


def test_a_text_that_says_it_twice_shares_it_with_nobody():
    assert shared_quotations(["“We have no money left.” “We have no money left.”"]) == {}


@given(TEXTS)
def test_places_are_in_their_texts_and_sharing_is_mutual(texts):
    found = shared_quotations(texts)
    carriers = {}
    for quotation, others in found.items():
        assert 0 <= quotation.span.start < quotation.span.end <= len(texts[quotation.text])
        assert quotation.text not in others
        carriers.setdefault(quotation.text, set()).update(others)
    for number, others in carriers.items():
        assert all(number in carriers[other] for other in others)


@given(TEXTS, st.randoms())
def test_the_order_of_the_texts_does_not_matter(texts, random):
    order = list(range(len(texts)))
    random.shuffle(order)
    shuffled = shared_quotations([texts[number] for number in order])
    back = {
        Quotation(order[quotation.text], quotation.span): tuple(sorted(order[other] for other in others))
        for quotation, others in shuffled.items()
    }
    assert back == shared_quotations(texts)


@given(PLAIN.filter(lambda words: len(words) >= 4), st.integers(1, 30))
def test_every_copy_of_a_quotation_names_all_the_others(words, times):
    texts = [f"{number} said “{' '.join(words)}”" for number in range(times)]
    found = shared_quotations(texts)
    assert len(found) == (times if times > 1 else 0)
    assert all(len(others) == times - 1 for others in found.values())
    assert all(isinstance(quotation.span, Span) for quotation in found)
