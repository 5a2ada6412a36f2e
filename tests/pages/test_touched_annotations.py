"""An act on the rows tells which annotations rest on the sentences it touches: to each person those they may see."""

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.annotations.models import Assignment
from annotator.teams.models import Membership
from comparisons.models import Collection, Event, Segment
from comparisons.queries.acts import last_acts
from comparisons.services import arranging
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]


def _segment(cast: Cast, outlet: str, words: str) -> Segment:
    article = cast.articles[outlet]
    at = make.text_of(article).index(words)
    return Segment.objects.get(revision=article.current_id, start__lte=at, end__gt=at)


@pytest.fixture
def marked(cast: Cast, aligned: Event) -> Event:
    """Ben has a contrast and an omission on the repairs, a span there, and a contrast on other sentences."""
    crowns = cast.place("gazette", "40,000 crowns"), cast.place("radio", "40,000 crowns")
    make.make_annotation(cast.ben, cast.body(*crowns, kind="contrast"))
    make.make_annotation(
        cast.ben, cast.body(crowns[0], kind="omission", absent_from=[cast.articles["radio"].pk], code="morality")
    )
    make.make_annotation(cast.ben, cast.body(crowns[0]))
    away = cast.place("gazette", "Fishers fear"), cast.place("radio", "A sign read")
    make.make_annotation(cast.ben, cast.body(*away, kind="contrast", code="morality"))
    return aligned


def _marks(event: Event, person: object) -> list[str]:
    return [mark.label for mark in last_acts(event, person).lines[0].marks]


def _unlink(cast: Cast, event: Event) -> None:
    pair = _segment(cast, "gazette", "Repairs"), _segment(cast, "radio", "Repairs")
    arranging.unlink(event=event, one=pair[0], other=pair[1], person=cast.reviewer)


def test_contrasts_and_omissions_on_touched_sentences_are_listed_and_nothing_else(cast: Cast, marked: Event) -> None:
    _unlink(cast, marked)
    assert _marks(marked, cast.fresh("reviewer")) == [
        "Contrast, Economic, by ben in Merrow Study",
        "Omission, Morality, by ben in Merrow Study",
    ]
    lone = _segment(cast, "gazette", "The county votes"), _segment(cast, "radio", "Merrow Point has no light")
    arranging.link(event=marked, one=lone[0], other=lone[1], person=cast.reviewer)
    assert _marks(marked, cast.fresh("reviewer")) == []


def test_the_page_names_them_with_a_way_to_each(cast: Cast, marked: Event, signed_in: Browser) -> None:
    _unlink(cast, marked)
    page = html.unescape(signed_in("reviewer").get(reverse("event", args=[marked.pk]) + "?arrange=1").content.decode())
    assert "The last act touches 2 annotations" in page
    assert f'<a href="{reverse("workbench", args=[cast.project.slug, marked.pk])}">Contrast, Economic, by ben' in page
    assert "· touches 2 annotations" in page


def test_a_form_without_javascript_says_how_many(cast: Cast, marked: Event, signed_in: Browser) -> None:
    pair = [_segment(cast, outlet, "Repairs").pk for outlet in ("gazette", "radio")]
    answer = signed_in("reviewer").post(
        reverse("event_arrange", args=[marked.pk]), {"act": "unlink", "segments": pair}, follow=True
    )
    assert "You unlinked this. It touches 2 annotations." in answer.content.decode()


def test_an_annotator_who_may_arrange_is_told_nothing_of_other_work(cast: Cast, marked: Event) -> None:
    # Who made a collection may arrange its rows, whatever their role in a project on it.
    Collection.objects.filter(pk=cast.collection.pk).update(created_by=cast.ana)
    _unlink(cast, marked)
    assert _marks(marked, cast.fresh("ana")) == []
    crowns = cast.place("gazette", "40,000 crowns"), cast.place("radio", "40,000 crowns")
    make.make_annotation(cast.ana, cast.body(*crowns, kind="contrast"))
    assert _marks(marked, cast.fresh("ana")) == ["Contrast, Economic, by ana in Merrow Study"]
    assert Assignment.objects.exclude(state="submitted").filter(annotator=cast.ana).exists()


def test_a_reviewer_of_another_project_on_the_same_texts_is_told_nothing(cast: Cast, marked: Event) -> None:
    other = make.make_project("other-study", cast.collection, cast.outsider)
    assert Membership.objects.filter(project=other, user=cast.outsider, role="lead").exists()
    _unlink(cast, marked)
    assert _marks(marked, cast.fresh("outsider")) == []
