"""What newsrooms print around a report in many languages, and statements that look alike; all of it is made up."""

import pytest

from comparisons.text.segment import segment

HEADLINE, BODY = "Strike ends after nine days", "The ships sailed on Monday. Nobody waved."

BYLINES = """\
Story by Jane Doe
Story by JANE DOE
STORY BY JANE DOE
Story: Jane Doe
Stories by Jane Doe and Tom Vale
Story and photos by Jane Doe
Words by Jane Doe
Report by Jane Doe
Reported by Jane Doe
Written and edited by Jane Doe
Analysis by Jane Doe
Opinion by Jane Doe
Review by Jane Doe
Interview by Jane Doe
Video by Jane Doe
Graphics by Jane Doe and Tom Vale
Illustrations by Jane Doe
Edited by Tom Vale
Ein Bericht von Lena Orr
Eine Analyse von Lena Orr
Ein Kommentar von Lena Orr
Text von Lena Orr
Aufgezeichnet von Lena Orr
Texte : Léna Orr
Propos recueillis par Léna Orr
Un reportage de Léna Orr
Texto: Lena Orr
Texto de Lena Orr
Una crónica de Lena Orr
Testo di Lena Orr
Tekst: Lena Orr
Door Lena Orr
Av Lena Orr
Текст: Лена Орр
Текст — Лена Орр
Հեղինակ՝ Լենա Օռ"""

BOILERPLATES = """\
Support the Courier
Support The Courier
SUPPORT THE COURIER
Support the Port Alden Courier
Support the Courier today
Support Courier News
Support our journalism
Support our work
Support our reporters
Support our newsroom from $5 a month
Support independent journalism
Support local news
Support local journalism with a gift
Support quality reporting today.
Support us
Support our journalism. Give what you can.
Help us keep reporting.
Help fund our journalism
Become a member
Become a subscriber today
Become a supporter of the Courier
Make a donation
Make a contribution
Donate to the Courier
Donate now
The Associated Press receives support from several private foundations for what it reports of the seas.
The Associated Press receives financial support from the Orr Fund for its work on ports. AP alone decides what it says.
AP’s climate coverage is supported by a number of foundations.
AP's climate coverage is supported by a number of foundations.
Associated Press climate coverage receives financial support from a number of foundations.
The Associated Press’ reporting on harbours receives support from the Orr Fund.
AP is solely responsible for all content.
The AP is solely responsible for all content.
The Courier’s coverage of ports is supported by a grant of the Orr Fund.
The Courier is solely responsible for this content.
This story was produced with support from the Orr Fund.
This article was supported by a grant from the Orr Fund.
Unterstützen Sie unseren Journalismus
Unterstützen Sie den Kurier
Unterstützen Sie uns
Jetzt spenden
Jetzt Mitglied werden
Soutenez notre journalisme
Soutenez Le Courrier
Soutenez-nous
Faites un don
Faire un don
Je soutiens Le Courrier
Apoya nuestro periodismo
Apoya a El Correo
Apóyanos
Hazte socio
Haz una donación
Sostieni il nostro giornalismo
Sostieni Il Corriere
Sostienici
Fai una donazione
Apoie o nosso jornalismo
Apoie o Correio
Faça uma doação
Steun onze journalistiek
Steun De Koerier
Doneer nu
Wesprzyj nas
Wesprzyj nasze dziennikarstwo
Поддержите нас
Поддержите независимую журналистику
Поддержать редакцию
Підтримайте нас
Підтримайте незалежну журналістику
Աջակցեք մեզ
Աջակցեք անկախ լրագրությանը
ادعم الصحافة المستقلة
ادعمونا
支持独立新闻
Bizi destekleyin
Read more: Ships wait
Read more about the strike
READ MORE Ships wait
Read more: Owners will pay, mayor says
Watch: “We are tired,” dockers say
Subscribe, and never miss a story.
Follow us, like us, tell us what you think."""

DATELINES = """\
HAMBURG.
LIMA:
NEW DELHI:
BRUSSELS —
PARIS, Oct 31 (Agency) -
PARIS, Oct. 31 (Agency) –
KYIV |
Kyiv |
NEW YORK |
BERLIN/HAMBURG.
SÃO PAULO.
ST. GALLEN.
MADRID.-
BUENOS AIRES (Orbit).-
WASHINGTON, D.C. —
ST. PETERSBURG, Fla. (AP) —
Hamburg/Kiel (dpa/lno) -
Berlin (dpa).
Wien –
ROMA, 4 MAG –
ISLAMABAD, May 4:
МОСКВА.
КИЇВ:
КИЕВ |
ΑΘΗΝΑ."""

