"""events/{id}/alignment/, links/, arrangement/, lock/ and jobs/: what engine and people say, over REST."""

from typing import Any

import pytest

from comparisons import jobs
from comparisons.models import Event, Job, Link, Segment
from comparisons.pipeline import align_event
from comparisons.tasks import align
from tests import factories as make
from tests.cast import Cast


@pytest.fixture
def aligned(cast: Cast) -> Event:
    """The first event, aligned, with no job left waiting."""
    Job.objects.all().delete()
    align_event(cast.event)
    return cast.event


def sentence(cast: Cast, outlet: str, words: str) -> Segment:
    """The segment of an outlet's current text that holds `words`."""
    article = cast.articles[outlet]
    at = make.text_of(article).index(words)
    return Segment.objects.get(revision=article.current_id, start__lte=at, end__gt=at)


def say(cast: Cast, method: str, path: str, sent: Any = None, name: str = "lead") -> Any:
    return getattr(cast.api(name), method)(f"/api/v1/{path}", sent)


def pointer(answer: Any) -> str:
    return str(answer.json()["errors"][0]["pointer"])


def test_asking_for_an_alignment_queues_one_job_however_often(cast: Cast, aligned: Event) -> None:
    first, again = (say(cast, "post", f"events/{aligned.pk}/alignment/") for _ in range(2))
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json()["id"] == again.json()["id"]
    assert set(first.json()) >= {"id", "label", "state", "progress", "attempts", "error", "event", "created_at"}
    assert say(cast, "get", f"events/{aligned.pk}/alignment/").json()["state"] == "queued"
    align(job_id=first.json()["id"])
    assert say(cast, "get", f"events/{aligned.pk}/alignment/").json()["state"] == "done"


def test_an_alignment_that_failed_says_so_and_why(cast: Cast, aligned: Event, monkeypatch) -> None:
    job = say(cast, "post", f"events/{aligned.pk}/alignment/").json()["id"]

    def fails(_: Any) -> None:
        raise jobs.JobFailed("This event has too many articles.")

    monkeypatch.setattr("comparisons.tasks.align_job", fails)
    align(job_id=job)
    assert say(cast, "get", f"events/{aligned.pk}/alignment/").json()["state"] == "failed"
    told = say(cast, "get", f"jobs/{job}/").json()
    assert (told["state"], told["error"]) == ("failed", "This event has too many articles.")


def test_an_event_without_texts_has_an_empty_alignment(cast: Cast) -> None:
    empty = make.make_event(cast.collection, "Nothing yet")
    found = say(cast, "get", f"events/{empty.pk}/alignment/").json()
    assert (found["links"], found["groups"], found["only"]) == ([], [], [])
    grid = say(cast, "get", f"events/{empty.pk}/comparison/").json()
    assert (grid["base"], grid["columns"], grid["rows"]) == (None, [], [])


@pytest.mark.parametrize("state", ["confirmed", "rejected"])
def test_a_persons_word_on_a_link_is_kept_over_the_next_run(cast: Cast, aligned: Event, state: str) -> None:
    link = Link.objects.filter(event=aligned).first()
    assert link is not None
    answer = say(cast, "patch", f"links/{link.pk}/", {"state": state}, "reviewer")
    assert (answer.status_code, answer.json()["state"]) == (200, state)
    align_event(Event.objects.get(pk=aligned.pk))
    assert Link.objects.get(a=link.a_id, b=link.b_id).state == state


@pytest.mark.parametrize("sent", [{}, {"state": "perhaps"}, {"state": None}, {"score": 1}, [], "confirmed"])
def test_a_word_that_is_none_is_refused(cast: Cast, aligned: Event, sent: Any) -> None:
    link = Link.objects.filter(event=aligned).first()
    assert link is not None
    answer = say(cast, "patch", f"links/{link.pk}/", sent)
    assert answer.status_code == 400
    assert pointer(answer) in ("#/state", "#")
    link.refresh_from_db()
    assert link.state == "proposed"


def test_two_sentences_are_linked_by_hand(cast: Cast, aligned: Event) -> None:
    one, other = sentence(cast, "gazette", "Ida Venn"), sentence(cast, "arabic", "انطفأت")
    answer = say(cast, "post", "links/", {"a": other.pk, "b": one.pk}, "reviewer")
    assert answer.status_code == 201
    made = answer.json()
    assert (made["origin"], made["state"], made["event"]) == ("person", "confirmed", aligned.pk)
    assert {made["a"]["segment"], made["b"]["segment"]} == {one.pk, other.pk}
    assert all(set(made[end]) >= {"article", "revision", "start", "end"} for end in "ab")
    align_event(Event.objects.get(pk=aligned.pk))
    assert say(cast, "get", f"links/{made['id']}/").json()["state"] == "confirmed"


