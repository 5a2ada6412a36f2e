"""decisions/, cases/ and comments/: what reviewers settle, one at a time, for good and for all to see."""

import uuid
from functools import partial
from typing import Any

import pytest

from annotator.annotations.models import Annotation
from annotator.annotations.services import reopen, submit
from annotator.review import queries
from annotator.review.models import Case, Decision
from tests import factories as make
from tests.cast import Cast
from tests.racing import at_once


@pytest.fixture
def pair(cast: Cast) -> tuple[Annotation, Annotation]:
    """What ana and ben have marked on overlapping words, both handed in: one case."""
    ana = cast.tagged("ana", "40,000 crowns", note="ana's", attributes={"polarity": "neg"})
    ben = cast.tagged("ben", "cost the county 40,000 crowns")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    return ana, ben


def decide(cast: Cast, name: str = "reviewer", **fields: Any):
    case = Case.objects.order_by("pk").first()
    assert case is not None
    sent = {"case": case.pk, "version": case.version, **fields}
    return cast.api(name).post("/api/v1/decisions/", sent)


def gold(cast: Cast, name: str = "lead") -> list[dict[str, Any]]:
    return cast.api(name).get("/api/v1/annotations/?layer=gold").json()["results"]


def test_a_case_shows_its_annotations_and_what_a_decision_must_send(cast: Cast, pair) -> None:
    (case,) = cast.api("reviewer").get("/api/v1/cases/?project=merrow-study").json()["results"]
    assert {one["annotator"] for one in case["annotations"]} == {"ana", "ben"}
    assert {one["id"] for one in case["annotations"]} == {str(one.pk) for one in pair}
    assert (case["project"], case["event"], case["state"]) == ("merrow-study", cast.event.pk, "open")
    assert (case["kind"], case["code_slug"], case["decisions"], case["comments"]) == ("span", "economic", [], [])
    assert 0 < case["disagreement"] < 1
    assert cast.api("reviewer").get(f"/api/v1/cases/{case['id']}/").json() == case


def test_accepting_one_makes_a_gold_copy_in_the_reviewers_name(cast: Cast, pair) -> None:
    answer = decide(cast, accept=[str(pair[0].pk)], reason="the shorter one")
    assert answer.status_code == 201
    made = answer.json()
    assert (made["outcome"], made["reviewer"], made["reason"]) == ("accept", "reviewer", "the shorter one")
    assert made["accepted"] == [str(pair[0].pk)]
    (label,) = gold(cast)
    assert made["gold"] == [label["id"]]
    mine = cast.api("ana").get(f"/api/v1/annotations/{pair[0].pk}/").json()
    same = ("kind", "code", "codebook_version", "attributes", "note", "anchors", "absent_from", "project", "event")
    assert {name: label[name] for name in same} == {name: mine[name] for name in same}
    assert (label["layer"], label["annotator"], label["version"]) == ("gold", "reviewer", 1)
    assert Case.objects.get().state == "decided"


@pytest.mark.parametrize(("chosen", "outcome", "labels"), [((0, 1), "accept", 2), ((), "neither", 0)])
def test_both_or_neither_may_be_accepted(cast: Cast, pair, chosen: tuple[int, ...], outcome: str, labels: int) -> None:
    answer = decide(cast, accept=[str(pair[one].pk) for one in chosen])
    assert (answer.status_code, answer.json()["outcome"], len(gold(cast))) == (201, outcome, labels)


def test_accepting_the_same_twice_makes_one_label(cast: Cast, pair) -> None:
    assert decide(cast, accept=[str(pair[0].pk)] * 2).status_code == 201
    assert len(gold(cast)) == 1


def test_a_new_one_may_stand_in_their_place(cast: Cast, pair) -> None:
    new = {"kind": "span", "code": "morality", "note": "mine", "anchors": [cast.place("gazette", "no money left")]}
    answer = decide(cast, new=new)
    assert (answer.status_code, answer.json()["outcome"], answer.json()["accepted"]) == (201, "new", [])
    (label,) = gold(cast)
    assert (label["code"], label["note"], label["anchors"][0]["quote"]) == ("morality", "mine", "no money left")


