"""Queries whose SQL is made once: they find what the same query, built anew, finds."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef

from comparisons.models import Article, Event
from comparisons.prepared import Given, Prepared
from tests.factories import make_article, make_collection, make_event


def built() -> Prepared[Event]:
    articles = Article.objects.filter(event=OuterRef("pk"))
    return Prepared(
        lambda: (
            Event.objects.select_related("collection")
            .annotate(is_covered=Exists(articles))
            .filter(collection=Given.number("collection"), title=Given.text("title"))
            .order_by("-pk")
        )
    )


@pytest.mark.django_db
def test_other_values_find_other_rows_with_all_that_comes_along(django_assert_num_queries):
    collection = make_collection("strike")
    walkout, talks = make_event(collection, "Walkout"), make_event(collection, "Talks")
    make_article(talks, "Orbit Wire", "Talks", "They talked.")
    find = built()
    with django_assert_num_queries(2):
        found = [find.first(collection=collection.pk, title=title) for title in ("Walkout", "Talks")]
        assert found == [walkout, talks]
        assert [event.is_covered for event in found if event] == [False, True]
        assert [event.collection for event in found if event] == [collection, collection]
    assert find.first(collection=collection.pk + 1, title="Talks") is None


@pytest.mark.django_db
def test_rows_are_never_kept():
    collection, find = make_collection("strike"), built()
    assert find.first(collection=collection.pk, title="Talks") is None
    first = make_event(collection, "Talks")
    assert find.first(collection=collection.pk, title="Talks") == first
    newest = make_event(collection, "Talks")
    assert find.first(collection=collection.pk, title="Talks") == newest


@pytest.mark.django_db
def test_a_value_that_is_missing_is_said_by_name():
    with pytest.raises(KeyError, match="title"):
        built().first(collection=1)


@pytest.mark.django_db(transaction=True)
def test_each_connection_asks_for_itself():
    collection = make_collection("strike")
    talks, find = make_event(collection, "Talks"), built()

    def ask(number: int) -> Event | None:
        try:
            return find.first(collection=collection.pk, title="Talks")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(20))) == [talks] * 20
