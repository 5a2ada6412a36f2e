"""An event whose outlets, authors and addresses have unmistakable names, in a project that hides them."""

from dataclasses import replace

from django.utils import timezone

from annotator.annotations.services import assign, prepare_study
from comparisons.models import Article, Event, Outlet
from tests import factories as make
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
