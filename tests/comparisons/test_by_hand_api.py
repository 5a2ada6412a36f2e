"""What people say of a collection's texts, over REST: sources, kinds of segments, spellings."""

from typing import Any

import pytest

from comparisons.models import Article, Job, Segment, Spelling
from comparisons.pipeline import align_event
from tests import factories as make
from tests.cast import Cast


def say(cast: Cast, method: str, path: str, sent: Any = None, name: str = "lead") -> Any:
    return getattr(cast.api(name), method)(f"/api/v1/{path}", sent)


def refused(answer: Any, pointer: str) -> str:
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    (entry,) = answer.json()["errors"]
    assert entry["pointer"] == pointer
    return str(entry["detail"])


@pytest.fixture
def pair(cast: Cast) -> tuple[Article, Article]:
    return cast.articles["gazette"], cast.articles["radio"]


def test_a_source_is_set_said_and_left_to_the_engine_again(cast: Cast, pair: tuple[Article, Article]) -> None:
    article, other = pair
    told = say(cast, "put", f"articles/{article.pk}/source/", {"article": other.pk}).json()
    assert (told["article"], told["set_by"], bool(told["set_at"])) == (other.pk, "lead", True)
    assert say(cast, "get", f"articles/{article.pk}/source/", name="reader").json() == told
    assert say(cast, "get", f"articles/{article.pk}/").json()["source"]["article"] == other.pk
    none = say(cast, "put", f"articles/{article.pk}/source/", {"article": None}).json()
    assert (none["article"], none["set_by"]) == (None, "lead")
    unset = say(cast, "delete", f"articles/{article.pk}/source/")
    assert (unset.status_code, unset.json()["set_at"]) == (200, None)


def test_a_source_that_cannot_be_is_refused_in_words(cast: Cast, pair: tuple[Article, Article]) -> None:
    article, other = pair
    path = f"articles/{article.pk}/source/"
    assert "not its own source" in refused(say(cast, "put", path, {"article": article.pk}), "#/article")
    elsewhere = cast.second.articles.order_by("pk").first() or make.make_article(cast.second, "Post", "T", "Words.")
    assert "of another event" in refused(say(cast, "put", path, {"article": elsewhere.pk}), "#/article")
    say(cast, "put", f"articles/{other.pk}/source/", {"article": article.pk})
    assert "come from this article" in refused(say(cast, "put", path, {"article": other.pk}), "#/article")
    assert refused(say(cast, "put", path, {"article": cast.far_articles[0].pk}), "#/article")
    assert refused(say(cast, "put", path, {}), "#/article")


def test_kinds_are_set_for_good_and_the_event_is_aligned_again(cast: Cast, pair: tuple[Article, Article]) -> None:
    article, other = pair
    align_event(cast.event)
    Job.objects.all().delete()
    segment = Segment.objects.filter(revision=article.current_id, kind="sentence").order_by("pk")[0]
    told = say(cast, "post", f"articles/{article.pk}/kinds/", {"kind": "boilerplate", "segments": [segment.pk]})
    assert told.status_code == 200
    assert [(row["id"], row["kind"], bool(row["kind_set_at"])) for row in told.json()] == [
        (segment.pk, "boilerplate", True)
    ]
    assert Job.objects.filter(event=cast.event, state="queued").count() == 1
    path = f"articles/{other.pk}/kinds/"
    foreign = {"kind": "caption", "segments": [segment.pk]}
    assert "current text" in refused(say(cast, "post", path, foreign), "#/segments")
    assert refused(say(cast, "post", path, {"kind": "poem", "segments": [segment.pk]}), "#/kind")
    assert refused(say(cast, "post", path, {"kind": "caption", "segments": []}), "#/segments")


def test_spellings_are_suggested_added_and_removed(cast: Cast) -> None:
    for outlet, word in (("Wire", "Karelian"), ("Post", "Karelia")):
        text = f"The long talks on the old town of {word} began on Monday."
        make.make_article(cast.second, outlet, f"{outlet} on talks", text)
    align_event(cast.second)
    table = f"collections/{cast.collection.slug}/spellings/"
    pair = {"spelling": "Karelia", "same_as": "Karelian"}
    assert say(cast, "get", f"{table}suggested/").json() == [{**pair, "times": 1}]
    made = say(cast, "post", table, pair)
    assert (made.status_code, made.json()["state"], made.json()["set_by"]) == (201, "accepted", "lead")
    assert [row["id"] for row in say(cast, "get", table).json()["results"]] == [made.json()["id"]]
    assert say(cast, "get", f"{table}suggested/").json() == []
    dismissed = say(cast, "post", table, {**pair, "accepted": False})
    assert (dismissed.json()["id"], dismissed.json()["state"]) == (made.json()["id"], "dismissed")
    assert say(cast, "delete", f"{table}{made.json()['id']}/").status_code == 204
    assert say(cast, "delete", f"{table}{made.json()['id']}/").status_code == 404
    assert not Spelling.objects.exists()


def test_a_pair_that_makes_no_sense_is_refused_in_words(cast: Cast) -> None:
    table = f"collections/{cast.collection.slug}/spellings/"
    assert "the same already" in refused(say(cast, "post", table, {"spelling": "A", "same_as": "a"}), "#/spelling")
    assert refused(say(cast, "post", table, {"spelling": "A", "same_as": "b" * 121}), "#/same_as")
