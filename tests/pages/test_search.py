"""Search: words in their context, and of annotations only what the person may see."""

import pytest
from django.urls import reverse

from annotator.annotations.services import release, submit
from comparisons.queries.search import places_of, search_texts
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The STRIKE, a strike", "strike", ["STRIKE", "strike"]),
        ("“No’ money”", '"no\' MONEY"', ["“No’ money”"]),
        ("🚢 the 🚢 port", "port", ["port"]),
        ("Մերրոու", "մերրոու", ["Մերրոու"]),
        ("port", " ", []),
        ("port", "ports", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(text, words)] == found


def test_every_hit_has_its_place_in_the_stored_text_and_only_of_this_collection(cast: Cast) -> None:
    hits = search_texts(cast.collection, "the county").hits
    assert len(hits) > 2
    for hit in hits:
        text = make.text_of(hit.article)
        assert text[hit.start : hit.end] == hit.words
        assert text.startswith(hit.before[-5:] + hit.words, hit.start - len(hit.before[-5:]))
        assert hit.article.event.collection_id == cast.collection.pk
    here = search_texts(cast.collection, "the county", event=cast.second.pk).hits
    assert {hit.article.event_id for hit in here} == {cast.second.pk}


def page(cast: Cast, who: str, words: str, signed_in) -> str:
    return signed_in(who).get(reverse("search", args=[cast.project.slug]), {"q": words}).content.decode()


def test_nobody_finds_the_annotations_of_others_before_they_may_see_them(cast: Cast, signed_in) -> None:
    make.make_annotation(cast.fresh("ben"), cast.body(cast.place("gazette", "Ida Venn"), note="quixotic remark"))
    assert "quixotic remark" in page(cast, "ben", "quixotic", signed_in)
    assert "quixotic remark" in page(cast, "lead", "quixotic", signed_in)
    blind = page(cast, "ana", "quixotic", signed_in)
    assert "quixotic remark" not in blind
    assert "0 annotations" in blind
    assert "0 annotations" in page(cast, "reader", "Ida Venn", signed_in)
    for who in ("ana", "ben"):
        submit(assignment=cast.project.assignments.get(event=cast.event, annotator=cast.people[who]))
    assert "quixotic remark" not in page(cast, "ana", "quixotic", signed_in)
    release(project=cast.project, event=cast.event, released_by=cast.fresh("lead"))
    assert "quixotic remark" in page(cast, "ana", "quixotic", signed_in)


def test_strange_words_do_no_harm(cast: Cast, signed_in) -> None:
    for words in ("\0", "<b>", "%", "a" * 5000, "'\"--"):
        assert signed_in("ana").get(reverse("search", args=[cast.project.slug]), {"q": words}).status_code == 200
    assert "<b>" not in page(cast, "ana", "<b>", signed_in).split("<h1>")[1].split("</h1>")[0]


def test_a_search_asks_the_database_a_fixed_number_of_times(
    cast: Cast, signed_in, django_assert_max_num_queries
) -> None:
    browser = signed_in("lead")
    address = reverse("search", args=[cast.project.slug])
    with django_assert_max_num_queries(12) as few:
        browser.get(address, {"q": "county"})
    for number in range(3):
        event = make.make_event(cast.collection, f"Event {number}")
        make.make_article(event, f"Post {number}", "A storm", "The county waits for the storm.")
        make.make_annotation(cast.fresh("ben"), cast.body(cast.place("gazette", "county"), note=f"county {number}"))
    with django_assert_max_num_queries(12) as many:
        browser.get(address, {"q": "county"})
    assert len(many) <= len(few) + 2
