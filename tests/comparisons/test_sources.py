"""Where articles come from: found with every alignment, outranked by a person's word, which is kept."""

from datetime import UTC, datetime

import pytest

from comparisons.models import Article, Outlet
from comparisons.pipeline import align_event
from comparisons.queries.grid import comparison
from comparisons.queries.sources import origin
from comparisons.services.sources import SourceRefused, set_source, unset_source
from tests import factories as make

WIRE = (
    "Crews walked out of the harbour in Tarn on Tuesday after talks on wages had failed for the third time.\n\n"
    "The harbour master said that the boats would stay where they are until the county pays."
)
POST = f"TARN (Orbit Wire) - {WIRE}\n\nFish prices doubled on Wednesday, as every cook in the town will tell you."


@pytest.fixture
def lead(db):
    return make.make_person("lead")


@pytest.fixture
def event(lead):
    made = make.make_event(make.make_collection("tarn", lead), "Walk-out")
    day = datetime(2024, 3, 1, tzinfo=UTC)
    make.make_article(made, "Orbit Wire", "Walk-out", WIRE, published_at=day)
    make.make_article(made, "Post", "Harbour stands still", POST, published_at=day.replace(hour=5))
    make.make_article(made, "Echo", "Strike", "BONN (AP) — The port was quiet.", published_at=day.replace(hour=2))
    align_event(made)
    return made


def article(event, outlet):
    return event.articles.get(outlet__name=outlet)


def found(event, outlet):
    return origin(article(event, outlet), {one.pk: one for one in event.articles.select_related("outlet")})


def test_a_reprint_names_its_source_and_why(event):
    told = found(event, "Post")
    assert told.source == article(event, "Orbit Wire")
    assert told.reasons[1:3] == ["the dateline or byline names it", "it was published 5 hours earlier"]
    assert told.reasons[-1] == "of 4 sentences 2 same, 0 edited, 2 new"
    assert not found(event, "Orbit Wire").is_known


def test_an_agency_that_is_not_here_is_named(event):
    assert found(event, "Echo").filed_by == "AP"


def test_a_persons_word_outranks_the_engine_and_is_kept(event, lead):
    post, echo = article(event, "Post"), article(event, "Echo")
    set_source(article=post, source=echo, person=lead)
    make.make_article(event, "Late", "Late", WIRE)
    align_event(event)
    told = found(event, "Post")
    assert (told.source, told.said_by, told.reasons) == (echo, "lead", [])
    set_source(article=post, source=None, person=lead)
    assert (found(event, "Post").source, found(event, "Post").by_person) == (None, True)
    unset_source(article=article(event, "Post"))
    assert found(event, "Post").source == article(event, "Orbit Wire")


def test_what_cannot_be_a_source_is_refused(event, lead):
    post, wire = article(event, "Post"), article(event, "Orbit Wire")
    far = make.make_article(make.make_event(event.collection, "Other"), "Far", "Far", "Far away.")
    set_source(article=wire, source=post, person=lead)
    for one, source in ((post, far), (post, post), (post, wire)):
        with pytest.raises(SourceRefused):
            set_source(article=one, source=source, person=lead)
    assert Article.objects.exclude(source=None).count() == 1


def test_the_heads_of_the_grid_know_it_without_asking_more(event, django_assert_num_queries):
    Outlet.objects.filter(name="Orbit Wire").update(kind="agency")
    with django_assert_num_queries(6):
        grid = comparison(event)
        told = grid.origins[article_id(grid, "Post")]
        assert told.source.outlet.name == "Orbit Wire"


def article_id(grid, outlet):
    return next(column.article.pk for column in grid.columns if column.article.outlet.name == outlet)


def test_the_same_quotation_in_other_words_is_marked_with_its_outlets(event):
    said = "“We have no money left for that,”"
    make.make_article(event, "Morning", "Money", f"{said} said the harbour master, Ida Venn, when asked about it.")
    make.make_article(event, "Evening", "Boats", f"Fishers fear for boats. On the pier a man shouted {said} and left.")
    align_event(event)
    grid = comparison(event)
    quoted = {cell.article.outlet.name: cell.quoted_in for row in grid.rows for cell in row.cells if cell.quoted_in}
    assert quoted == {"Morning": ["Evening"], "Evening": ["Morning"]}


def test_copies_that_stand_side_by_side_carry_no_mark(event):
    for outlet in ("Morning", "Evening"):
        make.make_article(
            event, outlet, "Money", "“We have no money left for that,” said the harbour master, Ida Venn."
        )
    align_event(event)
    assert not any(cell.quoted_in for row in comparison(event).rows for cell in row.cells)


def test_a_new_text_waits_for_its_own_alignment(event):
    make.make_article(event, "Post", "Harbour stands still", POST.replace("Tarn on", "Tarn early on"))
    assert found(event, "Post").source is None
    align_event(event)
    assert found(event, "Post").source == article(event, "Orbit Wire")
