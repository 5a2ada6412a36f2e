"""What the parts of an article that are not its sentences look like, in the languages of our first users."""

import re

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
_BYLINE_LABELS = r"story|stories|words|report|texte|texto|testo|tekst|текст|autorin|autrice|редактор|հեղինակ"
_BYLINE_WORK = r"""
(?:story|stories|words|text|report|reported|written|edited|compiled|produced|reporting)(?: and \w+)? by
(?:analysis|opinion|commentary|comment|review|interviews?|video|graphics?|illustrations?)(?: and \w+)? by
(?:text|aufgezeichnet|protokolliert|eine? (?:bericht|analyse|kommentar|reportage|interview|gastbeitrag|essay)) von
(?:texte|(?:propos )?recueillis?|une? (?:reportage|article|récit|entretien|enquête|analyse|portrait)) (?:par|de)
(?:texto|una? (?:crónica|reportaje|entrevista|análisis|información)) (?:de|por)
(?:testo|un (?:articolo|servizio|commento)|un['’]analisi) di|(?:reportagem|uma reportagem) de
(?:tekst|een (?:reportage|verslag|analyse)) (?:van|door)
"""


def joined(lines: str) -> str:
    """Read lines of patterns as one: the end of a line stands for "or"."""
    return "|".join(lines.strip().split("\n"))


CORRECTION = re.compile(rf"[\W_]*(?:{joined(_CORRECTION_STARTS)})", re.IGNORECASE)
CAPTION = re.compile(joined(_CAPTION_SIGNS), re.IGNORECASE)
BYLINE = re.compile(rf"(?:{_BYLINE_STARTS})(?:\s*[:：]\s*|\s+)\S", re.IGNORECASE)
# Lines that say what somebody did, and then only names.
BYLINE_WORK = re.compile(rf"(?:(?:{_BYLINE_LABELS})\s*[:：՝—–]\s*|(?:{joined(_BYLINE_WORK)})\s+)(?=\S)", re.IGNORECASE)
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
# Words in capitals before a stop or a colon that are no places: labels, bodies that are known by letters, stress.
_NO_PLACES = (
    "update updated breaking watch listen live exclusive analysis opinion new latest video videos photo photos news "
    "read more related explainer explained factbox timeline note notes correction warning fact facts claim verdict "
    "the of key points who what when where why how pros cons summary background context editorial comment commentary "
    "interview profile review quiz poll podcast gallery recap preview feature column letters obituary question answer "
    "questions answers reporter host moderator interviewer narrator audience "
    "nato unicef unesco opec fifa uefa nasa osce osze hamas covid iaea asean isis brics mercosur interpol europol "
    "greenpeace reuters tass never always nothing everything enough stop wrong right true false guilty wait help "
    "kommentar analyse exklusiv aktuell hintergrund chronologie meinung gastbeitrag frage antwort liveblog eilmeldung "
    "enquête reportage entretien portrait tribune récit décryptage exclusif urgent vidéo "
    "opinión análisis entrevista exclusiva vídeo urgente esclusiva intervista analisi editoriale commento "
    "срочно мнение анализ интервью эксклюзив видео фото терміново відео думка"
)
NO_PLACES = frozenset(_NO_PLACES.split())
