"""The demo: loads by the same doors as everything, changes nothing when loaded again, and leaves visitors be."""

from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from annotator.annotations import services as annotating
from annotator.annotations.models import Anchor, Annotation, Assignment
from annotator.demo import load as demo
from annotator.review.models import Case
from annotator.review.services import reopen_case
from annotator.teams.models import Membership, Project, User
from comparisons.management.commands.align import Command as Align
from comparisons.models import Article, Collection, Event
from tests import factories as make

pytestmark = pytest.mark.django_db


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of ours there is."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith(("annotator", "comparisons"))]
    models = [model for app in ours for model in app.get_models(include_auto_created=True)]
    return {model.__name__: sorted(model.objects.values_list(), key=str) for model in models}


def test_the_demo_has_what_a_first_visit_wants_to_see() -> None:
    project, report = demo.load()
    assert report.counts()["refused"] == 0
    roles = dict(Membership.objects.filter(project=project).values_list("user__username", "role"))
    assert roles == {"lead": "lead", "reviewer": "reviewer", "ana": "annotator", "ben": "annotator", "reader": "reader"}
    talks = Event.objects.get(collection__slug="demo", title__startswith="Sochi")
    assert talks.articles.values("outlet").distinct().count() >= 5
    languages = set(Article.objects.values_list("language", flat=True))
    assert {"hy", "ar"} <= languages
    states = set(Case.objects.values_list("state", flat=True))
    assert states == {"open", "decided"}
    people = set(Annotation.objects.filter(layer="annotator").values_list("annotator__username", flat=True))
    assert people == {"ana", "ben"}
    assert Annotation.objects.filter(layer="gold", deleted_at=None).exists()
    assert set(Annotation.objects.values_list("kind", flat=True)) >= {"span", "contrast", "omission"}
    codes = [entry for entry in _agreement(project)["codes"] if entry["marked"]]
    assert any(entry["percent"]["value"] < 1 for entry in codes)
    for anchor in Anchor.objects.select_related("revision"):
        assert anchor.revision.text[anchor.start : anchor.end] == anchor.quote


def _agreement(project: Project) -> dict[str, Any]:
    client = make.client_by_token(User.objects.get(username="lead"))
    found: dict[str, Any] = client.get("/api/v1/agreement/", {"project": project.slug}).json()
    return found


def test_a_second_load_changes_nothing() -> None:
    demo.load()
    before = rows()
    _, report = demo.load()
    assert rows() == before
    assert report.counts()["skipped"] == len(report.lines)


def test_what_the_demo_leaves_is_whole() -> None:
    demo.load()
    for event in Event.objects.all():
        assert Align(stdout=StringIO()).align(event)
    said = StringIO()
    call_command("check_integrity", stdout=said)
    assert "wrong" not in said.getvalue()


def an_event_of_their_own() -> None:
    make.make_event(Collection.objects.get(slug="demo"), "Something of my own")


def a_second_event_of_the_same_name() -> None:
    make.make_event(Collection.objects.get(slug="demo"), Event.objects.get(title__startswith="Sochi").title)


def another_role() -> None:
    Membership.objects.filter(user__username="ana").update(role="reader")


def somebody_gone() -> None:
    Membership.objects.filter(user__username="ben").delete()


def an_assignment_handed_back() -> None:
    handed_in = Assignment.objects.exclude(event__title=demo.RELEASED).filter(state="submitted").first()
    assert handed_in is not None
    annotating.reopen(assignment=handed_in)


def an_annotation_less() -> None:
    an_assignment_handed_back()
    assignment = Assignment.objects.get(state="reopened")
    mine = Annotation.objects.filter(event=assignment.event, annotator=assignment.annotator).first()
    assert mine is not None
    annotating.untag(annotation=mine, version=mine.version)


def a_decision_taken_back() -> None:
    case = Case.objects.filter(state="decided").first()
    assert case is not None
    reopen_case(case=case, reviewer=User.objects.get(username="reviewer"), version=case.version, reason="Let me see")


def another_text() -> None:
    article = Article.objects.filter(event__title=demo.RELEASED).order_by("pk").first()
    assert article is not None
    make.make_article(article.event, article.outlet.name, article.title, "Another text.", url=article.url)


CHANGES = (
    an_event_of_their_own,
    a_second_event_of_the_same_name,
    another_role,
    somebody_gone,
    an_assignment_handed_back,
    an_annotation_less,
    a_decision_taken_back,
    another_text,
)


def test_what_a_visitor_made_of_it_is_left_as_it_is() -> None:
    demo.load()
    for change in CHANGES:
        with transaction.atomic():
            change()
            before = rows()
            demo.load()
            assert rows() == before, change.__name__
            transaction.set_rollback(True)


def test_a_load_that_breaks_off_leaves_no_half_of_a_study(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_off(**_: Any) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(demo, "decide", breaks_off)
        with pytest.raises(RuntimeError):
            demo.load()
    assert not Project.objects.exists()
    assert not Annotation.objects.exists()
    demo.load()
    assert Case.objects.filter(state="decided").exists()


def test_the_command_says_who_can_sign_in_with_what() -> None:
    said = StringIO()
    call_command("demo", stdout=said)
    assert demo.password() in said.getvalue()
    assert all(name in said.getvalue() for name in demo.ROLES)
    for name in demo.ROLES:
        assert User.objects.get(username=name).check_password(demo.password())


def test_somebody_who_has_a_demo_name_already_keeps_their_password() -> None:
    lead = User.objects.create_user("lead", password="something of their own")
    demo.load()
    lead.refresh_from_db()
    assert lead.check_password("something of their own")
