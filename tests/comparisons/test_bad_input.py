"""The worst that people hand in, through the doors of import and paste: a result or a message in words."""

import pytest

from comparisons.intake.article import ArticleInput, Refused
from comparisons.models import Event, Group
from comparisons.pipeline import align_event
from comparisons.queries.alignment import as_wire
from comparisons.queries.grid import comparison
from comparisons.services import store_article
from tests import factories as make

SAID = "Crews walked out in Tarn on Tuesday.\n\nThe harbour was empty by noon."
MIXED = "Говорит Voss: «שלום» 他说 مرحبا Բարև 👩‍👧‍👦 नमस्ते."


@pytest.fixture
def event(db: None) -> Event:
    return make.make_event(make.make_collection("tarn", make.make_person("lead")), "Walk-out")


def _aligned(event: Event, *texts: str) -> dict[str, object]:
    for number, text in enumerate(texts):
        store_article(event=event, piece=ArticleInput(outlet=f"Outlet {number}", title="", text=text))
    align_event(event)
    return as_wire(event)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\ufeff"])
def test_an_empty_text_is_refused_in_words(event: Event, text: str) -> None:
    with pytest.raises(Refused) as refused:
        store_article(event=event, piece=ArticleInput(outlet="Post", title="", text=text))
    assert refused.value.problems["text"].endswith(".")


@pytest.mark.parametrize("text", ["Crews walked out in Tarn on Tuesday.", MIXED, SAID])
def test_twins_are_the_same_throughout(event: Event, text: str) -> None:
    found = _aligned(event, text, text)
    assert {link["kind"] for link in found["links"]} == {"verbatim"}
    assert not found["only"]


def test_nothing_but_boilerplate_is_compared_with_nothing(event: Event) -> None:
    line = "Get the Courier in your inbox:"
    found = _aligned(event, f"{line}\n\n{line}", f"{line}\n\nSubscribe now")
    assert (found["links"], found["groups"], found["only"]) == ([], [], [])
    assert len(comparison(event).columns) == 2


def test_fifty_copies_make_one_row_a_sentence_and_no_question(event: Event) -> None:
    found = _aligned(event, *[SAID] * 50)
    assert sorted(group.members.count() for group in Group.objects.filter(event=event)) == [50, 50]
    assert found["inconsistent_total"] == 0


def test_a_sentence_of_two_hundred_thousand_letters_is_kept_whole_and_found_again(event: Event) -> None:
    sentence = " ".join(f"word{number}" for number in range(25_000))
    found = _aligned(event, sentence, f"{sentence} more")
    assert len(found["links"]) == 1
    assert [segment.end - segment.start for segment in event.articles.first().current.segments.all()] == [len(sentence)]
