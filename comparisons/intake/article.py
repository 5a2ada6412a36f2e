"""One article as somebody handed it in: its fields checked, its text composed. The same for a file, a page, the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from rest_framework import serializers

from comparisons.text.canonical import UnusableText, canonical, digest
from comparisons.text.fold import fold_key


class Refused(ValueError):
    """Something that cannot be stored; `problems` says for each field what is wrong and what to do."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {message}" for field, message in problems.items()))
        self.problems = dict(problems)


@dataclass(frozen=True, kw_only=True)
class ArticleInput:
    """One outlet's piece, its fields checked. An empty title means that the headline is in the text."""

    outlet: str
    title: str
    text: str
    url: str = ""
    byline: str = ""
    dateline: str = ""
    published_at: datetime | None = None
    language: str = ""
    external_id: str = ""


class ArticleFields(serializers.Serializer[ArticleInput]):
    """What an article may have. Unknown fields are left alone."""

    outlet = serializers.CharField(max_length=120, help_text="Made if it is new.")
    title = serializers.CharField(
        max_length=500, allow_blank=True, help_text="Empty means that the headline is in the text."
    )
    text = serializers.CharField(trim_whitespace=False, style={"base_template": "textarea.html"})
    url = serializers.URLField(max_length=2000, required=False, allow_blank=True, default="")
    byline = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    dateline = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    published_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    language = serializers.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        required=False,
        allow_blank=True,
        default="",
        max_length=20,
        error_messages={"invalid": "Give the language as a code such as en, hy or pt-BR."},
    )
    external_id = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class CoverageLine(ArticleFields):
    """A line of an import file: an article and the title of its event."""

    event = serializers.CharField(max_length=300)


def check_line(values: Mapping[str, Any]) -> tuple[str, ArticleInput]:
    """The event title and the article of one line of a file. Raises Refused with a message per field."""
    optional = {name: value for name, value in values.items() if value not in ("", None) or name in ("title", "text")}
    fields = CoverageLine(data=optional)
    if not fields.is_valid():
        raise Refused({name: " ".join(map(str, messages)) for name, messages in fields.errors.items()})
    checked = dict(fields.validated_data)
    return checked.pop("event"), ArticleInput(**checked)


@dataclass(frozen=True)
class Body:
    """The canonical text of a revision, and where what was handed in as text begins in it (code points)."""

    text: str
    start: int

    @property
    def digest(self) -> str:
        """SHA-256 of the text."""
        return digest(self.text)


def compose(title: str, text: str) -> Body:
    """The stored text of an article: its title, an empty line and its text, or the text alone.

    The headline belongs to what annotators read and mark, so it is part of the text; it is not put there twice.
    Raises Refused with the field that cannot be used.
    """
    body = _canonical("text", text)
    if len(body) > settings.MAX_ARTICLE_CHARACTERS:
        most = f"{settings.MAX_ARTICLE_CHARACTERS:,}"
        raise Refused({"text": f"This text has {len(body):,} characters; {most} is the most. Split it."})
    if not title.strip():
        return Body(body, 0)
    headline = " ".join(_canonical("title", title).split())
    first_line = body.lstrip().partition("\n")[0]
    if fold_key(first_line) == fold_key(headline):
        return Body(body, body.index(first_line) + len(first_line))
    return Body(f"{headline}\n\n{body}", len(headline) + 2)


def _canonical(field: str, raw: str) -> str:
    try:
        return canonical(raw)
    except UnusableText as error:
        raise Refused({field: str(error)}) from error
