"""Spelling variants are one word; different words are not."""

import pytest

from comparisons.text.variants import is_variant, respelt

SAME = """Pashinian Pashinyan|Karabagh Karabakh|Kiev Kyiv|Zelensky Zelenskyy|Gaddafi Qaddafi|Mohammed Muhammad
Hossian Hosian|Hassan Hasan|Mohammed Mohamed|Haddadi Hadadi|Philippopolis Philipopolis
Aliyev Aliev|Erdogan Erdoğan|Odessa Odesa|Azerbaijan Azerbaidjan|Yerevan Erevan|travelled traveled|centre center
organise organize|Organisation Organization|programme program|defence defense|manoeuvre maneuver|towards toward
analysed analyzed|grey gray|judgement judgment|fulfil fulfill|labour labor|paediatric pediatric""".replace("\n", "|")
OTHER = """Iran Iraq|Paris Peres|filled filed|awards award|Biden Baden|Armenia Armenian|Georgia George|Russia Russian
Niger Nigeria|Austria Australia|four for|Obama Osama|Senate Senator|Their There|These Those|Police Policy|House Horse
Later Latter|Diner Dinner|Planed Planned|Harris Paris|Monday Sunday|north south|said paid""".replace("\n", "|")


@pytest.mark.parametrize("pair", SAME.split("|"))
def test_spellings_of_one_word_are_recognised_both_ways(pair: str) -> None:
    one, other = pair.split()
    assert is_variant(one, other)
    assert is_variant(other, one)


@pytest.mark.parametrize("pair", OTHER.split("|"))
def test_different_words_are_told_apart(pair: str) -> None:
    one, other = pair.split()
    assert not is_variant(one, other)
    assert not is_variant(other, one)


def test_a_word_that_both_texts_have_is_never_respelt() -> None:
    assert respelt(["Orlian", "Orlyan"], ["Orlyan"]) == {}
    assert respelt(["Orlian"], ["Orlyan"]) == {"orlyan": "orlian"}
