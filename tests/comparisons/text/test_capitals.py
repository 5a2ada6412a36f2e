"""Which words are names, and that names alone make no link; everybody here is made up."""

import numpy as np
import pytest

from comparisons.text.align import ArticleText, align
from comparisons.text.capitals import capitals
from comparisons.text.event import read
from comparisons.text.spellings import table_of
from comparisons.text.tiers import FEATURES


def plain(one: list[str], other: list[str]) -> float:
    """The cosine of the first two sentences by their words that are no names."""
    space = read([one, other])
    return float(space.space.compare(space.same[:1], space.space.height).plain[0, space.same[len(one)]])


def test_capitals_inside_a_sentence_are_counted_and_small_letters_against_them() -> None:
    found = capitals("Dockers in Port Alden told Ida Voss that port dues, Voss’s idea, will rise.")
    assert found.balance["alden"] == 1
    assert found.balance["port"] == 0
    assert found.balance["voss"] == 2
    assert found.balance["dues"] == -1
    assert "docke" not in found.balance
    assert (found.large, found.inside) == (5, 13)


def test_a_headline_in_capitals_tells_nothing() -> None:
    for line in ("Dockers End Strike in Port Alden", "DOCKERS END STRIKE IN PORT ALDEN"):
        assert capitals(line) == capitals("")


def test_names_do_not_count_as_words_that_say_the_same() -> None:
    praised = "Late in the rainy afternoon of that day Ida Voss praised Tam Orlian."
    names = plain([praised], ["Before she went to sleep at last Ida Voss sued Tam Orlian."])
    deeds = plain([praised], ["That rainy afternoon he was praised by her, as late as that."])
    assert names < 0.1 < 0.4 < deeds


def test_where_nouns_begin_with_capitals_all_words_count_alike() -> None:
    german = ["Die Bürgermeisterin lobte am Montag alle Reeder dieser Schiffe im Hafen."]
    twin = ["Am Montag schwieg die Bürgermeisterin zu Reedern und Schiffen, auch zum Hafen."]
    event = read([german, twin])
    common = event.space.compare(event.same[:1], event.space.height)
    assert np.allclose(common.plain, common.stems, atol=1e-6)


def test_where_no_letter_is_large_all_words_count_alike() -> None:
    assert plain(["اقتصاد البلاد ينمو"], ["ينمو اقتصاد البلاد"]) > 0.99


def test_a_name_that_a_table_of_spellings_makes_another_stays_a_name() -> None:
    def articles(name: str) -> list[ArticleText]:
        said = f"The dockers met {name} on the pier, and nobody talked of wages or of hours."
        return [ArticleText(at, (said, "Bread was dear."), (0, 1)) for at in range(2)]

    plain_score = align(articles("Karabakh")).links[0].score
    table = table_of([("Karabakh", "Artsakh")])
    assert align(articles("Artsakh"), spellings=table).links[0].score == plain_score


def test_the_feature_has_a_place() -> None:
    assert FEATURES[-1] == "plain"


REPORTS = {
    "en": """\
Dockers in Port Alden ended a nine-day strike on Monday.
The mayor, Ida Voss, praised the owners of fourteen ships.
The ships sailed in the evening.
Bread went up by two crowns.

A strike of nine days by dockers in Port Alden is over.
There was praise for the owners of the ships from Ida Voss, the mayor.
Ida Voss visited a school in Port Alden on Monday.
In the evening the ships left.""",
    "de": """\
Die Hafenarbeiter von Altenhafen beendeten am Montag ihren neuntägigen Streik.
Die Bürgermeisterin Ida Voss lobte die Reeder von vierzehn Schiffen.
Die Schiffe liefen am Abend aus.
Brot kostete zwei Kronen mehr.

Nach neun Tagen ist der Streik der Hafenarbeiter in Altenhafen zu Ende.
Lob für die Reeder kam von Bürgermeisterin Ida Voss.
Ida Voss besuchte am Montag eine Schule in Altenhafen.
Am Abend verließen die Schiffe den Hafen.""",
    "ru": """\
Докеры порта Альден в понедельник завершили девятидневную забастовку.
Мэр Ида Восс похвалила владельцев четырнадцати судов.
Суда вышли в море вечером.
Хлеб подорожал на две кроны.

Забастовка докеров в порту Альден длилась девять дней и завершилась.
Владельцев судов похвалила мэр Ида Восс.
Ида Восс в понедельник посетила школу.
Вечером суда ушли.""",
}


@pytest.mark.parametrize("language", REPORTS)
def test_the_same_people_in_another_matter_make_no_link(language: str) -> None:
    reports = [tuple(report.split("\n")) for report in REPORTS[language].split("\n\n")]
    found = align([ArticleText(at, report, (0, 1, 2, 3)) for at, report in enumerate(reports)])
    assert [(link.a.sentence, link.b.sentence) for link in found.links] == [(0, 0), (1, 1), (2, 3)]
