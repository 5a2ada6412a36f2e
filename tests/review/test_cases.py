"""Cases follow the submitted work, and nothing that was said or decided about them is lost."""

from functools import partial
from typing import Any

import pytest

from annotator.annotations import services as annotating
from annotator.annotations.models import Annotation
from annotator.review.cases import gather_cases
from annotator.review.models import Case, Comment, Decision
from annotator.review.services import comment, decide, reopen_case
from tests import factories as make
from tests.cast import Cast
from tests.racing import at_once


def hand_in(cast: Cast, *names: str) -> None:
    for name in names:
        annotating.submit(assignment=cast.assignment(name))


def hand_back(cast: Cast, name: str) -> None:
    annotating.reopen(assignment=cast.assignment(name))


def members(case: Case) -> set[Any]:
    return {member.annotation_id for member in case.members.all()}


def retag(cast: Cast, annotation: Annotation, **sent: Any) -> None:
    answer = cast.api(annotation.annotator.username).patch(
        f"/api/v1/annotations/{annotation.pk}/", sent, headers={"If-Match": f'"{annotation.version}"'}
    )
    assert answer.status_code == 200, answer.content
    annotation.refresh_from_db()


def test_only_what_is_handed_in_stands_in_cases(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    assert not Case.objects.exists()
    hand_in(cast, "ana")
    assert members(Case.objects.get()) == {ana.pk}
    hand_in(cast, "ben")
    assert members(Case.objects.get()) == {ana.pk, ben.pk}


def test_what_is_handed_back_leaves_the_cases(cast: Cast) -> None:
    ana = cast.tagged("ana")
    cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    hand_back(cast, "ben")
    assert members(Case.objects.get()) == {ana.pk}


def test_silence_counts_as_soon_as_it_is_handed_in(cast: Cast) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana")
    assert Case.objects.get().disagreement == 0.0
    hand_in(cast, "ben")
    assert Case.objects.get().disagreement == 1.0


def test_deleted_annotations_stand_in_no_case(cast: Cast) -> None:
    ana = cast.tagged("ana")
    annotating.untag(annotation=ana, version=1)
    hand_in(cast, "ana", "ben")
    assert not Case.objects.exists()


def test_gathering_again_changes_nothing(cast: Cast) -> None:
    cast.tagged("ana")
    cast.tagged("ben", "Ida Venn")
    hand_in(cast, "ana", "ben")
    before = list(Case.objects.order_by("pk").values())
    gather_cases(project=cast.project, event=cast.event)
    assert list(Case.objects.order_by("pk").values()) == before


def test_a_case_that_grows_keeps_what_was_said_and_must_be_looked_at_again(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    hand_in(cast, "ana")
    case = Case.objects.get()
    comment(case=case, author=cast.reviewer, text="Is this about money?")
    hand_in(cast, "ben")
    grown = Case.objects.get()
    assert (grown.pk, members(grown), grown.version) == (case.pk, {ana.pk, ben.pk}, case.version + 1)
    assert grown.comments.get().text == "Is this about money?"


def test_a_decided_case_stays_as_it_is_whatever_is_handed_back(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    case = Case.objects.get()
    decide(case=case, reviewer=cast.reviewer, version=case.version, accept=[ana.pk])
    hand_back(cast, "ben")
    hand_in(cast, "ben")
    kept = Case.objects.get()
    assert (kept.state, members(kept)) == ("decided", {ana.pk, ben.pk})


def test_a_judgement_that_changed_after_its_case_was_decided_is_put_to_the_reviewers_again(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    case = Case.objects.get()
    decide(case=case, reviewer=cast.reviewer, version=case.version, accept=[ana.pk])
    hand_back(cast, "ben")
    retag(cast, ben, code="morality")
    hand_in(cast, "ben")
    opened = Case.objects.get(state="open")
    assert (opened.code_slug, members(opened)) == ("morality", {ben.pk})
    assert Case.objects.get(pk=case.pk).state == "decided"


def test_decisions_outlive_the_annotations_they_were_about(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    hand_in(cast, "ana", "ben")
    case = Case.objects.get()
    decide(case=case, reviewer=cast.reviewer, version=case.version, accept=[ana.pk], reason="clear")
    reopen_case(case=case, reviewer=cast.lead, version=case.version, reason="not so clear")
    for name, tagged in (("ana", ana), ("ben", ben)):
        hand_back(cast, name)
        annotating.untag(annotation=tagged, version=1)
    hand_in(cast, "ana", "ben")
    gone = Case.objects.get()
    assert gone.state == "dissolved"
    assert list(Decision.objects.values_list("reason", flat=True)) == ["clear", "not so clear"]


def test_a_dissolved_case_comes_back_with_its_annotations(cast: Cast) -> None:
    ana = cast.tagged("ana")
    hand_in(cast, "ana")
    case = Case.objects.get()
    comment(case=case, author=cast.reviewer, text="Hm.")
    hand_back(cast, "ana")
    assert Case.objects.get().state == "dissolved"
    hand_in(cast, "ana")
    back = Case.objects.get()
    assert (back.pk, back.state, members(back), back.comments.count()) == (case.pk, "open", {ana.pk}, 1)


def test_a_case_that_nobody_spoke_about_is_forgotten_with_its_annotations(cast: Cast) -> None:
    cast.tagged("ana")
    hand_in(cast, "ana")
    hand_back(cast, "ana")
    assert not Case.objects.exists()


def test_a_case_that_falls_apart_keeps_its_talk_with_its_larger_part(cast: Cast) -> None:
    whole = cast.tagged("ana", "Repairs will cost the county 40,000 crowns")
    left, right = cast.tagged("ben", "Repairs will"), cast.tagged("ben", "40,000 crowns")
    again = cast.tagged("ben", "40,000")
    hand_in(cast, "ana", "ben")
    case = Case.objects.get()
    comment(case=case, author=cast.reviewer, text="One or two?")
    hand_back(cast, "ana")
    annotating.untag(annotation=whole, version=1)
    hand_in(cast, "ana")
    parts = {frozenset(members(one)): one.pk for one in Case.objects.all()}
    assert set(parts) == {frozenset({left.pk}), frozenset({right.pk, again.pk})}
    assert parts[frozenset({right.pk, again.pk})] == case.pk == Comment.objects.get().case_id


def test_cases_of_another_event_or_project_are_left_alone(cast: Cast) -> None:
    annotating.assign(project=cast.project, event=cast.second, annotator=cast.fresh("ana"))
    other = make.make_annotation(cast.ana, make.body(cast.project, cast.second, cast.place("vote", "lamp")))
    second = cast.ana.assignments.get(event=cast.second)
    annotating.submit(assignment=second)
    cast.tagged("ana")
    hand_in(cast, "ana", "ben")
    assert members(Case.objects.get(event=cast.second)) == {other.pk}
    assert Case.objects.get(event=cast.second).disagreement == 0.0


@pytest.mark.django_db(transaction=True)
def test_two_who_hand_in_at_once_meet_in_one_case(cast: Cast) -> None:
    ana, ben = cast.tagged("ana"), cast.tagged("ben")
    for _ in range(5):
        at_once(*(partial(annotating.submit, assignment=cast.assignment(name)) for name in ("ana", "ben")))
        assert members(Case.objects.get()) == {ana.pk, ben.pk}
        for name in ("ana", "ben"):
            hand_back(cast, name)
