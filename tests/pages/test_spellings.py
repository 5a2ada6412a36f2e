"""A collection's table of spellings, and what the texts suggest for it."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from comparisons.models import Alignment, Event, Job, Link, Spelling
from comparisons.pipeline import align_event
from comparisons.queries.grid import comparison
from comparisons.services import arranging
from comparisons.tasks import align, respell
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
TEXTS = {
    "Wire": "The long talks on the old town of Karelian began on Monday.\n\nThe mayor was away.",
    "Post": "The long talks on the old town of Karelia began on Monday.\n\nFish prices doubled.",
}


@pytest.fixture
def town(cast: Cast) -> Event:
    event = make.make_event(cast.collection, "Talks")
    for outlet, text in TEXTS.items():
        make.make_article(event, outlet, f"{outlet} on talks", text)
    align_event(event)
    return event


def _post(browser: Client, event: Event, **sent: object) -> str:
    answer = browser.post(reverse("spellings", args=[event.collection.slug]), sent, follow=True)
    return html.unescape(answer.content.decode())


def _states(event: Event) -> list[str]:
    return [cell.state for row in comparison(event).rows for cell in row.cells if cell.state in ("edited", "variant")]


def test_what_the_texts_suggest_is_accepted_with_one_click_and_counts_at_once(town: Event, signed_in: Browser) -> None:
    lead, address = signed_in("lead"), reverse("spellings", args=[town.collection.slug])
    assert "Karelia = Karelian" in html.unescape(lead.get(address).content.decode())
    before = _states(town)
    page = _post(lead, town, spelling="Karelia", same_as="Karelian", say="accept")
    assert "The texts suggest nothing." in page
    assert "by lead" in page
    assert _states(town).count("variant") == before.count("variant") + before.count("edited")


def test_a_new_run_keeps_the_kind_of_link(town: Event, signed_in: Browser) -> None:
    Link.objects.filter(event=town).update(kind="edited")
    town.alignment.delete()
    _post(signed_in("lead"), town, spelling="Karelia", same_as="Karelian")
    align_event(town)
    assert "edited" not in town.links.values_list("kind", flat=True)


def test_only_events_that_have_the_words_are_aligned_again_and_once(
    cast: Cast, town: Event, aligned: Event, signed_in: Browser
) -> None:
    Job.objects.all().delete()
    lead = signed_in("lead")
    for one, other in (("Karelia", "Karelian"), ("Karelia", "Karjala"), ("Nowhere", "Nowheria")):
        _post(lead, town, spelling=one, same_as=other)
    respell(job_id=str(Job.objects.get(task="comparisons.tasks.respell").pk))
    job = Job.objects.get(task="comparisons.tasks.align")
    assert (job.event, job.state) == (town, "queued")
    align(job_id=str(job.pk))
    assert Alignment.objects.get(event=town).finished_at > aligned.alignment.finished_at
    Job.objects.all().delete()
    _post(lead, town, remove=Spelling.objects.get(same_as="Karelian").pk)
    respell(job_id=str(Job.objects.get().pk))
    assert Job.objects.filter(task="comparisons.tasks.align", event=town).count() == 1


def test_a_dismissed_pair_and_a_locked_event_ask_for_no_alignment(cast: Cast, town: Event, signed_in: Browser) -> None:
    Job.objects.all().delete()
    lead = signed_in("lead")
    _post(lead, town, spelling="Karelia", same_as="Karjala", say="dismiss")
    assert not Job.objects.exists()
    arranging.lock(event=town, person=cast.lead)
    _post(lead, town, spelling="Karelia", same_as="Karelian")
    respell(job_id=str(Job.objects.get().pk))
    assert [job.state for job in Job.objects.all()] == ["done"]


def test_a_dismissed_pair_is_not_suggested_again_until_it_is_taken_out(town: Event, signed_in: Browser) -> None:
    lead = signed_in("lead")
    page = _post(lead, town, spelling="Karelia", same_as="Karelian", say="dismiss")
    assert "Karelia and Karelian are two words" in page
    assert "Karelia = Karelian" not in page
    page = _post(lead, town, remove=Spelling.objects.get().pk)
    assert "Karelia = Karelian" in page


def test_a_pair_the_other_way_round_is_the_same_pair(town: Event, signed_in: Browser) -> None:
    lead = signed_in("lead")
    _post(lead, town, spelling="Karelia", same_as="Karelian", say="dismiss")
    _post(lead, town, spelling="Karelian", same_as="Karelia")
    assert list(Spelling.objects.values_list("state", flat=True)) == ["accepted"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"spelling": "", "same_as": "x"}, "Give two spellings"),
        ({"spelling": "a\nb", "same_as": "x"}, "Give two spellings"),
        ({"spelling": "Same", "same_as": "same"}, "the same already"),
        ({"spelling": "x" * 121, "same_as": "y"}, "120 characters at most"),
        ({"spelling": "nul\x00", "same_as": "y"}, "Give two spellings"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    town: Event, signed_in: Browser, sent: dict[str, str], words: str
) -> None:
    assert words in _post(signed_in("lead"), town, **sent)
    assert not Spelling.objects.exists()


def test_markup_is_shown_and_not_obeyed_and_other_collections_are_left_alone(
    cast: Cast, town: Event, signed_in: Browser
) -> None:
    far = Spelling.objects.create(collection=cast.far_event.collection, spelling="A", same_as="B")
    _post(signed_in("lead"), town, remove=far.pk)
    assert Spelling.objects.filter(pk=far.pk).exists()
    address = reverse("spellings", args=[town.collection.slug])
    answer = signed_in("lead").post(address, {"spelling": "<script>x</script>", "same_as": "y"}, follow=True)
    assert "<script>x" not in answer.content.decode()
    assert "&lt;script&gt;x" in answer.content.decode()
