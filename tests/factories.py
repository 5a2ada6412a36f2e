"""Rows for tests, made through the same doors as the product's own, unless a test is about the door itself."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework.test import APIClient

from annotator.annotations import services as annotating
from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.models import Annotation
from annotator.codebooks.services import create_project
from annotator.teams import tokens
from annotator.teams.models import Membership, Project, User
from comparisons.intake.article import ArticleInput
from comparisons.models import Article, Collection, Event
from comparisons.services import create_collection, create_event, store_article

API = "/api/v1"


def make_person(name: str, **fields: Any) -> User:
    """Somebody who can sign in, without a password: tests sign in by token or by force."""
    person = User(username=name, **fields)
    person.set_unusable_password()
    person.save()
    return person


def make_collection(slug: str, created_by: User | None = None) -> Collection:
    return create_collection(slug=slug, name=slug.replace("-", " ").title(), created_by=created_by)


def make_event(collection: Collection, title: str) -> Event:
    return create_event(collection=collection, title=title)


def make_article(event: Event, outlet: str, title: str, text: str, **fields: Any) -> Article:
    article, _ = store_article(event=event, piece=ArticleInput(outlet=outlet, title=title, text=text, **fields))
    return article


def make_project(slug: str, collection: Collection, lead: User, members: Mapping[str, Sequence[User]] = {}) -> Project:
    """A project with the preset codebook; `members` are people by role."""
    project = create_project(
        slug=slug, name=slug.replace("-", " ").title(), collection=collection, preset="policy-frames", created_by=lead
    )
    Membership.objects.bulk_create(
        Membership(project=project, user=person, role=role) for role, people in members.items() for person in people
    )
    return project


def text_of(article: Article) -> str:
    """The stored text that offsets count in."""
    article.refresh_from_db()
    assert article.current is not None
    return article.current.text


def place(article: Article, quote: str, occurrence: int = 1) -> dict[str, Any]:
    """An anchor on the wire: where `quote` stands in the article's current text."""
    text, at = text_of(article), -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    return {
        "article": article.pk,
        "revision": article.current_id,
        "start": at,
        "end": at + len(quote),
        "quote": quote,
    }


def whole(article: Article) -> dict[str, Any]:
    """The anchor of an annotation of a whole article."""
    return {"article": article.pk, "revision": article.current_id, "start": 0, "end": 0, "quote": ""}


def body(project: Project, event: Event, *anchors: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    """What a PUT of an annotation sends: a span with the code economic unless said otherwise."""
    return {
        "project": project.slug,
        "event": event.pk,
        "kind": "span",
        "code": "economic",
        "anchors": list(anchors),
        **fields,
    }


def make_annotation(person: User, sent: Mapping[str, Any], pk: uuid.UUID | None = None) -> Annotation:
    """An annotation of `person` as if they had PUT `sent`."""
    names = ("kind", "code", "codebook_version", "attributes", "note", "absent_from")
    content = Content(
        anchors=[AnchorInput(**anchor) for anchor in sent["anchors"]],
        **{name: sent[name] for name in names if name in sent},
    )
    made, _ = annotating.tag(
        pk=pk or uuid.uuid4(),
        project=Project.objects.get(slug=sent["project"]),
        event_id=sent["event"],
        annotator=person,
        content=content,
    )
    return made


def client_by_token(person: User, scope: str = "write") -> APIClient:
    """How an outside tool calls: a bearer token and nothing else."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {tokens.issue(user=person, scope=scope)}")
    return client


def client_by_session(person: User, **options: Any) -> APIClient:
    """How the site's own pages call: the session's cookie."""
    client = APIClient(**options)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