def test_sentences_that_cannot_be_linked_are_told_why(cast: Cast, aligned: Event) -> None:
    one = sentence(cast, "gazette", "Ida Venn")
    same_article = sentence(cast, "gazette", "Fishers fear")
    other_event, far = sentence(cast, "vote", "The lamp will burn"), cast.far_articles[0].current
    assert far is not None
    assert say(cast, "post", "links/", {"a": one.pk, "b": same_article.pk}).status_code == 409
    assert say(cast, "post", "links/", {"a": one.pk, "b": one.pk}).status_code == 409
    across = say(cast, "post", "links/", {"a": one.pk, "b": other_event.pk})
    assert (across.status_code, pointer(across)) == (400, "#/b")
    elsewhere, nowhere = (
        say(cast, "post", "links/", {"a": one.pk, "b": pk}) for pk in (far.segments.latest("pk").pk, 2_000_000_000)
    )
    assert (elsewhere.status_code, pointer(elsewhere)) == (nowhere.status_code, pointer(nowhere)) == (400, "#/b")
    assert not Link.objects.filter(origin="person").exists()


def test_a_link_that_a_new_run_took_away_is_404(cast: Cast, aligned: Event) -> None:
    link = Link.objects.filter(event=aligned).first()
    assert link is not None
    pk = link.pk
    link.delete()
    for method in ("get", "patch"):
        assert (
            say(cast, method, f"links/{pk}/", {"state": "confirmed"} if method == "patch" else None).status_code == 404
        )


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"act": "link", "segments": []}, 400),
        ({"act": "link", "segments": [1]}, 400),
        ({"act": "link", "segments": ["x"]}, 400),
        ({"act": "link", "segments": [2_000_000_000, 2_000_000_001]}, 400),
        ({"act": "dance", "segments": [1, 2]}, 400),
        ({"act": None, "segments": None}, 400),
        ({}, 400),
        ([], 400),
    ],
)
def test_an_arrangement_that_makes_no_sense_is_refused(cast: Cast, aligned: Event, sent: Any, status: int) -> None:
    answer = say(cast, "post", f"events/{aligned.pk}/arrangement/", sent)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert say(cast, "get", f"events/{aligned.pk}/arrangement/").json() == []


def test_an_arrangement_is_made_listed_and_undone(cast: Cast, aligned: Event) -> None:
    one, other = sentence(cast, "gazette", "Ida Venn"), sentence(cast, "armenian", "Մերրոու")
    path = f"events/{aligned.pk}/arrangement/"
    made = say(cast, "post", path, {"act": "link", "segments": [one.pk, other.pk]}, "reviewer")
    assert (made.status_code, made.json()["act"], made.json()["made_by"]) == (201, "link", "reviewer")
    assert say(cast, "get", path, name="reader").json()[0]["id"] == made.json()["id"]
    undone = say(cast, "post", f"{path}undo/", name="reviewer")
    assert undone.status_code in (200, 201)
    assert not Link.objects.filter(event=aligned, state="confirmed").exists()


def test_locked_rows_take_no_acts_until_they_are_opened(cast: Cast, aligned: Event) -> None:
    one, other = sentence(cast, "gazette", "Ida Venn"), sentence(cast, "armenian", "Մերրոու")
    sent = {"act": "link", "segments": [one.pk, other.pk]}
    assert say(cast, "get", f"events/{aligned.pk}/lock/").json() == {"locked_by": None, "locked_at": None}
    assert say(cast, "put", f"events/{aligned.pk}/lock/").json()["locked_by"] == "lead"
    assert say(cast, "post", f"events/{aligned.pk}/arrangement/", sent).status_code == 409
    assert say(cast, "post", "links/", {"a": one.pk, "b": other.pk}).status_code == 409
    assert say(cast, "delete", f"events/{aligned.pk}/lock/").json()["locked_by"] is None
    assert say(cast, "post", f"events/{aligned.pk}/arrangement/", sent).status_code == 201


def test_jobs_are_listed_newest_first_and_found_by_event_and_state(cast: Cast, aligned: Event) -> None:
    for title in ("first", "second", "third"):
        event = make.make_event(cast.collection, title)
        say(cast, "post", f"events/{event.pk}/alignment/")
    rows = say(cast, "get", "jobs/").json()["results"]
    assert [row["label"] for row in rows] == [f"Align “{title}”" for title in ("third", "second", "first")]
    assert [row["event"] for row in say(cast, "get", f"jobs/?event={event.pk}").json()["results"]] == [event.pk]
    assert len(say(cast, "get", "jobs/?state=queued").json()["results"]) == 3
    assert say(cast, "get", "jobs/?state=done").json()["results"] == []
    assert say(cast, "get", "jobs/", name="outsider").json()["results"] == []
