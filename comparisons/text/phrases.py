"""What the parts of an article that are not its sentences look like, in the languages of our first users."""

import re

_BOILERPLATE_STARTS = r"""
get (?:the|our) .{2,60} in your inbox|subscribe\b|sign up\b|sign in\b|log in\b
our (?:free )?newsletter|newsletter\b
(?:read|see|watch|listen|learn|find out) (?:also|more)\b|also read\b
related(?: articles?| stories| coverage)?\s*:
related (?:articles|stories|coverage|topics)$|follow (?:us|\S+ on)\b
follow .{2,40} on (?:twitter|facebook|x|instagram)\b
click here|tap here|download (?:the|our)\b.{0,30}\bapp\b|share (?:this|on)\b|join (?:our|us on)\b
want more\b.{0,60}\?$
(?:advertisement|sponsored)\s*(?:$|[:|–—-])|sponsored (?:by|content|post)\b
(?:story|article) continues|continue reading|scroll (?:down )?to continue
recommended (?:for you|stories|reading)|most read\b|trending now|more from\b|more on this (?:story|topic)
copyright\s*(?:$|©|\(c\)|\d{4}|[:|–—-]|by\b|the\b)|©(?!\s*[^\d/]{2,40}/\s*\w)
\(c\) \d{4}|all rights reserved|this material may not be
(?:this|it) is a (?:developing|breaking)\b|check back (?:for|later)|this story is developing
(?:watch|listen)(?: live)?\s*:|listen to this\b|(?:share|comments?|tags?|topics?|save|print)$
(?:tags?|topics?|filed under)\s*:
skip (?:past|to)\b|our standards\s*:|got a tip\b|contact (?:us|the newsroom)\b|have your say\b
get the latest\b|email us\b
support (?:our|independent) journalism|donate\b|print this|email this|leave a comment|comments? \(\d+\)
lesen sie (?:auch|mehr)|mehr zum thema|zum thema|abonnieren sie|jetzt (?:abonnieren|anmelden)|melden sie sich
lire aussi|à lire|lisez aussi|abonnez-vous|inscrivez-vous|suivez-nous|leggi anche|iscriviti|abbonati
lea también|leer más|lee también|te puede interesar|suscríb|síguenos|síganos|leia (?:também|mais)
assine\b|inscreva-se
lees ook|schrijf je in|czytaj (?:także|też|więcej)|zobacz (?:także|też)|zapisz się
ayrıca (?:okuyun|bakın)|abone ol
читайте (?:также|ещё|еще|також|ще)|подпи(?:сывайтесь|шитесь)|смотрите также|підпи(?:суйтес|шіться)|стежте за
կարդա(?:ցեք|լ) նաև|նաև կարդա|բաժանորդագրվ|հետևեք մեզ|həmçinin oxu|abunə ol
წაიკითხეთ (?:ასევე|აგრეთვე)|გამოიწერეთ
اقرأ (?:أيض|المزيد)|اشترك|تابعونا|بیشتر بخوانید|همچنین بخوانید|یہ بھی پڑھیں|यह भी पढ़ें|ये भी पढ़ें|सब्सक्राइब
延伸阅读|延伸閱讀|相关阅读|相關閱讀|订阅|訂閱|关注我们|あわせて読みたい|関連記事
קראו (?:עוד|גם)|הירשמו|διαβάστε (?:επίσης|ακόμη)|εγγραφείτε
"""
_CORRECTION_STARTS = r"""
corrections?\b\s*[:(—–-]|clarification\s*[:(—–-]|editor['’]?s['’]? note\b|updated?\s*[:(—–-]
an earlier version of this
this (?:article|story|piece|post) (?:(?:has been|was) (?:updated|corrected|amended)|corrects\b)
corrects (?:spelling|paragraph|name)
berichtigung\b|korrektur\s*:|anmerkung der redaktion|rectificatif\b|erratum\b|corrección\b
fe de errat|nota de la redacción
correção\b|rettifica\b|исправление\b|уточнение\s*:|от редакции|виправлення\b|ուղղում\b|düzeltme\b
تصحيح|تنويه|更正|訂正|תיקון\s*:
"""
_CAPTION_SIGNS = r"""
\(?(?:file )?photos? ?(?:by\s+(?-i:[^\W\d_a-z])|:|/|courtesy)
^(?:image|picture|credit|pictures)\s*:
^image (?:caption|source)\b|\bfile (?:photo|picture|image)|photograph:
\(?image (?:by|:)|\(?pictured[:,]
\b(?:ap|afp|reuters|epa|tass|getty|shutterstock|picture alliance|dpa)(?: photo| images)?\s*/\s*\w
getty images\)?\.?$|^[^.!?/]{3,60}/\s*(?:ap|afp|reuters|epa|tass|getty|dpa)(?: images| photo)?\)?$
^©\s*[^\d/]{2,40}/\s*\w
^file ?[-–—]|^foto\s*:|^bild\s*:
\(foto\s*:|^fotografía|^фото\s*:|\(фото\s*:|^լուսանկար|^صورة\s*:|^图\s*[:：]|courtesy of
"""
_BYLINE_STARTS = r"by|von|par|por|di|door|av|autor|autora|auteur|автор|text|հեղինակ|yazan|بقلم|كتب|文|记者|記者|מאת"


