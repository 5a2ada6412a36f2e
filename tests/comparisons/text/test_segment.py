"""Typed segments of a text; every article here is made up."""

from itertools import pairwise

import pytest
from hypothesis import given

from comparisons.text.segment import SEGMENT_KINDS, SegmentKind, repeated_lines, segment
from comparisons.text.spans import Span

from .strategies import any_text

PASTED = """Mayor Ida Voss greets dockers' leader Tam Orlian at the town hall, Port Alden, May 4, 2031.

Voss Holds ‘Frank’ Talks With Dockers, Shipowners


PORT ALDEN (Nordpost) — The dockers and the owners of the ships pledged to “quietly” end their strike. They set no date.

“Today we agreed on a text,” she said after the meeting. ”I must say not all of it was agreed.”

Get the Courier in your inbox:

Orlian told Sen. J. P. Hall of the U.S. Senate that “nothing moves.” Dr. Ames left at 5 p.m. on Monday.

Get the Courier Weekly in your inbox:"""


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    return [(found.kind.value, text[found.start : found.end]) for found in segment(text, **options)]  # type: ignore[arg-type]


def test_a_pasted_article_comes_out_right() -> None:
    found = kinds(PASTED)
    assert [kind for kind, _ in found] == [
        *("caption", "headline", "dateline", "sentence", "sentence", "sentence", "sentence"),
        *("boilerplate", "sentence", "sentence", "boilerplate"),
    ]
    assert found[2][1] == "PORT ALDEN (Nordpost) —"
    assert found[4][1] == "They set no date."
    assert found[5][1].endswith("after the meeting.")
    assert found[6][1].startswith("”I must")
    assert found[8][1].endswith("“nothing moves.”")


def test_a_given_title_is_the_headline_and_nothing_else_is() -> None:
    title = "Talks end."
    text = f"{title}\n\nA short open line\n\nThe ships sailed. Nobody waved."
    found = kinds(text, headline=Span(0, len(title)))
    assert found[0] == ("headline", title)
    assert [kind for kind, _ in found].count("headline") == 1


def test_a_title_glued_to_its_text_is_cut_off() -> None:
    assert kinds("Talks end The ships sailed.", headline=Span(0, 9)) == [
        ("headline", "Talks end"),
        ("sentence", "The ships sailed."),
    ]


ADVERTS = [
    "Read also: Ships wait",
    "Subscribe to our newsletter",
    "Lesen Sie auch: Schiffe warten",
    "Lire aussi : Les bateaux",
    "Читайте также: Корабли ждут",
    "Կարդացեք նաև՝ նավերը",
    "اقرأ أيضا: السفن",
    "延伸阅读：船",
]


@pytest.mark.parametrize("line", ADVERTS)
def test_lines_that_sell_are_boilerplate_alone_and_at_the_end_of_a_paragraph(line: str) -> None:
    alone = kinds(f"Ships sail at last\n\nThey sailed. It rained.\n\n{line}")
    attached = kinds(f"Ships sail at last\n\nThey sailed. It rained. {line}\n\nThe port closed.")
    assert alone[-1] == ("boilerplate", line)
    assert ("boilerplate", line) in attached
    assert ("sentence", "It rained.") in attached


def test_a_sentence_that_only_mentions_a_newsletter_is_said() -> None:
    assert (
        kinds("Ships sail\n\nHe read more about it. We subscribe to that view, she said, and left.")[-1][0]
        == "sentence"
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Lena Orr and Tom Vale", "byline"),
        ("Von Lena Orr", "byline"),
        ("March 3, 2031", "byline"),
        ("Correction: An earlier version misspelled a name.", "correction"),
        ("Editor's note: This text was changed on Monday.", "correction"),
        ("File photo: the port at night.", "caption"),
        ("The port at night. (Nordpost/Getty Images)", "caption"),
    ],
)
def test_lines_around_the_report_are_named(line: str, kind: str) -> None:
    assert (kind, line) in kinds(f"Strike ends after nine days\n\n{line}\n\nThe ships sailed. Nobody waved.")


def test_a_short_open_line_between_paragraphs_is_a_subheading() -> None:
    assert ("subheading", "What comes next") in kinds(
        "Strike ends after nine days\n\nThe ships sailed.\n\nWhat comes next\n\nNobody knows."
    )


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("PORT ALDEN, Oct. 3 (Nordpost) -", "Dockers went home."),
        ("Moscow —", "The minister left."),
        ("PARIS—", "“No,” she said."),
        ("ԵՐԵՎԱՆ (Ազատություն) —", "Նա գնաց։"),
        ("新华社北京10月31日电", "主席今天说。"),
        ("الميناء (وكالة) -", "غادر الوزير."),
    ],
)
def test_the_dateline_with_its_agency_stands_alone(opening: str, rest: str) -> None:
    assert kinds(f"{opening} {rest}") == [("dateline", opening), ("sentence", rest)]


