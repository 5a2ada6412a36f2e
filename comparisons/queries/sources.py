"""Where an article comes from, by a person's word or the engine's guess, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comparisons.models import Article

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True)
class Origin:
    """`source` is None where there is none among the articles; `said_by` names a person ("" for one who has left).

    `filed_by` is an agency that the dateline names and that is not among the articles.
    """

    source: Article | None
    by_person: bool = False
    said_by: str = ""
    reasons: list[str] = field(default_factory=list)
    filed_by: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is something to say."""
        return self.by_person or self.source is not None or bool(self.filed_by)


def origin(article: Article, articles: Mapping[int, Article]) -> Origin:
    """Where an article comes from; `articles` has those of its event that may be named, by id. Asks nothing."""
    reuse = article.reuse
    guessed = articles.get(reuse.get("source", 0))
    if article.source_set_at:
        by = article.source_set_by.get_username() if article.source_set_by else ""
        said = articles.get(article.source_id or 0)
        return Origin(said, True, by, _reasons(reuse) if said and said == guessed else [])
    if guessed is None:
        return Origin(None, filed_by=reuse.get("filed_by", ""))
    return Origin(guessed, reasons=_reasons(reuse))


def _reasons(reuse: Mapping[str, Any]) -> list[str]:
    reasons = [f"{round(100 * reuse['copied'])} % of the text stands there word for word"]
    if reuse["credited"]:
        reasons.append("the dateline or byline names it")
    if reuse["earlier"]:
        reasons.append(f"it was published {_span(reuse['earlier'])} earlier")
    if reuse["agency"]:
        reasons.append("it is an agency")
    if reuse.get("sentences"):
        new = max(0, reuse["sentences"] - reuse["same"] - reuse["edited"])
        reasons.append(f"of {reuse['sentences']} sentences {reuse['same']} same, {reuse['edited']} edited, {new} new")
    return reasons


def _span(seconds: float) -> str:
    for size, noun in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= size:
            number = round(seconds / size)
            return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
    return "less than a minute"


def origin_as_wire(article: Article) -> dict[str, Any]:
    """For the API: who is named as source and why, by id."""
    guessed = article.reuse.get("source")
    by_person = article.source_set_at is not None
    return {
        "article": article.source_id if by_person else guessed,
        "set_by": article.source_set_by.get_username() if by_person and article.source_set_by else None,
        "set_at": article.source_set_at,
        "likely": guessed,
        "copied": article.reuse.get("copied"),
        "reasons": _reasons(article.reuse) if guessed else [],
        "filed_by": article.reuse.get("filed_by", ""),
    }
