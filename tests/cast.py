"""The cast: everybody who may or may not do something in a project, and the texts they work on.

Two projects on two collections: `merrow`, where everybody but the outsider plays, and `sandle`, which the outsider
leads. All texts are made up for this; they hold what tends to break offsets.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from annotator.annotations.models import Annotation, Assignment
from annotator.annotations.services import assign
from annotator.teams.models import Project, User
from comparisons.models import Article, Collection, Event
from tests import factories as make

FAMILY = "👩‍👩‍👧‍👦"
GAZETTE = (
    "The lamp at Merrow Point went dark on Friday night. Repairs will cost the county 40,000 crowns. "
    "“We have no money left for that,” said the harbour master, Ida Venn.\n\n"
    "Fishers fear for their boats. The county votes on Tuesday."
)
# Windows newlines, an emoji of four people joined by three joiners, and letters beyond the first plane.
RADIO = (
    f"Merrow Point has no light, and families {FAMILY} met at the pier.\r\n\r\nRepairs will cost the county "
    "40,000 crowns, the council says.\r\nA sign read 𝕹𝖔 𝖑𝖎𝖌𝖍𝖙 𝖓𝖔 𝖛𝖔𝖙𝖊𝖘 🕯️ in tall letters.\r\n"
)
ARMENIAN = "Մերրոու հրվանդանի փարոսը մարել է։ Վերանորոգումը թանկ կլինի, ասում է նավահանգստի պետը։"
ARABIC = "انطفأت منارة ميرو مساء الجمعة. وسيكلف إصلاحها أربعين ألف كراون، كما يقول المجلس."
# Decomposed letters (NFD), which are stored composed.
DECOMPOSED = (
    "Le phare de Merrow s\u2019est e\u0301teint. La re\u0301paration cou\u0302tera cher, dit la pre\u0301fe\u0300te."
)
ROLES = ("lead", "reviewer", "ana", "ben", "reader", "outsider", "admin")


@dataclass
class Cast:
    """Who and what there is. Articles are named by a short name of their outlet."""

    people: dict[str, User]
    project: Project
    collection: Collection
    event: Event
    second: Event
    articles: dict[str, Article]
    elsewhere: Project
    far_event: Event
    far_articles: list[Article]
    clients: dict[str, APIClient] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        people = self.__dict__.get("people", {})
        if name in people:
            return people[name]
        raise AttributeError(name)

    def api(self, name: str) -> APIClient:
        """The API as `name` calls it with a token that may write."""
        if name not in self.clients:
            self.clients[name] = make.client_by_token(self.people[name])
        return self.clients[name]

    def fresh(self, name: str) -> User:
        """The person read anew: what a request would know of them now."""
        return User.objects.get(pk=self.people[name].pk)

    def place(self, outlet: str, quote: str, occurrence: int = 1) -> dict[str, Any]:
        """An anchor on `quote` in the article of `outlet`."""
        return make.place(self.articles[outlet], quote, occurrence)

    def body(self, *anchors: dict[str, Any], **fields: Any) -> dict[str, Any]:
        """What a PUT on the first event sends."""
        return make.body(self.project, self.event, *anchors, **fields)

    def span(self, quote: str = "40,000 crowns", outlet: str = "gazette", **fields: Any) -> dict[str, Any]:
        """What a PUT of a span sends."""
        return self.body(self.place(outlet, quote), **fields)

    def tagged(self, name: str, quote: str = "40,000 crowns", outlet: str = "gazette", **fields: Any) -> Annotation:
        """A span that `name` has made."""
        return make.make_annotation(self.people[name], self.span(quote, outlet, **fields))

    def assignment(self, name: str) -> Assignment:
        """What `name` has to do on the first event."""
        return Assignment.objects.get(project=self.project, event=self.event, annotator=self.people[name])


def build() -> Cast:
    """Everybody, two projects, three events; ana and ben are to annotate the first event."""
    people = {name: make.make_person(name) for name in ROLES}
    people["admin"].is_superuser = True
    people["admin"].save()
    collection = make.make_collection("merrow", people["lead"])
    event, second = make.make_event(collection, "The lamp goes out"), make.make_event(collection, "The vote")
    project = make.make_project(
        "merrow-study",
        collection,
        people["lead"],
        {
            "reviewer": [people["reviewer"]],
            "annotator": [people["ana"], people["ben"]],
            "reader": [people["reader"]],
        },
    )
    far_collection = make.make_collection("sandle", people["outsider"])
    far_event = make.make_event(far_collection, "The toll")
    elsewhere = make.make_project("sandle-study", far_collection, people["outsider"])
    cast = Cast(
        people=people,
        project=project,
        collection=collection,
        event=event,
        second=second,
        articles=_articles(event, second),
        elsewhere=elsewhere,
        far_event=far_event,
        far_articles=[
            make.make_article(far_event, f"Sandle {name}", "Toll on the bridge", f"{name}: the toll doubles in May.")
            for name in ("Post", "Echo")
        ],
    )
    for name in ("ana", "ben"):
        assign(project=project, event=event, annotator=people[name])
    return cast


def _articles(event: Event, second: Event) -> dict[str, Article]:
    return {
        "gazette": make.make_article(event, "Merrow Gazette", "Lamp out at Merrow Point", GAZETTE, language="en"),
        "radio": make.make_article(event, "Coast Radio", "No light tonight", RADIO, language="en"),
        "armenian": make.make_article(event, "Ափ", "Փարոսը մարել է", ARMENIAN, language="hy"),
        "arabic": make.make_article(event, "الساحل", "انطفأت المنارة", ARABIC, language="ar"),
        "phare": make.make_article(event, "Le Phare", "", DECOMPOSED, language="fr"),
        "vote": make.make_article(second, "Merrow Gazette", "County votes", "The county voted. The lamp will burn."),
        "vote-radio": make.make_article(second, "Coast Radio", "Vote is in", "The county voted on the lamp today."),
    }


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of a module share one cast, where all of its tests that use the database roll back and use it."""
    own = {item.path for item in items if _uses_database(item) and not _may_share(item)}
    for item in items:
        if _may_share(item) and item.path not in own:
            # First of all, so that the transaction of each test is a savepoint in the one that holds the cast.
            item.fixturenames.insert(0, "shared_cast")
        if _may_share(item):
            item.add_marker(pytest.mark.django_db)


