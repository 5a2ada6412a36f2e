"""The demo: coverage, a project with two annotators' work, and half of a review. Safe to load twice.

Every step goes through the same doors as the site; what is there already is left as the visitor made it.
"""

import json
import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from annotator.annotations import services as annotating
from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation, Assignment
from annotator.codebooks.services import create_project
from annotator.review.models import Case
from annotator.review.services import decide
from annotator.teams.models import Membership, Project, User
from annotator.teams.services import set_member
from comparisons.models import Article, Collection, Event, Outlet
from comparisons.services import create_collection
from comparisons.services.imports import Report, read_into

DATA = Path(__file__).parent / "data"
NAMESPACE = uuid.UUID("6f1f0a52-2f43-4f5e-9c0a-5a6d0b1c9e77")
COLLECTION = "demo"
PROJECT = "demo-study"
ROLES = {
    "lead": Membership.Role.LEAD,
    "reviewer": Membership.Role.REVIEWER,
    "ana": Membership.Role.ANNOTATOR,
    "ben": Membership.Role.ANNOTATOR,
    "reader": Membership.Role.READER,
}
RELEASED = "Sochi talks, 31 October 2022"


def password() -> str:
    """The demo logins' password: made on first use, kept in the data folder."""
    path = settings.DATA_DIR / "demo_password"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(9))
        path.chmod(0o600)
    return path.read_text().strip()


def load() -> tuple[Project, Report]:
    """Load what is missing of the demo; the project, and the report of its coverage."""
    people = {name: _person(name) for name in ROLES}
    _outlets()
    collection = Collection.objects.filter(slug=COLLECTION).first() or create_collection(
        slug=COLLECTION, name="Demo coverage (invented outlets)", created_by=people["lead"]
    )
    report = read_into(
        collection=collection,
        filename="coverage.jsonl",
        content=(DATA / "coverage.jsonl").read_bytes(),
        dry_run=False,
        requested_by=people["lead"],
    )
    project = Project.objects.filter(slug=PROJECT).first() or _study(collection, people)
    return project, report


def _person(name: str) -> User:
    person, created = User.objects.get_or_create(username=name)
    if created:
        person.set_password(password())
        person.save()
    return person


def _outlets() -> None:
    for row in json.loads((DATA / "outlets.json").read_text()):
        fields = {name: row[name] for name in ("country", "language", "kind")}
        Outlet.objects.get_or_create(name=row["name"], defaults=fields)


@transaction.atomic
def _study(collection: Collection, people: dict[str, User]) -> Project:
    """The project with all the work in it, or nothing of it: from its first day on it is the visitor's."""
    project = create_project(
        slug=PROJECT,
        name="Framing in demo coverage",
        collection=collection,
        preset="policy-frames",
        created_by=people["lead"],
    )
    for name, role in ROLES.items():
        set_member(project=project, user=people[name], role=role)
    _annotate(project, collection, people)
    _review(project, people["reviewer"], people["lead"])
    return project


def _annotate(project: Project, collection: Collection, people: dict[str, User]) -> None:
    for event in collection.events.all():
        for name in ("ana", "ben"):
            annotating.assign(project=project, event=event, annotator=people[name])
    for number, row in enumerate(_rows()):
        event = collection.events.get(title=row["event"])
        annotating.tag(
            pk=_id(number),
            project=project,
            event_id=event.pk,
            annotator=people[row["annotator"]],
            content=_content(row, event),
        )
    annotated = {row["event"] for row in _rows()}
    for assignment in Assignment.objects.filter(project=project, event__title__in=annotated):
        annotating.submit(assignment=assignment)


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / "annotations.json").read_text())
    return rows


def _id(number: int) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, str(number))


def _content(row: dict[str, Any], event: Event) -> Content:
    articles = {article.outlet.name: article for article in event.articles.select_related("outlet", "current")}
    return Content(
        kind=row["kind"],
        code=row["code"],
        note=row.get("note", ""),
        anchors=[_anchor(row["kind"], place, articles[place["outlet"]]) for place in row["anchors"]],
        absent_from=[articles[outlet].pk for outlet in row.get("absent_from", ())],
    )


def _anchor(kind: str, place: dict[str, Any], article: Article) -> AnchorInput:
    revision = article.current
    assert revision is not None
    whole = kind == Annotation.Kind.DOCUMENT
    quote = "" if whole else place["quote"]
    start = 0 if whole else _find(revision.text, quote, place.get("occurrence", 1))
    return AnchorInput(article=article.pk, revision=revision.pk, start=start, end=start + len(quote), quote=quote)


def _find(text: str, quote: str, occurrence: int) -> int:
    at = -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    return at


def _review(project: Project, reviewer: User, lead: User) -> None:
    for row in json.loads((DATA / "decisions.json").read_text()):
        event = Event.objects.get(collection=project.collection, title=row["event"])
        over = {_id(number) for number in row["over"]}
        accepted = {_id(number) for number in row["accept"]}
        for case, members in _open_cases(project, event):
            if members <= over:
                decide(
                    case=case,
                    reviewer=reviewer,
                    version=case.version,
                    accept=sorted(members & accepted),
                    reason=row["reason"],
                )
    annotating.release(
        project=project, event=Event.objects.get(collection=project.collection, title=RELEASED), released_by=lead
    )


def _open_cases(project: Project, event: Event) -> Iterator[tuple[Case, set[uuid.UUID]]]:
    opened = Case.objects.filter(project=project, event=event, state=Case.State.OPEN)
    for case in opened.prefetch_related("members"):
        yield case, {member.annotation_id for member in case.members.all()}