STATEMENTS = """\
Read more books, the mayor said.
Read more books, said the mayor.
“Read more books,” the mayor said.
Read more, the mayor told the children, and play less.
Read more, Voss says.
Subscribe to that view, she said, and you are lost.
Sign up now, the recruiters told them.
Follow us, the pilots said, and the ships did.
Join us, she said.
Donate blood, the clinic said.
Support the dockers, he told the owners.
Support the owners, Voss urged.
Support our plan, the mayor said.
Share the load, she added.
Lesen Sie mehr, sagte die Bürgermeisterin.
Lisez aussi les notes, a dit le maire.
Lea también las notas, dijo la alcaldesa.
Читайте также и книги, сказала мэр.
Support for the Courier of the harbour grew on Monday.
Support for our journalism has never been so low, the survey finds.
Support our mayor has lost will not come back to her.
Support the mayor once had has gone.
Support among dockers fell by a third.
Support from several foundations keeps the harbour museum open.
The museum receives support from several foundations.
The mayor’s plan is supported by a number of parties.
The Associated Press reported that the ships had sailed.
AP’s climate reporters were on board.
The city is solely responsible for the harbour.
Story by story, the tower grew.
Stories by the dozen were told of the strike.
Report by the committee or not, the ships will sail.
Analysis by the university shows that ships waited.
Interviews by the police went on until noon.
Become a docker and you will never be bored.
Make a list of ships, she told the clerk.
Unterstützen Sie den Streik, sagte er.
Soutenez la grève, a dit le maire.
Apoya la huelga, dijo.
Ein Bericht von gestern sagt, die Schiffe warten.
Un reportage de la chaîne le montre."""

UNDIVIDED = """\
Lima: a city of ships and fog.
LIMA: a city of ships and fog.
Hamburg. Port Alden. Two harbours that wait.
NATO: The allies will stay.
NATO. The allies will stay in the harbour.
COVID: The ships had to wait.
NEVER. That was the word of the owners.
NO. The owners will not pay a crown more.
BREAKING: The ships have sailed.
EXCLUSIVE: The owners will pay.
ANALYSIS: The strike will last.
WHO: The ships carry no fever.
Q: Will the owners pay?
VOSS: We will not pay.
Port Alden: The ships have sailed.
USA: Dockers Strike Again.
USA. Dockers strike again.
Home | News | Ships
Lena Orr | Courier
TIMELINE. The nine days of the strike.
“HAMBURG. We love you,” the banner read.
HAMBURG.
LIMA: Yes."""


def _in_line(text: str, line: str) -> list[tuple[str, str]]:
    """What a line of a text is made of: kinds and words."""
    at = text.index(f"\n{line}\n") + 1
    found = [one for one in segment(text) if at <= one.start < at + len(line)]
    return [(str(one.kind), text[one.start : one.end]) for one in found]


@pytest.mark.parametrize("line", BYLINES.split("\n"))
def test_who_a_report_is_by(line: str) -> None:
    assert _in_line(f"{HEADLINE}\n\n{line}\n\n{BODY}\n", line) == [("byline", line)]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", BOILERPLATES.split("\n"))
def test_what_asks_for_support_or_sells_is_boilerplate(line: str, place: str) -> None:
    around = (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}")[place == "below"]
    kinds = {kind for kind, _ in _in_line(f"{HEADLINE}\n\n{around}\n", line)}
    assert kinds == {"boilerplate"}


@pytest.mark.parametrize("rest", ["The ships sailed on Monday.", "“No,” the mayor said on Monday."])
@pytest.mark.parametrize("filed", DATELINES.split("\n"))
def test_where_a_report_was_filed(filed: str, rest: str) -> None:
    for above in ("", f"{HEADLINE}\n\n", f"{HEADLINE}\n\nBy Lena Orr\n\n"):
        text = f"\n{above}{filed} {rest}\n\n{BODY}\n"
        assert _in_line(text, f"{filed} {rest}") == [("dateline", filed), ("sentence", rest)]


@pytest.mark.parametrize("line", STATEMENTS.split("\n"))
def test_a_statement_that_looks_alike_is_a_statement(line: str) -> None:
    for text in (f"{HEADLINE}\n\n{line}\n\n{BODY}\n", f"{HEADLINE}\n\n{BODY}\n\n{line}\n"):
        assert {kind for kind, _ in _in_line(text, line)} == {"sentence"}


@pytest.mark.parametrize("line", UNDIVIDED.split("\n"))
def test_no_place_is_read_into_a_line_that_may_be_something_else(line: str) -> None:
    assert "dateline" not in {kind for kind, _ in _in_line(f"{HEADLINE}\n\n{line}\n\n{BODY}\n", line)}


@pytest.mark.parametrize("filed", ["HAMBURG.", "LIMA:", "KYIV |"])
def test_a_place_without_a_dash_is_only_read_where_the_report_begins(filed: str) -> None:
    line = f"{filed} The ships sailed on Monday."
    assert "dateline" not in {kind for kind, _ in _in_line(f"{HEADLINE}\n\n{BODY}\n\n{line}\n", line)}


def test_those_who_talk_in_turns_are_no_places() -> None:
    text = f"{HEADLINE}\n\nORR: The ships have sailed, I hear.\n\nVALE: They have, this morning.\n"
    assert [str(found.kind) for found in segment(text)] == ["headline", "sentence", "sentence"]