def _joined(lines: str) -> str:
    """Read lines of patterns as one: the end of a line stands for "or"."""
    return "|".join(lines.strip().split("\n"))


BOILERPLATE = re.compile(rf"[\W_]*(?:{_joined(_BOILERPLATE_STARTS)})", re.IGNORECASE)
CORRECTION = re.compile(rf"[\W_]*(?:{_joined(_CORRECTION_STARTS)})", re.IGNORECASE)
CAPTION = re.compile(_joined(_CAPTION_SIGNS), re.IGNORECASE)
BYLINE = re.compile(rf"(?:{_BYLINE_STARTS})(?:\s*[:：]\s*|\s+)\S", re.IGNORECASE)
# Words that stand in small letters in a line that says who a report is by; the signs tell it from other lines.
_CREDIT_SIGNS = (
    "staff agencies agency correspondent correspondents desk newsroom reporter reporters bureau reporting editing "
    "writing written edited compiled redaktion agenturen korrespondent korrespondenten korrespondentin correspondant "
    "correspondante rédaction agences corresponsal redacción agencias redazione agenzie redactie"
)
_CREDIT_WORDS = (
    "by and in from for of the our own with at additional further story words text report foreign news city "
    "political special editor editors wire wires service services team von aus und mit für unserem unserer unser "
    "bericht par avec et notre nos envoyé spécial à por con y de nuestro nuestra enviado especial en di da e door "
    "van le la"
)
CREDIT_SIGNS = frozenset(_CREDIT_SIGNS.split())
CREDIT_WORDS = CREDIT_SIGNS.union(_CREDIT_WORDS.split())
CONTRIBUTED = re.compile(r"contributed (?:to this (?:report|story|article)|reporting)\.?$", re.IGNORECASE)
BYLINE_ROLE = re.compile(
    r"\b(?:staff (?:writer|reporter)|special to|correspondent|associated press|reporter|editor|"
    r"корреспондент|թղթակից)\s*\S*$",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"(?:(?:published|posted|updated|last modified|first published)\b|"
    r"(?:\w+ )?\d{1,2}(?:st|nd|rd|th|\.)?,? (?:of )?[^\W\d_]{3,12}\.?,? \d{4}\b|"
    r"[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|"
    r"\d{1,3} (?:min(?:ute)?s?|hours?|days?) (?:ago|read)\b)(?:[^.!?]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
_AGENCIES = (
    "ap afp reuters upi dpa ansa efe tass itar-tass ria interfax xinhua bloomberg cnn bbc armenpress "
    "azatutyun azertac apa "
    "rfe/rl pa ips ani pti kyodo yonhap bernama anadolu aa lusa belga apa ukrinform unian belta trend "
    "panorama news.am риа тасс интерфакс укринформ "
)
AGENCIES = frozenset(_AGENCIES.split())
AGENCY_NAMES = AGENCIES | {"agence france-presse", "associated press", "the associated press", "риа новости"}
