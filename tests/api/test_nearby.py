"""events/{id}/nearby/: what comes nearest to a sentence in another article."""

from comparisons.models import Segment
from tests import factories as make
from tests.cast import Cast


def segment(cast: Cast, outlet: str, words: str) -> int:
    revision = cast.articles[outlet].current
    assert revision is not None
    at = make.text_of(cast.articles[outlet]).index(words)
    return revision.segments.get(start__lte=at, end__gt=at).pk


def test_the_nearest_come_first_with_their_place_and_what_they_share(cast: Cast) -> None:
    asked = {"segment": segment(cast, "gazette", "Repairs will"), "article": cast.articles["radio"].pk}
    found = cast.api("ana").get(f"/api/v1/events/{cast.event.pk}/nearby/", asked)
    assert found.status_code == 200
    first = found.json()[0]
    text = make.text_of(cast.articles["radio"])
    assert text[first["start"] : first["end"]] == first["quote"]
    assert "40,000 crowns" in first["quote"]
    assert first["score"] > 50
    assert "county" in first["shared"]
    scores = [near["score"] for near in found.json()]
    assert scores == sorted(scores, reverse=True)


def test_where_nothing_is_alike_nothing_is_near(cast: Cast) -> None:
    asked = {"segment": segment(cast, "gazette", "Repairs will"), "article": cast.articles["arabic"].pk}
    assert cast.api("ana").get(f"/api/v1/events/{cast.event.pk}/nearby/", asked).json() == []


def test_what_is_not_in_the_event_is_not_found_and_what_is_no_id_is_told(cast: Cast) -> None:
    address = f"/api/v1/events/{cast.event.pk}/nearby/"
    here = segment(cast, "gazette", "Repairs will")
    far = cast.far_articles[0].pk
    assert cast.api("ana").get(address, {"segment": here, "article": far}).status_code == 404
    wrong = cast.api("ana").get(address, {"segment": "x", "article": far})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "#/segment")


def test_what_is_not_compared_can_be_asked_for_as_well(cast: Cast) -> None:
    revision = cast.articles["gazette"].current
    assert revision is not None
    aside = revision.segments.first()
    assert aside is not None
    aside.kind = Segment.Kind.DATELINE
    aside.save()
    asked = {"segment": aside.pk, "article": cast.articles["radio"].pk}
    assert cast.api("ana").get(f"/api/v1/events/{cast.event.pk}/nearby/", asked).status_code == 200
