"""An event whose outlets, authors and addresses have unmistakable names, in a project that hides them."""

import html
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from django.utils import timezone

from annotator.annotations.models import Annotation
from annotator.annotations.services import assign, prepare_study
from annotator.exports.services import request_export, write_export
from comparisons import jobs
from comparisons.models import Article, Event, Outlet
from tests import factories as make
from tests.api.world import World, build_world
from tests.cast import Cast

HERALD = """By Zebulon Quarkson, Zyxomatic Herald

TARN (Zyxomatic Herald) — Crews walked out in Tarn on Tuesday, the Zyxomatic Herald has learned. \
Two colleagues 👩‍👩‍👧 were hurt. The port told the Herald that it will open on Friday.

A desk editor of the Quibblewick Post was there too. Write to desk@zyxomatic.example or see @ZyxomaticHerald.

Sign up for Zyxomatic Morning, our free newsletter"""
POST = """TARN (Zyxomatic Herald) - Crews walked out in Tarn on Tuesday, the Zyxomatic Herald has learned. \
Two colleagues 👩‍👩‍👧 were hurt. The port told the Post that nothing is decided, Zebulon Quarkson reports.

The Quibblewick Post will follow this. https://www.quibblewick.example/tarn"""
ARMENIAN = (
    """ՏԱՌՆ — Տառնի նավահանգստի աշխատողները լքեցին աշխատանքը, հայտնում է «Զիքսոմատը»։ Զիքսոմատի թղթակիցը տեղում էր։"""
)
ARABIC = """غادر عمال ميناء تارن العمل يوم الثلاثاء، كما علمت القويقلي. وقال الميناء للقويقلي إنه سيفتح يوم الجمعة."""
# No answer may hold any of these, in any case.
NAMES = ("zyxomatic", "quibblewick", "զիքսոմատ", "قويقلي", "zebulon", "quarkson", "zyxland", "arc-4711", "coast radio")


def veiled(cast: Cast) -> Cast:
    """The same people in the same project, which hides its outlets, with another event to work on."""
    event = make.make_event(cast.collection, "Walk-out in Tarn")
    texts = {
        "gazette": ("Zyxomatic Herald", "Walk-out, says Zyxomatic Herald", HERALD, "en"),
        "radio": ("The Quibblewick Post", "Port stands still", POST, "en"),
        "armenian": ("Զիքսոմատ", "Գործադուլ Տառնում", ARMENIAN, "hy"),
        "arabic": ("القويقلي", "إضراب في تارن", ARABIC, "ar"),
    }
    articles = {name: _article(event, name, *text) for name, text in texts.items()}
    Outlet.objects.filter(pk__in=[one.outlet_id for one in articles.values()]).update(kind="agency", country="Zyxland")
    cast.project.assignments.all().delete()
    prepare_study(project=cast.project, read_first=False, counterbalanced=False, masks_outlets=True)
    for name in ("ana", "ben"):
        assign(project=cast.project, event=event, annotator=cast.people[name])
    return replace(cast, event=event, articles={**cast.articles, **articles})


def _article(event: Event, name: str, outlet: str, title: str, text: str, language: str) -> Article:
    return make.make_article(
        event,
        outlet,
        title,
        text,
        language=language,
        url=f"https://www.{'zyxomatic' if name == 'gazette' else 'quibblewick'}.example/{name}",
        byline="By Zebulon Quarkson" if name == "gazette" else "",
        external_id=f"arc-4711-{name}",
        published_at=timezone.now(),
    )


def veiled_world(shared: Cast) -> World:
    """All that there is to ask for, and ana's own marks across what she does not see, exported."""
    cast = veiled(shared)
    built = build_world(cast)
    ana = cast.fresh("ana")
    for quote in ("walked out in Tarn", "the Zyxomatic Herald has learned"):
        make.make_annotation(ana, cast.span(quote, note="mine"))
    silent = cast.body(
        cast.place("gazette", "told the Herald"), kind="omission", absent_from=[cast.articles["arabic"].pk]
    )
    make.make_annotation(ana, silent)
    run = request_export(project=cast.project, user=ana, format="jsonl", layer="all")
    assert run.job is not None
    write_export(run, jobs.claim(run.job_id))  # type: ignore[arg-type]
    own = Annotation.objects.filter(annotator=ana, anchors__quote__contains="Zyxomatic")[0]
    built.here |= {"exports": run.pk, "annotations": own.pk}
    return built


def told(answer: Any) -> str:
    """All that an answer says, however it is written."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace") + str(dict(answer.headers)) + str(answer.cookies)
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)
    return unquote(html.unescape(plain)).casefold().replace("\u00ad", "")


def names_in(text: str) -> list[str]:
    return [name for name in NAMES if name in text]
