"""Lines around a report as newspapers print them, each told by what it is; all names are made up."""

import pytest

from comparisons.text.segment import segment

HEADLINE, BODY = "Strike ends after nine days", "The ships sailed on Monday. Nobody waved."

BYLINES = """\
By Lena Orr in Port Alden
By Lena Orr
By LENA ORR, Associated Press
By LENA ORR
Staff and agencies
By the Courier foreign desk, with Orbit Wire
By the Courier foreign desk
By staff and agencies
From our own correspondent
Agence France-Presse
Reporting by Lena Orr; editing by Tom Vale
Reporting by Lena Orr in Port Alden; Additional reporting by Ann Lee; Editing by Tom Vale
Von Lena Orr, Hamburg
Von unserem Korrespondenten Jan Moor
Par Léna Orr (à Paris)
Par Léna Orr avec AFP
Le Monde avec AFP
Por Lena Orr
De nuestro corresponsal
Lena Orr, Political Editor
Lena Orr | Courier
By Lena Orr, Courier Staff Writer
By Lena Orr and Tom Vale, Reuters
Lena Orr in Port Alden
Lena Orr
BY LENA ORR
Written by Lena Orr
Words: Lena Orr
Text: Lena Orr
Di Lena Orr
Autor: Lena Orr
Автор: Лена Орр
Lena Orr, Tom Vale and Ann Lee
Associated Press writer Tom Vale contributed to this report.
Tom Vale contributed reporting.
With reporting by Tom Vale
The Associated Press
Additional reporting by Ann Lee
dpa
(dpa)
by Lena Orr
Published 3 March 2031, 10:14 GMT
Updated 2:13 PM ET, Mon May 4, 2031
Mon 4 May 2031 10.14 BST
4 May 2031 at 10:14
May 4, 2031 / 10:14 AM / CBS News
2 hours ago
5 min read
— Lena Orr"""

CAPTIONS = """\
Photo: Lena Orr / AP
(AP Photo/Lena Orr)
Dockers walk to the gate, Port Alden, May 4, 2031. (AP Photo/Lena Orr)
Photo by Lena Orr/Getty Images
Dockers at the gate. Photograph: Lena Orr/The Courier
Credit: Lena Orr
Image: Lena Orr
Foto: Lena Orr/dpa
Image source, Getty Images
Image caption, Dockers at the gate.
Lena Orr/Reuters
© Reuters/Lena Orr
Crédit photo : Léna Orr
Picture: Lena Orr
A ship leaves the harbour. REUTERS/Lena Orr
FILE PHOTO: Dockers at the gate
Photo courtesy of the port authority"""

BOILERPLATES = """\
© Reuters 2031
Copyright 2031 The Courier. All rights reserved.
Read more: Ships wait
Sign up for our newsletter
Sign up for The Morning, our daily email
Follow us on X
Follow us @courier
Follow Lena Orr on Twitter
Click here to subscribe
This is a breaking news story. Check back for updates.
More on this story
Related Topics
Share
Comments
Most Read
Advertisement
ADVERTISEMENT
Story continues below advertisement
Skip past newsletter promotion
Our Standards: The Thomson Reuters Trust Principles.
Watch: Ships leave the port
WATCH: Ships leave the port
Listen to this article
Download our app
Got a tip? Email us at tips@courier.example
Contact the newsroom: desk@courier.example
Have your say in the comments
READ MORE
Tags: strike, port
Get the latest news
Subscribe now"""

CORRECTIONS = """\
Correction: An earlier version misspelled a name.
CORRECTION: The ship left on Tuesday
This article was amended on 5 May 2031 to correct a name.
This story has been updated.
Editor's note: This text was changed.
Clarification: The union has 300 members.
This story corrects the spelling of Voss.
• This article was amended on 5 May 2031.
(This story has been corrected to fix a name)
(Corrects spelling in paragraph 2)
Korrektur: In einer früheren Fassung stand ein falscher Name."""

