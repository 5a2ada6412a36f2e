"""The one question the texts ask of the site they are part of: which collections may this user read or change."""

from typing import Literal, Protocol, TypeAlias

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from comparisons.models import Article, Collection, CoverageImport, Event, Job, Link, Revision

Person: TypeAlias = AbstractBaseUser | AnonymousUser
Access: TypeAlias = Literal["read", "change"]


class Answer(Protocol):
    """What the setting COMPARISONS_COLLECTION_ACCESS names."""

    def __call__(self, user: Person, access: Access) -> QuerySet[Collection]:
        """The collections that `user` may read or change."""
        ...


def administrators_only(user: Person, access: Access) -> QuerySet[Collection]:
    """The answer where no site gives another: administrators everything, others nothing."""
    return Collection.objects.all() if getattr(user, "is_superuser", False) else Collection.objects.none()


def collections_for(user: Person, access: Access = "read") -> QuerySet[Collection]:
    """The collections that `user` may read or change."""
    name = getattr(settings, "COMPARISONS_COLLECTION_ACCESS", "comparisons.access.administrators_only")
    answer: Answer = import_string(name)
    return answer(user, access)


def may_found(user: Person) -> bool:
    """Whether `user` may make a new collection: the site's COMPARISONS_MAY_FOUND, else administrators."""
    name = getattr(settings, "COMPARISONS_MAY_FOUND", "")
    return bool(import_string(name)(user)) if name else bool(getattr(user, "is_superuser", False))


def may_change(user: Person, collection: Collection) -> bool:
    """Whether `user` may change what is in `collection`."""
    return collections_for(user, "change").filter(pk=collection.pk).exists()


def require_change(user: Person, collection: Collection) -> None:
    """Raise PermissionDenied when `user` may not change what is in `collection`."""
    if not may_change(user, collection):
        raise PermissionDenied(
            f"Only a lead may change the collection “{collection}”. Ask one to do it, or to make you a lead."
        )


def may_change_links(user: Person, event: Event) -> bool:
    """Whether `user` may confirm, reject and make links in `event`: COMPARISONS_MAY_LINK, else who may change."""
    name = getattr(settings, "COMPARISONS_MAY_LINK", "")
    return bool(import_string(name)(user, event.collection)) if name else may_change(user, event.collection)


def require_link_change(user: Person, event: Event) -> None:
    """Raise PermissionDenied when `user` may not confirm, reject or make links."""
    if not may_change_links(user, event):
        raise PermissionDenied("Only reviewers and leads decide on links. Ask one of them.")


def events_for(user: Person) -> QuerySet[Event]:
    """Events in collections that `user` may read."""
    return Event.objects.filter(collection__in=collections_for(user))


def articles_for(user: Person) -> QuerySet[Article]:
    """Articles in collections that `user` may read."""
    return Article.objects.filter(event__collection__in=collections_for(user))


def revisions_for(user: Person) -> QuerySet[Revision]:
    """Revisions in collections that `user` may read."""
    return Revision.objects.filter(article__event__collection__in=collections_for(user))


def links_for(user: Person) -> QuerySet[Link]:
    """Links in collections that `user` may read."""
    return Link.objects.filter(event__collection__in=collections_for(user))


def imports_for(user: Person) -> QuerySet[CoverageImport]:
    """Imports into collections that `user` may change: a file handed in is its collection's leads' affair."""
    return CoverageImport.objects.filter(collection__in=collections_for(user, "change"))


def jobs_for(user: Person) -> QuerySet[Job]:
    """Jobs on collections that `user` may read, and those they asked for."""
    on_collections = Job.objects.filter(collection__in=collections_for(user), private=False)
    return on_collections | Job.objects.filter(requested_by=user.pk) if user.pk else on_collections.none()


def get_event_for(user: Person, event_id: int) -> Event:
    """One event that `user` may read; Http404 for any other, whether it exists or not."""
    event = events_for(user).select_related("collection", "locked_by").filter(pk=event_id).first()
    if event is None:
        raise Http404("There is no such event, or you are not in a project that reads it.")
    return event


def get_article_for(user: Person, article_id: int) -> Article:
    """One article that `user` may read, with its event; Http404 for any other, whether it exists or not."""
    rows = articles_for(user).select_related("event__collection", "outlet", "source_set_by")
    article = rows.filter(pk=article_id).first()
    if article is None:
        raise Http404("There is no such article, or you are not in a project that reads it.")
    return article


def get_collection_for(user: Person, slug: str) -> Collection:
    """One collection that `user` may read; Http404 for any other, whether it exists or not."""
    collection = collections_for(user).filter(slug=slug).first()
    if collection is None:
        raise Http404("There is no such collection, or you are not in a project that reads it.")
    return collection
