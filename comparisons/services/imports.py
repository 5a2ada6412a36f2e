"""Bringing in a file of coverage: a dry run that says what would happen, and the same for good."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch

from comparisons import jobs
from comparisons.access import Person
from comparisons.intake import lines
from comparisons.intake.article import ArticleInput, Refused, check_line, compose
from comparisons.jobs import JobFailed, Lease
from comparisons.models import Collection, CoverageImport, Event, Revision
from comparisons.services.articles import Stored, identity, store_article
from comparisons.services.collections import create_event

UNSHOWABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class LineReport:
    """What became of one line of a file. `problems` has a message for each field that stands in the way."""

    line: int
    outcome: str
    event: str = ""
    outlet: str = ""
    title: str = ""
    problems: dict[str, str] = field(default_factory=dict)


@dataclass
class Report:
    """What became of a file, in counts and line by line."""

    lines: list[LineReport] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many lines were taken, updated, skipped and refused."""
        outcomes = [line.outcome for line in self.lines]
        return {outcome: outcomes.count(outcome) for outcome in (*Stored, "refused")}

    def as_json(self) -> dict[str, object]:
        """The report as it is kept and given out."""
        return {**self.counts(), "lines": [asdict(line) for line in self.lines]}


@transaction.atomic
def request_import(
    *,
    collection: Collection,
    filename: str,
    content: bytes,
    dry_run: bool,
    requested_by: Person | None = None,
) -> CoverageImport:
    """Keep a file of coverage and queue its reading. Raises Refused for a file that is empty or too large."""
    if not content.strip():
        raise Refused({"file": "This file is empty. Choose a JSONL or CSV file with a line for each article."})
    if len(content) > settings.MAX_IMPORT_BYTES:
        limit = settings.MAX_IMPORT_BYTES // 1024 // 1024
        raise Refused({"file": f"This file is larger than {limit} MiB. Split it and import the parts."})
    wanted = CoverageImport.objects.create(
        collection=collection,
        filename=PurePath(filename).name[:255],
        content=content,
        dry_run=dry_run,
        requested_by_id=requested_by.pk if requested_by else None,
    )
    wanted.job = jobs.enqueue(
        task="comparisons.tasks.take_in",
        key=f"import:{wanted.pk}",
        label=f"{'Check' if dry_run else 'Import'} “{wanted.filename}”",
        collection=collection,
        requested_by=wanted.requested_by,
    )
    wanted.save(update_fields=["job"])
    return wanted


def import_coverage(wanted: CoverageImport, lease: Lease) -> None:
    """Do what `request_import` asked for, and keep the report.

    Every line is stored in a transaction of its own: others can write in between, and a worker killed in the middle
    leaves a part that the next attempt finds again and skips. Raises JobFailed for a file that cannot be read.
    """
    report = read_into(
        collection=wanted.collection,
        filename=wanted.filename,
        content=bytes(wanted.content),
        dry_run=wanted.dry_run,
        requested_by=wanted.requested_by,
        lease=lease,
    )
    with transaction.atomic():
        wanted.report = report.as_json()
        wanted.save(update_fields=["report"])
        lease.finish(percent=100, lines=len(report.lines))


def read_into(
    *,
    collection: Collection,
    filename: str,
    content: bytes,
    dry_run: bool,
    requested_by: Person | None = None,
    lease: Lease | None = None,
) -> Report:
    """Store every good line of a file, or only say what would be stored; the others are reported, by line and field.

    A line is known again by its external id, URL, or outlet and title: a second run of the same file skips it.
    Raises JobFailed for a file that cannot be read at all.
    """
    report, foreseen = Report(), Foreseen(collection)
    try:
        rows = list(lines.read(filename, content))
    except lines.Unreadable as error:
        raise JobFailed(str(error)) from error
    for done, row in enumerate(rows):
        take = foreseen.take if dry_run else partial(_take, collection, requested_by)
        report.lines.append(_report_line(row, take))
        if lease:
            lease.beat(lines=done, percent=round(100 * done / len(rows)))
    return report


def _report_line(row: lines.Row, take: Callable[[str, ArticleInput], Stored]) -> LineReport:
    if row.problem:
        return LineReport(row.number, "refused", problems={"line": row.problem})
    try:
        event_title, piece = check_line(row.values)
        outcome = take(event_title, piece)
    except Refused as refused:
        shown = {name: _shown(row.values.get(name)) for name in ("event", "outlet", "title")}
        return LineReport(row.number, "refused", problems=refused.problems, **shown)
    return LineReport(row.number, str(outcome), event_title, piece.outlet, piece.title)


def _shown(value: object) -> str:
    """What a refused line says in a field, if that is words, in signs that every database and reader takes."""
    return UNSHOWABLE.sub("\ufffd", value[:120]) if isinstance(value, str) else ""


@transaction.atomic
def _take(collection: Collection, requested_by: Person | None, event_title: str, piece: ArticleInput) -> Stored:
    # One storer per collection at a time: two imports at once would make the same new event twice.
    Collection.objects.select_for_update().get(pk=collection.pk)
    event = _event(collection, event_title) or create_event(collection=collection, title=event_title)
    _, outcome = store_article(event=event, piece=piece, requested_by=requested_by)
    return outcome


def _event(collection: Collection, title: str) -> Event | None:
    return collection.events.filter(title=title).order_by("id").first()


@dataclass
class Known:
    """What a dry run remembers of an article: what it is known again by, and the digests of its texts."""

    external_id: str
    url: str
    title: str
    digests: set[str]

    def is_found(self, field: str, value: str) -> bool:
        """Whether `services.articles.find_article` would find this one."""
        if field == "text":
            return value in self.digests
        if field == "title":
            return (self.title, self.external_id, self.url) == (value, "", "")
        return bool(getattr(self, field) == value)


class Foreseen:
    """What storing each line of a file would do, found without writing anything."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.known: dict[tuple[str, str], list[Known]] = {}

    def take(self, event_title: str, piece: ArticleInput) -> Stored:
        """What storing `piece` after all earlier lines would do. Raises Refused."""
        body = compose(piece.title, piece.text)
        outlet, field, value = identity(piece, body)
        if (event_title, outlet) not in self.known:
            self.known[event_title, outlet] = self._stored(event_title, outlet)
        known = self.known[event_title, outlet]
        article = next((one for one in known if one.is_found(field, value)), None)
        if article is None:
            known.append(Known(piece.external_id, piece.url, piece.title, {body.digest}))
            return Stored.TAKEN
        outcome = Stored.SKIPPED if body.digest in article.digests else Stored.UPDATED
        article.digests.add(body.digest)
        return outcome

    def _stored(self, event_title: str, outlet: str) -> list[Known]:
        event = _event(self.collection, event_title)
        if event is None:
            return []
        rows = (
            event.articles.filter(outlet__name=outlet)
            .order_by("id")
            .prefetch_related(Prefetch("revisions", Revision.objects.only("article_id", "digest")))
        )
        return [
            Known(row.external_id, row.url, row.title, {revision.digest for revision in row.revisions.all()})
            for row in rows
        ]