SUBHEADINGS = """\
What comes next
‘We have nothing left’
A bill nobody wants
Why it matters
By the numbers
A long night
1. The mayor
How we got here
Key points
From strike to vote"""

SENTENCES = """\
By Monday the ships had gone.
By noon, nobody was left
Photos by the hundred were taken of the ships.
He follows us on every trip.
“We won,” said Voss.
From the pier came a shout.
Reporting by the Courier shows that ships waited.
The editor said so
Von Montag an fahren die Schiffe.
Par ailleurs, les navires sont partis.
Por la tarde los barcos salieron.
She told Reuters that they would go.
Correction officers at the jail went home.
Sharing the cost was hard, Voss said.
Comments by the mayor angered the union.
The strike, the port authority said, is over.
Copyright law was changed in May.
Advertisement sales fell by a third.
Watch officers saw nothing.
Staff and agencies of the port were told to go home on Monday."""

AROUND = [
    (kind, line)
    for kind, lines in [
        ("byline", BYLINES),
        ("caption", CAPTIONS),
        ("boilerplate", BOILERPLATES),
        ("correction", CORRECTIONS),
        ("subheading", SUBHEADINGS),
    ]
    for line in lines.split("\n")
]


def kinds_in(text: str, line: str) -> set[str]:
    """What the segments that lie in a line of a text are."""
    at = text.index(f"\n{line}\n") + 1
    return {str(found.kind) for found in segment(text) if at <= found.start < at + len(line)}


@pytest.mark.parametrize(("kind", "line"), AROUND)
def test_a_line_below_the_headline_is_told_by_what_it_says(kind: str, line: str) -> None:
    assert kinds_in(f"{HEADLINE}\n\n{line}\n\n{BODY}\n", line) == {kind}


@pytest.mark.parametrize("line", SENTENCES.split("\n"))
def test_a_statement_that_begins_like_one_of_them_is_a_statement(line: str) -> None:
    assert kinds_in(f"{HEADLINE}\n\n{BODY}\n\n{line}\n", line) == {"sentence"}


@pytest.mark.parametrize("line", ["Lena Orr", "Port Alden Today", "Reporters Flee Port Alden"])
def test_names_are_no_byline_once_the_report_has_begun(line: str) -> None:
    assert kinds_in(f"{HEADLINE}\n\n{BODY}\n\n{line}\n\n{BODY}\n", line) == {"subheading"}


@pytest.mark.parametrize("line", ["Reporters Flee Port Alden", "9 hours after the storm", "Agency staff walk out"])
def test_a_headline_about_reporters_or_hours_stays_a_headline(line: str) -> None:
    assert kinds_in(f"\n{line}\n\n{BODY}\n", line) == {"headline"}


@pytest.mark.parametrize("mark", ["(AP)", "(dpa)", "— Reuters", "/TASS/."])
def test_the_mark_of_an_agency_behind_the_last_sentence_is_no_sentence(mark: str) -> None:
    text = f"{HEADLINE}\n\n{BODY} {mark}"
    last = segment(text)[-1]
    assert (str(last.kind), text[last.start : last.end]) == ("byline", mark)


@pytest.mark.parametrize(
    "filed",
    [
        "MADRID, 4 may (EFE).-",
        "MOSCOW, May 4. /TASS/.",
        "МОСКВА, 4 мая - РИА Новости.",
        "(AP)",
        "(Reuters) -",
        "Lima, Peru —",
        "LIMA, May 4 (Reuters) -",
        "BEIJING, May 4 (Xinhua) --",
    ],
)
def test_datelines_of_many_agencies_are_cut_off(filed: str) -> None:
    text = f"{filed} The ships sailed."
    assert [(str(found.kind), text[found.start : found.end]) for found in segment(text)] == [
        ("dateline", filed),
        ("sentence", "The ships sailed."),
    ]


def test_an_item_keeps_its_number() -> None:
    text = f"{HEADLINE}\n\n1. The owners pay.\n\n2) The crews return."
    assert [text[found.start : found.end] for found in segment(text)][1:] == [
        "1. The owners pay.",
        "2) The crews return.",
    ]