@pytest.mark.parametrize("text", ["Voss, who won — again — was glad.", "It was over - a lie, they say - and he left."])
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["sentence"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "“We won,” he said. “They paid.”", 2),
        ("en", "Sen. J. P. Hall met Gov. J.R. Smith. They spoke at No. 10.", 2),
        ("en", "The U.S. Embassy did not comment. Prices rose 3.5 percent.", 2),
        ("de", "Am 3. Oktober kam er. „Wir gehen.“ Dr. Klein ging.", 3),
        ("hy", "Նա ասաց. «Գնում եմ»։ Հետո գնաց։ Ինչո՞ւ։", 3),
        ("ar", "قال الوزير: «لن نعود». ماذا بعد؟ ثم غادر.", 3),
        ("zh", "他说：“我们走。”他走了！真的？", 3),
        ("hi", "उसने कहा। फिर वह गया।", 2),
        ("en", "“Who pays?” she asked. ‘Nobody!’ he said.", 2),
        ("en", "Lena K. Orr, of Voss & Co. Ltd., met Dr. A. B. Hall at St. Ann’s, e.g. on Jan. 4. He left.", 2),
        ("fr", "M. Orr a dit : « Nous partons. » Mme Vale est restée.", 2),
        ("ru", "А. С. Орр сказал: «Мы уходим». Потом он ушёл.", 2),
        ("hy", "Պրն. Ա. Օռը եկավ։ «Ո՞վ է նա»,– հարցրեց նա։", 2),
        ("ur", "وزیر نے کہا۔ پھر وہ چلا گیا۔", 2),
        ("fa", "وزیر گفت: «نمی‌رویم.» چه شد؟ او رفت.", 3),
        ("zh", "主席说：「我们走。」他走了。", 2),
        ("ja", "彼は「行こう。」と言った。そして去った。", 2),
        ("ne", "उनले भने। “हामी जान्छौं।” त्यसपछि गए।", 3),
        ("ta", "அவர் சென்றார். அவள் தங்கினாள்.", 2),
        ("xx-none", "He left. She stayed.", 2),
    ],
)
def test_sentences_are_cut_in_many_languages(language: str, text: str, count: int) -> None:
    assert len([kind for kind, _ in kinds(text, language=language) if kind == "sentence"]) == count


@pytest.mark.parametrize("space", ["\u00a0", "\u2028", "\u202f", "\u3000"])
def test_odd_spaces_do_not_end_the_program(space: str) -> None:
    assert segment(f"A{space}. Ba. He left.") == segment("A . Ba. He left.")


def test_lines_wrapped_by_a_mail_program_are_one_paragraph() -> None:
    text = (
        "The owners of the ships that lie in the harbour said on\n"
        "Monday that they would wait for the men who had left\nbefore they paid. They did."
    )
    assert {found.paragraph for found in segment(text)} == {0}
    assert len(segment(text)) == 2


def test_known_lines_of_an_outlet_are_boilerplate() -> None:
    line = "Your town, your paper"
    texts = [f"Title {n} of today\n\nBody {n} is here.\n\n{line}" for n in range(3)]
    known = repeated_lines(texts)
    assert kinds(texts[0], boilerplate=known)[-1] == ("boilerplate", line)
    assert kinds(texts[0])[-1][0] != "boilerplate"


@given(any_text)
def test_segments_are_sorted_apart_and_begin_and_end_with_something(text: str) -> None:
    found = segment(text)
    for one in found:
        assert one.kind in SEGMENT_KINDS
        assert 0 <= one.start < one.end <= len(text)
        assert not text[one.start].isspace()
        assert not text[one.end - 1].isspace()
    assert all(one.end <= other.start and one.paragraph <= other.paragraph for one, other in pairwise(found))


@given(any_text)
def test_nothing_that_can_be_read_falls_between_segments(text: str) -> None:
    covered = "".join(text[found.start : found.end] for found in segment(text))
    assert [c for c in covered if not c.isspace()] == [c for c in text if not c.isspace()]


def test_every_kind_has_a_name() -> None:
    assert set(SEGMENT_KINDS) == {kind.value for kind in SegmentKind}
    assert len(SEGMENT_KINDS) == 8
