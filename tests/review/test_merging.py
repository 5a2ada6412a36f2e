"""Merge rules: what they accept, with which words, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.annotations.models import Annotation
from annotator.annotations.services import release, submit
from annotator.review import handback, rules
from annotator.review.gather import Judgement, Place, gather
from annotator.review.merging import Boundaries, MergeRule, Rule, accepted_places
from annotator.review.models import Case, Decision
from annotator.review.services import decide
from comparisons.intake.article import Refused
from tests.cast import Cast


def judge(annotator: int, *places: Place) -> Judgement:
    return Judgement(annotator, 1, annotator, "span", "economic", places, frozenset())


def merged(rule: MergeRule, *members: Judgement, annotators: int = 3) -> list[Place] | None:
    return accepted_places(rule, members, annotators)


THREE = (judge(1, (7, 0, 10)), judge(2, (7, 5, 15)), judge(3, (7, 8, 20)))


@pytest.mark.parametrize(
    ("boundaries", "expected"),
    [
        (Boundaries.INTERSECTION, [(7, 8, 10)]),
        (Boundaries.UNION, [(7, 0, 20)]),
        (Boundaries.MAJORITY, [(7, 5, 15)]),
    ],
)
def test_boundaries_of_three(boundaries: Boundaries, expected: list[Place]) -> None:
    assert merged(MergeRule(Rule.UNANIMOUS, boundaries), *THREE) == expected


def test_unanimous_leaves_open_what_one_passed_over() -> None:
    assert merged(MergeRule(Rule.UNANIMOUS), *THREE[:2]) is None
    assert merged(MergeRule(Rule.UNANIMOUS), *THREE[:2], annotators=2) is not None


def test_a_majority_needs_more_than_its_share() -> None:
    assert merged(MergeRule(Rule.MAJORITY, threshold=0.5), *THREE[:2], annotators=4) is None
    assert merged(MergeRule(Rule.MAJORITY, threshold=0.5), *THREE[:2], annotators=3) is not None


def test_a_named_annotator_counts_alone() -> None:
    assert merged(MergeRule(Rule.ANNOTATOR, Boundaries.UNION, annotator=2), *THREE) == [(7, 5, 15)]
    assert merged(MergeRule(Rule.ANNOTATOR, annotator=9), *THREE) is None


def test_nothing_in_common_is_left_open() -> None:
    apart = (judge(1, (7, 0, 5)), judge(2, (7, 4, 9)), judge(3, (7, 8, 12)))
    assert merged(MergeRule(Rule.UNION, Boundaries.INTERSECTION), *apart) is None


def test_two_marks_of_one_annotator_count_once() -> None:
    twice = (judge(1, (7, 0, 10), (7, 0, 10)), judge(2, (7, 5, 12)))
    assert merged(MergeRule(Rule.UNION, Boundaries.INTERSECTION), *twice, annotators=2) == [(7, 5, 10)]


places = st.builds(lambda start, length: (7, start, start + length), st.integers(0, 30), st.integers(1, 12))
marks = st.lists(st.builds(judge, st.integers(1, 4), places), min_size=1, max_size=8)


@given(marks, st.sampled_from(list(Boundaries)))
def test_boundaries_are_what_a_slow_count_of_code_points_says(members: list[Judgement], boundaries: Boundaries) -> None:
    people = {member.annotator for member in members}
    least = {"intersection": len(people), "union": 1, "majority": len(people) // 2 + 1}[boundaries]
    depth = {
        at: len({m.annotator for m in members for _, start, end in m.places if start <= at < end}) for at in range(45)
    }
    expected = {at for at, by in depth.items() if by >= least}
    found = merged(MergeRule(Rule.UNION, boundaries), *members, annotators=4) or []
    assert {at for _, start, end in found for at in range(start, end)} == expected


def test_an_overlap_share_parts_spans_that_only_touch() -> None:
    near, far = judge(1, (7, 0, 10)), judge(2, (7, 9, 30))
    assert len(gather([near, far], 2)) == 1
    assert len(gather([near, far], 2, overlap_share=0.5)) == 2


@pytest.fixture
def handed_in(cast: Cast) -> Cast:
    cast.tagged("ana", "40,000 crowns")
    cast.tagged("ben", "cost the county 40,000 crowns")
    cast.tagged("ana", "crowns", code="morality")
    for name in ("ana", "ben"):
        submit(assignment=cast.assignment(name))
    return cast


def run(cast: Cast, rule: MergeRule, *, dry_run: bool = False) -> rules.MergeReport:
    return rules.merge(project=cast.project, event=cast.event, rule=rule, reviewer=cast.reviewer, dry_run=dry_run)


def gold() -> list[str]:
    found = Annotation.objects.filter(layer="gold", deleted_at=None).prefetch_related("anchors")
    return sorted(anchor.quote for annotation in found for anchor in annotation.anchors.all())


def test_a_dry_run_foretells_and_changes_nothing(handed_in: Cast) -> None:
    rule = MergeRule(Rule.UNANIMOUS, Boundaries.INTERSECTION)
    foretold = run(handed_in, rule, dry_run=True)
    assert (foretold.accepted, foretold.left_open) == (1, 1)
    assert not Decision.objects.exists()
    done = run(handed_in, rule)
    assert (done.accepted, done.left_open) == (1, 1)
    assert gold() == ["40,000 crowns"]
    assert Decision.objects.get().rule == "unanimous, boundaries by intersection"


def test_another_rule_takes_the_place_of_the_first(handed_in: Cast) -> None:
    run(handed_in, MergeRule(Rule.UNANIMOUS, Boundaries.INTERSECTION))
    assert run(handed_in, MergeRule(Rule.UNION, Boundaries.UNION), dry_run=True).accepted == 2
    run(handed_in, MergeRule(Rule.UNION, Boundaries.UNION))
    assert gold() == ["cost the county 40,000 crowns", "crowns"]


def test_what_a_person_decided_is_never_touched(handed_in: Cast) -> None:
    case = Case.objects.get(code_slug="economic")
    decide(case=case, reviewer=handed_in.reviewer, version=case.version, reason="a slip")
    report = run(handed_in, MergeRule(Rule.UNION, Boundaries.UNION))
    assert (report.accepted, report.untouched) == (1, 1)
    assert gold() == ["crowns"]
    assert case.decisions.count() == 1


def test_a_stranger_cannot_be_the_named_annotator(handed_in: Cast) -> None:
    with pytest.raises(Refused, match="handed the event in"):
        run(handed_in, MergeRule(Rule.ANNOTATOR, annotator=handed_in.reader.pk))


def test_rules_gather_open_cases_anew(handed_in: Cast) -> None:
    assert Case.objects.filter(state="open", code_slug="economic").count() == 1
    rules.set_rules(project=handed_in.project, overlap_share=0.9, reasons=["slip", " slip ", ""])
    assert Case.objects.filter(state="open", code_slug="economic").count() == 2
    assert rules.rules_of(handed_in.project).reasons == ["slip"]


def test_decisions_come_back_after_release_only_and_to_their_annotator_only(handed_in: Cast) -> None:
    case = Case.objects.get(code_slug="morality")
    decide(case=case, reviewer=handed_in.reviewer, version=case.version, reason="unclear rule")

    def back(name: str) -> list[str]:
        found = handback.returned_to(handed_in.fresh(name), handed_in.project, handed_in.event)
        return [one.decision.reason for one in found]

    assert back("ana") == []
    release(project=handed_in.project, event=handed_in.event, released_by=handed_in.lead)
    assert back("ana") == ["unclear rule"]
    assert back("ben") == []


def test_who_marked_the_same_words_is_accepted_with_the_one_that_was_taken(cast: Cast) -> None:
    for name in ("ana", "ben"):
        cast.tagged(name, "40,000 crowns")
        submit(assignment=cast.assignment(name))
    case = Case.objects.get()
    decide(case=case, reviewer=cast.reviewer, version=case.version, accept=[case.members.all()[0].annotation_id])
    tallies = handback.decision_tallies(cast.fresh("lead"), cast.project)
    assert {(one.name, one.accepted, one.total) for one in tallies["annotator"]} == {("ana", 1, 1), ("ben", 1, 1)}


def test_the_lead_sees_what_decisions_were_about(handed_in: Cast) -> None:
    morality = Case.objects.get(code_slug="morality")
    decide(case=morality, reviewer=handed_in.reviewer, version=morality.version, reason="unclear rule")
    run(handed_in, MergeRule(Rule.UNANIMOUS))
    tallies = handback.decision_tallies(handed_in.fresh("lead"), handed_in.project)
    assert {(one.name, one.accepted, one.total) for one in tallies["code"]} == {("morality", 0, 1), ("economic", 1, 1)}
    assert ("unclear rule", 0, 1) in {(one.name, one.accepted, one.total) for one in tallies["reason"]}
    assert [(one.name, one.accepted, one.total) for one in tallies["code and reason"]] == [
        ("morality: unclear rule", 0, 1)
    ]
    assert {one.name for one in tallies["annotator"]} == {"ana", "ben"}
