"""Whether what an annotation says can be true of the texts: its places exist, and its quotes stand there."""

from collections.abc import Iterable, Mapping, Sequence, Set

from django.db.models import QuerySet

from annotator.annotations.content import AnchorInput, Content
from annotator.annotations.faults import QuoteMismatch, WrongAnswer
from annotator.annotations.models import Anchor, Annotation
from annotator.annotations.queries import actors_of
from annotator.annotations.veil import Veil
from annotator.codebooks.attributes import ACTOR, answer_faults
from annotator.codebooks.models import Code
from annotator.teams.models import Project
from comparisons.intake.article import Refused
from comparisons.models import Article, Event, Revision
from comparisons.prepared import Given, Prepared
from comparisons.text import anchor as places

Kind = Annotation.Kind


def anchors_for(content: Content, event: Event, veil: Veil | None = None) -> list[Anchor]:
    """The anchors of `content` as unsaved rows, their contexts filled in; two queries at most.

    Under a veil the quotes are what the annotator sees; what stands in the texts is kept.

    Raises Refused for places that are not in the event or do not fit the kind, QuoteMismatch for a wrong quote.
    """
    _check_shape(content)
    revisions = {row.pk: row for row in _revisions({anchor.revision for anchor in content.anchors}, event)}
    _check_places(content.anchors, revisions)
    _check_absent(content, event)
    if content.kind != Kind.DOCUMENT:
        _check_quotes(content.anchors, revisions, veil)
    return [_row(place, revisions[place.revision], number) for number, place in enumerate(content.anchors)]


def _revisions(wanted: Set[int], event: Event) -> Iterable[Revision]:
    if len(wanted) == 1:
        found = _REVISION.first(revision=next(iter(wanted)), event=event.pk)
        return [found] if found else []
    return _texts_of(event.pk).filter(pk__in=wanted)


def _texts_of(event: int | Given) -> QuerySet[Revision]:
    return Revision.objects.filter(article__event=event).only("article_id", "text").order_by()


_REVISION = Prepared(lambda: _texts_of(Given.number("event")).filter(pk=Given.number("revision")))


def check_answers(project: Project, event_id: int, code: Code, content: Content) -> None:
    """Raise WrongAnswer unless the attributes answer what their code asks; a query where it asks for an actor."""
    is_about_actors = any(asked["type"] == ACTOR for asked in code.attributes)
    actors = actors_of(project, event_id) if is_about_actors else []
    faults = answer_faults(code.attributes, content.attributes, actors)
    if faults:
        raise WrongAnswer({f"attributes/{slug}": fault for slug, fault in faults.items()})


def _row(place: AnchorInput, revision: Revision, position: int) -> Anchor:
    prefix, suffix = places.context(revision.text, place.start, place.end) if place.start < place.end else ("", "")
    return Anchor(
        position=position,
        revision=revision,
        start=place.start,
        end=place.end,
        quote=revision.text[place.start : place.end],
        prefix=prefix,
        suffix=suffix,
    )


def _check_shape(content: Content) -> None:
    """What each kind needs, whatever the texts say."""
    articles = {anchor.article for anchor in content.anchors}
    if content.kind == Kind.SPAN and len(articles) != 1:
        raise Refused({"anchors": "A span stands in one article. Mark a contrast for places in several."})
    if content.kind == Kind.CONTRAST and len(articles) < 2:
        raise Refused({"anchors": "A contrast needs places in two articles or more. Add one from another outlet."})
    if content.kind == Kind.OMISSION and not (articles and content.absent_from):
        raise Refused({"absent_from": "An omission needs a place where it is said and an article that leaves it out."})
    if content.kind == Kind.OMISSION and articles & set(content.absent_from):
        raise Refused({"absent_from": "An article cannot both say this and leave it out."})
    if content.kind != Kind.OMISSION and content.absent_from:
        raise Refused({"absent_from": "Only an omission says who leaves something out."})
    if content.kind == Kind.DOCUMENT and len(content.anchors) != 1:
        raise Refused({"anchors": "An annotation of a whole article names that article once."})
    if content.kind == Kind.DOCUMENT and any(
        (whole.start, whole.end, whole.quote) != (0, 0, "") for whole in content.anchors
    ):
        raise Refused(
            {"anchors": "For a whole article give start 0, end 0 and an empty quote. Mark a span for a part."}
        )
    if content.kind == Kind.EVENT and content.anchors:
        raise Refused({"anchors": "An annotation of the event as a whole has no places. Mark a span or a contrast."})


def _check_places(anchors: Iterable[AnchorInput], revisions: Mapping[int, Revision]) -> None:
    problems = {}
    for number, place in enumerate(anchors):
        revision = revisions.get(place.revision)
        if revision is None:
            problems[f"anchors/{number}/revision"] = "There is no such revision in this event."
        elif revision.article_id != place.article:
            problems[f"anchors/{number}/article"] = f"Revision {place.revision} is not a text of this article."
    if problems:
        raise Refused(problems)


def _check_absent(content: Content, event: Event) -> None:
    if not content.absent_from:
        return
    known = set(Article.objects.filter(event=event, pk__in=content.absent_from).values_list("pk", flat=True))
    unknown = [str(pk) for pk in content.absent_from if pk not in known]
    if unknown:
        raise Refused({"absent_from": f"Not an article of this event: {', '.join(unknown)}."})


def _check_quotes(anchors: Sequence[AnchorInput], revisions: Mapping[int, Revision], veil: Veil | None) -> None:
    problems = {}
    for number, place in enumerate(anchors):
        revision = revisions[place.revision]
        seen = veil.text(revision) if veil else revision.text
        wrong = places.check(seen, place.start, place.end, place.quote)
        if wrong and not (veil and _is_seen_in_part(place, seen, revision.text)):
            problems[f"anchors/{number}/quote"] = wrong
    if problems:
        raise QuoteMismatch(problems)


def _is_seen_in_part(place: AnchorInput, seen: str, text: str) -> bool:
    """Whether a quote has each sign as it is seen or as it stands: a name may be covered since the page was opened."""
    pairs = list(zip(seen[place.start : place.end], text[place.start : place.end], strict=True))
    if not pairs or len(pairs) != len(place.quote):
        return False
    return all(sign in pair for sign, pair in zip(place.quote, pairs, strict=True))