@pytest.mark.parametrize(
    ("fields", "status", "pointer"),
    [
        ({"accept": [str(uuid.uuid4())]}, 400, "#/accept"),
        ({"accept": ["first"]}, 400, "#/accept/0"),
        ({"version": 0}, 400, "#/version"),
        ({"version": None}, 400, "#/version"),
        ({"case": "first"}, 400, "#/case"),
        ({"new": {}}, 400, "#/new/kind"),
        ({"new": {"kind": "span", "code": "no-such-code", "anchors": []}}, 400, "#/new/code"),
        ({"new": {"kind": "span", "code": "economic", "anchors": []}}, 400, "#/new/anchors"),
        ({"new": {"kind": "event", "code": "economic", "attributes": {"a": "\0"}}}, 400, "#/new/attributes"),
        ({"reason": "x" * 10_001}, 400, "#/reason"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_with_a_pointer(
    cast: Cast, pair, fields: dict[str, Any], status: int, pointer: str
) -> None:
    answer = decide(cast, **fields)
    assert answer.status_code == status, answer.content
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert Decision.objects.count() == 0
    assert Case.objects.get().state == "open"


def test_a_wrong_quote_or_place_in_a_new_one_is_pointed_to(cast: Cast, pair) -> None:
    wrong = {**cast.place("gazette", "Ida Venn"), "quote": "Ida Vern"}
    answer = decide(cast, new={"kind": "span", "code": "economic", "anchors": [wrong]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/new/anchors/0/quote")
    far = make.place(cast.far_articles[0], "the toll")
    answer = decide(cast, new={"kind": "span", "code": "economic", "anchors": [far]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/new/anchors/0/revision")
    assert gold(cast) == []


def test_accepting_and_making_new_at_once_is_refused(cast: Cast, pair) -> None:
    answer = decide(cast, accept=[str(pair[0].pk)], new={"kind": "event", "code": "economic"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/new")


def test_the_second_of_two_reviewers_is_412_and_sees_what_the_first_decided(cast: Cast, pair) -> None:
    version = Case.objects.get().version
    assert decide(cast, accept=[str(pair[0].pk)]).status_code == 201
    second = decide(cast, "lead", version=version, accept=[str(pair[1].pk)])
    assert (second.status_code, second["Content-Type"]) == (412, "application/problem+json")
    assert second.json()["current"]["state"] == "decided"
    assert second.json()["current"]["decisions"][0]["accepted"] == [str(pair[0].pk)]
    assert len(gold(cast)) == 1


def test_deciding_anew_withdraws_the_earlier_gold_and_keeps_both_decisions(cast: Cast, pair) -> None:
    decide(cast, accept=[str(pair[0].pk)])
    (before,) = gold(cast)
    decide(cast, "lead", accept=[str(pair[1].pk)])
    (after,) = gold(cast)
    assert after["id"] != before["id"]
    assert [one["reviewer"] for one in cast.api("lead").get("/api/v1/decisions/").json()["results"]] == [
        "reviewer",
        "lead",
    ]
    history = Annotation.objects.get(pk=before["id"]).changes
    assert list(history.values_list("act", "actor__username")) == [("create", "reviewer"), ("delete", "lead")]


def test_taking_a_decision_back_wants_a_reason_and_the_version_and_takes_the_gold_back(cast: Cast, pair) -> None:
    decide(cast, accept=[str(pair[0].pk)])
    case = Case.objects.get()
    address = f"/api/v1/cases/{case.pk}/reopen/"
    without = cast.api("lead").post(address, {"version": case.version})
    assert (without.status_code, without.json()["errors"][0]["pointer"]) == (400, "#/reason")
    stale = cast.api("lead").post(address, {"version": case.version - 1, "reason": "x"})
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, case.version)
    answer = cast.api("lead").post(address, {"version": case.version, "reason": "Look again"})
    assert (answer.status_code, answer.json()["outcome"], answer.json()["reason"]) == (200, "reopen", "Look again")
    assert gold(cast) == []
    case.refresh_from_db()
    assert case.state == "open"
    assert cast.api("lead").post(address, {"version": case.version, "reason": "x"}).status_code == 409


def test_a_case_that_changed_since_it_was_looked_at_is_412(cast: Cast, pair) -> None:
    seen = Case.objects.get()
    reopen(assignment=cast.assignment("ben"))
    answer = decide(cast, case=seen.pk, version=seen.version, accept=[str(pair[1].pk)])
    assert answer.status_code == 412
    assert [one["annotator"] for one in answer.json()["current"]["annotations"]] == ["ana"]
    assert gold(cast) == []


def test_a_case_that_is_gone_meanwhile_is_404(cast: Cast, pair, monkeypatch) -> None:
    def gone_in_between(user: Any, pk: Any) -> Case:
        case = found(user, pk)
        Case.objects.all().delete()
        return case

    found = queries.get_case_for
    monkeypatch.setattr(queries, "get_case_for", gone_in_between)
    assert decide(cast, accept=[]).status_code == 404


def test_reviewers_and_leads_decide_and_for_others_there_is_no_case(cast: Cast, pair) -> None:
    case = Case.objects.get()
    for name in ("ana", "ben", "reader", "outsider"):
        api = cast.api(name)
        there, nowhere = (api.post("/api/v1/decisions/", {"case": pk, "version": 1}) for pk in (case.pk, 999_999))
        assert there.status_code == nowhere.status_code == 404, name
        assert there.content == nowhere.content
        assert api.get(f"/api/v1/cases/{case.pk}/").status_code == 404
        assert api.post(f"/api/v1/cases/{case.pk}/reopen/", {"version": 1, "reason": "x"}).status_code == 404
        assert api.post("/api/v1/comments/", {"case": case.pk, "text": "x"}).status_code == 404
        for resource in ("cases", "decisions", "comments"):
            for query in ("", f"?case={case.pk}", "?case=999999", f"?event={cast.event.pk}", "?event=999999"):
                assert api.get(f"/api/v1/{resource}/{query}").json()["results"] == [], (name, resource, query)


def test_what_is_said_about_a_case_is_kept_in_order(cast: Cast, pair) -> None:
    case = Case.objects.get()
    for name, text in (("reviewer", "Money or blame?"), ("lead", "Money. 🕯️")):
        answer = cast.api(name).post("/api/v1/comments/", {"case": case.pk, "text": text})
        assert (answer.status_code, answer.json()["author"], answer.json()["text"]) == (201, name, text)
    said = cast.api("reviewer").get(f"/api/v1/comments/?case={case.pk}").json()["results"]
    assert [one["text"] for one in said] == ["Money or blame?", "Money. 🕯️"]
    assert cast.api("reviewer").get(f"/api/v1/cases/{case.pk}/").json()["comments"] == said
    assert cast.api("reviewer").post("/api/v1/comments/", {"case": case.pk, "text": "  "}).status_code == 400


def test_gold_is_hidden_from_annotators_until_the_release(cast: Cast, pair) -> None:
    decide(cast, accept=[str(pair[0].pk)])
    for name in ("ana", "ben", "reader"):
        assert gold(cast, name) == [], name
    cast.api("lead").post("/api/v1/projects/merrow-study/release/", {"event": cast.event.pk})
    for name in ("ana", "ben", "reader"):
        assert len(gold(cast, name)) == 1, name


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_decides(cast: Cast, pair) -> None:
    clients = [make.client_by_token(cast.people[name]) for name in ("reviewer", "lead")]
    for round_number in range(5):
        case = Case.objects.get()
        sent = {"case": case.pk, "version": case.version, "accept": [str(pair[0].pk)], "reason": str(round_number)}
        answers = at_once(*(partial(client.post, "/api/v1/decisions/", sent) for client in clients))
        assert sorted(answer.status_code for answer in answers) == [201, 412]
    assert Decision.objects.count() == 5
    assert Annotation.objects.filter(layer="gold", deleted_at=None).count() == 1
