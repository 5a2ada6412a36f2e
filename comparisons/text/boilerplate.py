"""What an outlet says of itself around its reports, in the languages of our first users: it sells, asks and points."""

import re

from .phrases import joined

LONGEST, LONGEST_NOTE = 240, 600
_STARTS = r"""
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
print this|email this|leave a comment|comments? \(\d+\)
support (?:our|independent|local|quality|public|free|investigative) (?:\w+ )?(?:journalis|news|report|media|radio|work)
support us(?=$|[.!]| (?:today|now|on|with|by|from)\b)
support (?:the )?(?-i:(?:The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?: today| now)?[.!]?$
help (?:us (?:keep|report|continue|stay|tell)|(?:fund|support) our|keep our (?:journalism|newsroom|reporting))\b
become an? (?:\w+ ){0,2}(?:member|subscriber|supporter|patron)(?: today| now| of .{2,40})?[.!]?$
make an? (?:\w+ ){0,2}(?:donation|contribution|gift)(?: today| now| to .{2,40})?[.!]?$
donate(?=$|[.!:]| (?:now|today|here|to|via|online|monthly)\b)
lesen sie (?:auch|mehr)|mehr zum thema|zum thema|abonnieren sie
jetzt (?:abonnieren|anmelden|spenden|unterstützen|mitglied werden)
unterstützen sie (?:uns|unabhängig|(?:den|die|das) [^\s.,]+(?: [^\s.,]+)?[.!]?$)|melden sie sich
lire aussi|à lire|lisez aussi|abonnez-vous|inscrivez-vous|suivez-nous|leggi anche|iscriviti|abbonati
soutenez(?:-nous| notre| l[ea] (?:presse|journalisme)| (?-i:L(?:es?|a|['’])\b))
je soutiens (?-i:L)|fai(?:tes|re) un don\b
sostieni(?:ci\b| il nostro| (?-i:Il |La |L['’]))|fai una donazione|steun (?:onze|ons\b|(?-i:De |Het ))|doneer nu
apoya (?:nuestro|el periodismo|a (?-i:[A-Z]))|apóyanos|hazte (?:soci|suscriptor)|haz (?:una|tu) donación
apoie (?:o nosso|o jornalismo|[oa] (?-i:[A-Z]))|faça uma doação|wesprzyj(?:cie)? n(?:as|iezależn)|bizi destekleyin
поддерж(?:ите|ать) (?:нас|независим|редакц)|підтрима(?:йте|ти) (?:нас|незалежн|наш|редакц)
աջակցե(?:ք|լ) (?:մեզ|մեր|անկախ)
ادعمونا|ادعم(?:وا)? (?:الصحافة|صحافت)|支持(?:我们|我們|独立新闻|独立媒体|獨立新聞|獨立媒體)
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
# Who pays for a report, as agencies say below it.
_AP = r"(?:the )?(?:associated press|ap)\b['’]?s?(?:(?!\b(?:that|said|says|reported)\b)[^.!?]){0,60}"
_PAYS = r"\b(?:grant|foundation|fund|donat|donor|gift|philanthrop|readers|members)"
_IS_PAID = r"\b(?:is|are) (?:\w+ )?(?:supported|funded|made possible)\b"
_WAS_MADE = r"(?:was|is|has been) (?:produced|published|supported|funded|reported|made possible)"
_NOTES = rf"""
{_AP}\breceives? (?:\w+ ){{0,2}}(?:support|funding)|{_AP}{_IS_PAID} by
[^.!?]{{2,60}}['’]s? (?:\w+ ){{0,2}}(?:coverage|journalism|reporting)\b[^.!?]{{0,40}}{_IS_PAID}[^.!?]{{0,60}}{_PAYS}
[^.!?]{{2,50}}\b(?:is|are) solely responsible for (?:all|this|its|the) (?:content|reporting|coverage|journalism)\b
this (?:story|article|series|piece|report|coverage) {_WAS_MADE} (?:\w+ ){{0,3}}(?:support|funding|partnership)\b
this (?:story|article|series|piece|report|coverage) {_WAS_MADE} (?:\w+ ){{0,3}}(?:grants?|donations?|collaboration)\b
find (?:the )?ap['’]?s? standards
"""
# Somebody said it: a comma, then who, and a verb for it. A colon before would make it a label, "Read more: …".
_SAYING = (
    "said says say told tells added adds urged urges shouted called wrote warned asked sang sagte sagt sagten "
    "erklärte rief dit déclaré déclare dijo dice dijeron afirmó detto disse diz afirmou zei zegt powiedział "
    "powiedziała сказал сказала заявил заявила говорит сказав ասաց ասել dedi"
)
_SAID = re.compile(
    rf"[^:]*[,，]\s*[\"'”’»]?\s*(?:[^\s,:]+\s+){{0,6}}?(?:{_SAYING.replace(' ', '|')})\b.*[.!?…։][\"'”’»)]*$",
    re.IGNORECASE,
)
_START = re.compile(rf"[\W_]*(?:{joined(_STARTS)})", re.IGNORECASE)
_NOTE = re.compile(rf"[\W_]*(?:{joined(_NOTES)})", re.IGNORECASE)


def is_boilerplate(words: str) -> bool:
    """Say whether a line or a sentence is none of the report: an advertisement, a plea, a note on who pays for it.

    What somebody is quoted as saying is part of the report, whatever it asks for.
    """
    if len(words) <= LONGEST and _START.match(words) is not None:
        return _SAID.match(words) is None
    return len(words) <= LONGEST_NOTE and _NOTE.match(words) is not None
