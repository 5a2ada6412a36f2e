"""What a segment is, by a person's word, which is kept, and by what an outlet repeats."""

import pytest

from comparisons.models import Job, Segment
from comparisons.pipeline import align_event, load_event
from comparisons.services.arranging import lock
from comparisons.services.kinds import KindRefused, set_kind
from tests import factories as make

TEXT = "Crews walked out in Tarn on Tuesday.\n\nThe Post is read in nine towns.\n\nTalks begin on Friday."
LINE = "The Post is read in nine towns."


@pytest.fixture
def lead(db):
    return make.make_person("lead")


@pytest.fixture
def event(lead):
    return make.make_event(make.make_collection("tarn", lead), "Walk-out")


def kinds(article):
    article.refresh_from_db()
    text = article.current.text
    return {text[row.start : row.end]: row.kind for row in article.current.segments.all()}


def segment(article, words):
    text = article.current.text
    return next(row for row in article.current.segments.all() if text[row.start : row.end] == words)


def test_a_persons_word_is_stored_and_queues_an_alignment(event, lead):
    article = make.make_article(event, "Post", "Tarn", TEXT)
    align_event(event)
    before = load_event(event).fingerprint("lexical")
    Job.objects.all().delete()
    chosen = segment(article, LINE)
    assert set_kind(article=article, segments=[chosen.pk], kind="boilerplate", person=lead) == 1
    chosen.refresh_from_db()
    assert (chosen.kind, chosen.kind_set_by) == ("boilerplate", lead)
    assert Job.objects.filter(event=event, state="queued").count() == 1
    assert load_event(event).fingerprint("lexical") != before


def test_swapping_two_kinds_is_another_alignment_though_the_counts_are_equal(event, lead):
    article = make.make_article(event, "Post", "Tarn", TEXT)
    set_kind(article=article, segments=[segment(article, LINE).pk], kind="boilerplate", person=lead)
    before = load_event(event).fingerprint("lexical")
    set_kind(article=article, segments=[segment(article, LINE).pk], kind="sentence", person=lead)
    talks = segment(article, "Talks begin on Friday.")
    set_kind(article=article, segments=[talks.pk], kind="boilerplate", person=lead)
    assert load_event(event).fingerprint("lexical") != before


def test_a_new_revision_keeps_what_was_said_of_the_same_words(event, lead):
    article = make.make_article(event, "Post", "Tarn", TEXT, external_id="1")
    set_kind(article=article, segments=[segment(article, LINE).pk], kind="boilerplate", person=lead)
    make.make_article(event, "Post", "Tarn", f"{TEXT}\n\nNobody knows who will pay.", external_id="1")
    assert kinds(article)[LINE] == "boilerplate"
    assert article.revisions.count() == 2


def test_a_line_that_an_outlet_repeats_from_event_to_event_is_boilerplate(event, lead):
    for number in range(2):
        other = make.make_event(event.collection, f"Other {number}")
        make.make_article(other, "Post", f"Other {number}", f"Something else happened, number {number}.\n\n{LINE}")
    assert kinds(make.make_article(event, "Post", "Tarn", TEXT))[LINE] == "boilerplate"
    assert kinds(make.make_article(event, "Echo", "Tarn", TEXT))[LINE] == "sentence"


def test_what_an_outlet_repeats_on_one_event_is_news(event):
    for number in range(3):
        last = make.make_article(event, "Post", f"Part {number}", f"{TEXT}\n\nPart {number} of the day.")
    assert kinds(last)[LINE] == "sentence"


def test_nothing_is_aligned_for_what_changed_nothing_or_is_locked(event, lead):
    article = make.make_article(event, "Post", "Tarn", TEXT)
    Job.objects.all().delete()
    chosen = segment(article, LINE)
    assert set_kind(article=article, segments=[chosen.pk], kind="sentence", person=lead) == 0
    lock(event=event, person=lead)
    article.event.refresh_from_db()
    assert set_kind(article=article, segments=[chosen.pk], kind="caption", person=lead) == 1
    assert not Job.objects.exists()


def test_what_makes_no_sense_is_refused(event, lead):
    article, other = (make.make_article(event, name, name, TEXT) for name in ("Post", "Echo"))
    far = other.current.segments.first().pk
    for ids, kind in (([], "sentence"), ([far], "sentence"), ([segment(article, LINE).pk], "poem")):
        with pytest.raises(KindRefused):
            set_kind(article=article, segments=ids, kind=kind, person=lead)
    assert not Segment.objects.exclude(kind_set_at=None).exists()
