"""Read first, columns that go round, and the time that annotators were at the texts."""

import itertools
import uuid
from collections import Counter
from typing import Any

import pytest
from django.urls import reverse

from annotator.annotations.balance import balanced
from annotator.annotations.models import Assignment
from annotator.annotations.queries import own_order, reading_of, unread
from annotator.annotations.services import mark_read
from comparisons.intake.article import Refused
from tests.cast import Cast


def put(cast: Cast) -> Any:
    sent = cast.body(cast.place("gazette", "county"))
    return cast.api("ana").put(f"/api/v1/annotations/{uuid.uuid4()}/", sent, format="json")


def assignment(cast: Cast, who: str = "ana") -> Assignment:
    return cast.project.assignments.select_related("project").get(event=cast.event, annotator=cast.people[who])


def test_nothing_is_marked_before_all_texts_are_read_where_the_project_wants_that(cast: Cast) -> None:
    cast.project.read_first = True
    cast.project.save()
    refused = put(cast)
    assert refused.status_code == 409
    assert "Read all texts of this event first" in refused.json()["detail"]
    for article in unread(assignment(cast)):
        mark_read(assignment=assignment(cast), article=article.pk)
        mark_read(assignment=assignment(cast), article=article.pk)
    assert put(cast).status_code == 201
    with pytest.raises(Refused):
        mark_read(assignment=assignment(cast), article=cast.far_articles[0].pk)


def test_the_workbench_shows_what_is_left_and_opens_when_all_is_read(cast: Cast, client) -> None:
    cast.project.read_first = True
    cast.project.save()
    client.force_login(cast.people["ana"], backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("workbench", args=[cast.project.slug, cast.event.pk])
    for article in unread(assignment(cast)):
        page = client.get(address).content.decode()
        assert f"I have read {article.outlet.name}" in page
        assert '"canAnnotate": false' in page
        client.post(reverse("read", args=[cast.project.slug, cast.event.pk]), {"article": article.pk})
    page = client.get(address).content.decode()
    assert "Read first" not in page
    assert '"canAnnotate": true' in page


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 8])
def test_each_text_has_each_place_and_follows_each_other_equally_often(count: int) -> None:
    texts = list(range(count))
    orders = [balanced(texts, number) for number in range(count if count % 2 == 0 else 2 * count)]
    assert all(sorted(order) == texts for order in orders)
    places = Counter((place, text) for order in orders for place, text in enumerate(order))
    follows = Counter(pair for order in orders for pair in itertools.pairwise(order))
    assert len(set(places.values())) == 1
    assert len(follows) == count * (count - 1)
    assert len(set(follows.values())) == 1
    assert balanced([], 3) == []
    assert balanced([7], 3) == [7]


def test_columns_go_round_among_annotators_unless_the_address_names_some(cast: Cast, client) -> None:
    assert own_order(assignment(cast)) == []
    cast.project.counterbalanced = True
    cast.project.save()
    orders = [own_order(assignment(cast, who)) for who in ("ana", "ben")]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])
    client.force_login(cast.people["ben"], backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("workbench", args=[cast.project.slug, cast.event.pk])

    def shown(**asked: Any) -> list[int]:
        return [text["article"] for text in client.get(address, asked).context["workbench"]["texts"]]

    assert shown() == orders[1]
    named = orders[1][::-1]
    assert shown(base=named[0], articles=named) == named


def test_time_is_counted_once_however_often_it_is_reported(cast: Cast, client) -> None:
    address = f"/api/v1/assignments/{assignment(cast).pk}/reading/"
    gazette, radio = (cast.articles[name].pk for name in ("gazette", "radio"))
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    for visit, seconds in ((first, 30), (first, 90), (first, 60), (first, 90), (second, 10)):
        times = [{"article": gazette, "seconds": seconds}, {"article": radio, "seconds": 5}]
        answer = cast.api("ana").put(address, {"visit": visit, "times": times}, format="json")
        assert answer.status_code == 204
    assert {row["article"]: row["active"] for row in reading_of(cast.project)} == {gazette: 100, radio: 10}
    far = [{"article": cast.far_articles[0].pk, "seconds": 5}]
    assert cast.api("ana").put(address, {"visit": first, "times": far}, format="json").status_code == 400
    assert cast.api("lead").put(address, {"visit": first, "times": []}, format="json").status_code == 403
    client.force_login(cast.people["lead"], backend="django.contrib.auth.backends.ModelBackend")
    assert "1 min 40 s" in client.get(reverse("setup", args=[cast.project.slug])).content.decode()
    table = client.get(reverse("times_csv", args=[cast.project.slug])).content.decode()
    assert f"{cast.event.pk},ana,{gazette},Merrow Gazette,100" in table


def test_a_lead_says_how_it_is_annotated(cast: Cast, client) -> None:
    client.force_login(cast.people["lead"], backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("setup", args=[cast.project.slug]), {"read_first": "on", "counterbalanced": "on"})
    cast.project.refresh_from_db()
    assert (cast.project.read_first, cast.project.counterbalanced) == (True, True)
