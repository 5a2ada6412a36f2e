"""Hands on the rows: what a person says holds in every later run, and can be taken back."""

import pytest

from annotator.teams.models import User
from comparisons.intake.article import ArticleInput
from comparisons.models import Collection, GroupMember, Link
from comparisons.pipeline import align_event
from comparisons.services import arranging, create_event, store_article

pytestmark = pytest.mark.django_db

TEXTS = {
    "Wire": "Crews walked out in Tarn on Tuesday.\n\nThe harbour was empty by noon.\n\nTalks begin on Friday.",
    "Post": "Crews walked out in Tarn on Tuesday.\n\nThe harbour was empty by noon.\n\nNobody knows who will pay.",
    "Gazette": "Crews walked out in Tarn on Tuesday.\n\nFish prices doubled.\n\nThe mayor was away.",
}


@pytest.fixture
def person():
    return User.objects.create(username="hand")


@pytest.fixture
def event():
    made = create_event(collection=Collection.objects.create(slug="tarn", name="Tarn"), title="Walk-out")
    for outlet, text in TEXTS.items():
        store_article(event=made, piece=ArticleInput(outlet=outlet, title=f"{outlet} on Tarn", text=text))
    align_event(made)
    return made


def segment(event, outlet, words):
    article = event.articles.get(outlet__name=outlet)
    found = [
        piece for piece in article.current.segments.all() if words in article.current.text[piece.start : piece.end]
    ]
    assert len(found) == 1
    return found[0]


def row(piece):
    member = GroupMember.objects.filter(segment=piece).first()
    return set(member.group.members.values_list("segment", flat=True)) if member else {piece.pk}


def test_a_linked_pair_stands_in_one_row_in_every_later_run(event, person):
    talks, fish = segment(event, "Wire", "Talks"), segment(event, "Gazette", "Fish")
    assert row(talks) == {talks.pk}
    arranging.link(event=event, one=talks, other=fish, person=person)
    assert row(talks) == {talks.pk, fish.pk}
    align_event(event)
    assert row(talks) == {talks.pk, fish.pk}
    link = Link.objects.get(a=min(talks.pk, fish.pk), b=max(talks.pk, fish.pk))
    assert (link.state, link.decided_by) == (Link.State.CONFIRMED, person)


def test_a_sentence_that_is_taken_out_stays_out(event, person):
    crews = segment(event, "Gazette", "Crews")
    assert len(row(crews)) == 3
    arranging.take_out(event=event, segment=crews, person=person)
    align_event(event)
    assert row(crews) == {crews.pk}
    assert len(row(segment(event, "Wire", "Crews"))) == 2


def test_moving_takes_out_and_links(event, person):
    crews, talks = segment(event, "Gazette", "Crews"), segment(event, "Wire", "Talks")
    arranging.move(event=event, segment=crews, to=talks, person=person)
    assert row(crews) == {crews.pk, talks.pk}
    assert len(row(segment(event, "Wire", "Crews"))) == 2


def test_rows_are_merged_and_split(event, person):
    crews, harbour = segment(event, "Wire", "Crews"), segment(event, "Post", "harbour")
    arranging.merge(event=event, one=crews, other=harbour, person=person)
    assert row(crews) == row(harbour)
    arranging.split(event=event, segments=[segment(event, "Gazette", "Crews")], person=person)
    assert segment(event, "Gazette", "Crews").pk not in row(crews)


def test_a_confirmed_row_is_confirmed_link_by_link(event, person):
    arranging.confirm(event=event, segment=segment(event, "Wire", "Crews"), person=person)
    assert event.links.filter(state=Link.State.CONFIRMED).count() == 3


def test_undo_brings_back_what_was_there_step_by_step(event, person):
    crews, talks, fish = (
        segment(event, outlet, words)
        for outlet, words in (("Gazette", "Crews"), ("Wire", "Talks"), ("Gazette", "Fish"))
    )
    before = sorted(event.links.values_list("a", "b", "state"))
    rows = row(crews)
    arranging.link(event=event, one=talks, other=fish, person=person)
    arranging.take_out(event=event, segment=crews, person=person)
    arranging.undo(event=event, person=person)
    assert row(crews) == rows
    assert row(talks) == {talks.pk, fish.pk}
    arranging.undo(event=event, person=person)
    assert sorted(event.links.values_list("a", "b", "state")) == before
    with pytest.raises(arranging.ArrangementRefused, match="nothing to undo"):
        arranging.undo(event=event, person=person)


def test_an_act_names_its_author_and_its_undoing(event, person):
    made = arranging.confirm(event=event, segment=segment(event, "Wire", "Crews"), person=person)
    assert made.made_by == person
    assert arranging.undo(event=event, person=person).undone_by == person


def test_what_makes_no_sense_is_refused_and_changes_nothing(event, person):
    before = sorted(event.links.values_list("a", "b", "state"))
    crews, harbour = segment(event, "Wire", "Crews"), segment(event, "Wire", "harbour")
    alone = segment(event, "Gazette", "Fish")
    for act in (
        lambda: arranging.link(event=event, one=crews, other=harbour, person=person),
        lambda: arranging.take_out(event=event, segment=alone, person=person),
        lambda: arranging.confirm(event=event, segment=alone, person=person),
        lambda: arranging.merge(event=event, one=crews, other=segment(event, "Post", "Crews"), person=person),
    ):
        with pytest.raises(arranging.ArrangementRefused):
            act()
    assert sorted(event.links.values_list("a", "b", "state")) == before
    assert not event.arrangements.exists()


def test_locked_rows_are_left_alone_until_they_are_opened(event, person):
    arranging.lock(event=event, person=person)
    with pytest.raises(arranging.ArrangementRefused, match="locked"):
        arranging.confirm(event=event, segment=segment(event, "Wire", "Crews"), person=person)
    store_article(event=event, piece=ArticleInput(outlet="Late", title="Late", text="Crews walked out."))
    queued = event.jobs.filter(state="queued").count()
    arranging.lock(event=event, person=None)
    assert event.jobs.filter(state="queued").count() >= queued
    arranging.confirm(event=event, segment=segment(event, "Wire", "Crews"), person=person)
