"""Which text an article was likely made from: copied stretches have no direction, credit and time give it one."""

from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.source import Told, is_credited, likely_source

SAID = (
    "Crews walked out of the harbour in Tarn on Tuesday after talks on wages had failed for the third time in a year. "
    "The harbour master said that the boats would stay where they are until the county pays what it owes to them."
)
OWN = "Fish prices doubled on the market while the mayor was away, and nobody at the town hall took a call all day."


def told(outlet, text=SAID, **fields):
    return Told(outlet, text, **fields)


def test_the_one_that_is_credited_is_the_source():
    found = likely_source(told("Post", credit="TARN (Orbit Wire) —"), [told("Echo"), told("Orbit Wire")])
    assert (found.of, found.credited, found.copied > 0.9) == (1, True, True)


def test_without_credit_the_earlier_is_the_source():
    early, late = told("Wire", published=0.0), told("Post", published=3600.0)
    assert likely_source(late, [early]).earlier == 3600
    assert likely_source(early, [late]) is None


def test_an_agency_is_the_source_where_no_time_is_known():
    assert likely_source(told("Post"), [told("Wire", agency=True)]).agency
    assert likely_source(told("Wire", agency=True), [told("Post")]) is None


def test_an_agency_that_published_later_is_no_source_unless_it_is_credited():
    late = told("Wire", agency=True, published=9.0)
    assert likely_source(told("Post", published=0.0), [late]) is None
    assert likely_source(told("Post", credit="By Wire", published=0.0), [late]).credited


def test_copied_words_alone_have_no_direction():
    assert likely_source(told("Post"), [told("Echo")]) is None


def test_an_own_text_has_no_source_whoever_came_first():
    assert likely_source(told("Post", OWN, published=9.0), [told("Wire", published=0.0, agency=True)]) is None


def test_who_credits_an_article_is_not_its_source():
    assert likely_source(told("Wire", published=9.0), [told("Post", credit="by Wire", published=0.0)]) is None


def test_a_name_is_credited_as_a_word_and_never_by_its_own_outlet():
    assert is_credited(told("Post", credit="By Ida Venn, ORBIT WIRE"), "Orbit Wire")
    assert not is_credited(told("Post", credit="the rewired house"), "Wire")
    assert not is_credited(told("Wire", credit="TARN (Wire)"), "Wire")
    assert not is_credited(told("Post", credit="anything"), " ")


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C (D)", ""]), st.sampled_from([SAID, OWN, ""])), max_size=4))
def test_the_source_is_one_of_the_others_and_its_share_a_share(others):
    found = likely_source(told("Post", published=9.0), [told(name, text, published=0.0) for name, text in others])
    assert found is None or (0 <= found.of < len(others) and 0 < found.copied <= 1 and found.longest >= 8)