def _may_share(item: Any) -> bool:
    return "cast" in item.fixturenames and not _commits(item)


def _uses_database(item: Any) -> bool:
    return "db" in item.fixturenames or item.get_closest_marker("django_db") is not None or _commits(item)


def _commits(item: Any) -> bool:
    marker = item.get_closest_marker("django_db")
    in_mark = marker is not None and marker.kwargs.get("transaction", False)
    return in_mark or bool({"transactional_db", "live_server"} & set(item.fixturenames))


@pytest.fixture(scope="module")
def shared_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """One cast for all tests of a module, in a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _signed_in(build())
        transaction.set_rollback(True)


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Cast:
    """The cast, as good as new for each test; it brings the database along."""
    for name in ("transactional_db", "live_server"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
    return _copied(request.getfixturevalue("shared_cast")) if "shared_cast" in request.fixturenames else build()


@pytest.fixture
def api(cast: Cast) -> Callable[[str], APIClient]:
    """The API as one of the cast calls it: `api("ana").get(…)`."""
    return cast.api


def _signed_in(cast: Cast) -> Cast:
    for name in cast.people:
        cast.api(name)
    return cast


def _copied(cast: Cast) -> Cast:
    """The same rows in objects of their own: what a test does to an object is not seen by the next."""
    kept = {one.name: copy.deepcopy(getattr(cast, one.name)) for one in fields(cast) if one.name != "clients"}
    return Cast(**kept, clients=dict(cast.clients))
