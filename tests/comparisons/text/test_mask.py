"""Hiding who wrote a text: nothing moves, no name is left, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.text.mask import BLOCK, Source, Stretch, masked, names_of
from comparisons.text.spellings import table_of
from tests.comparisons.text.strategies import any_text

OUTLETS = [
    "Zyxomatic Herald",
    "The Quibble",
    "Ազատություն",
    "الساحل",
    "新华社",
    "Известия",
    "हिन्दी वाणी",
    "한겨레",
    "Qworp.example",
]
_LATIN = "Zyxomatic Herald|ZYXOMATIC HERALD|zyxomatic herald|Zyxomatic\u00a0Herald|Zyxomatic-Herald|#ZyxomaticHerald"
_OTHERS = "Ազատության|«Ազատությունը»|والساحل|للساحل|新华社|Известиям|हिन्दी वाणी|한겨레는|Zyxomatic He\u00adrald|QUIBBLE"
MENTIONS = f"{_LATIN}|{_OTHERS}|The Quibble|desk@qworp.example|https://qworp.example/2022/a?b=1".split("|")
LETTERS = ("zyxomatic", "quibble", "ազատությ", "ساحل", "新华社", "извест", "वाणी", "한겨레", "qworp")


def hide(text: str, *outlets: str, stretches: tuple[Stretch, ...] = (), **more: str) -> str:
    """The text without these outlets, each mention as one ▮."""
    sources = frozenset(Source(outlet, **more) for outlet in outlets)
    shown = masked(text, names_of(sources), stretches)
    assert len(shown) == len(text)
    return "".join(sign for at, sign in enumerate(shown) if sign != BLOCK or shown[at - 1 : at] != BLOCK)


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Zyxomatic Herald", "Told the Zyxomatic Herald’s editor", "Told the █’s editor"),
        ("Zyxomatic Herald", "told the Herald, heralding Herald", "told the █, heralding Herald"),
        ("Lesna Courier", "Become a Courier member, with your Courier.", "Become a █ member, with your █."),
        ("Orbit Wire", "Orbit Morning is in orbit", "█ is in orbit"),
        ("Orbit Wire", "Out of orbit?! … — Wire it", "Out of orbit?! … — Wire it"),
        ("Orbit Wire", "Orbit █ Wire", "Orbit █ Wire"),
        ("The Times", "Three times the Times and THE TIMES said", "Three times the █ and THE █ said"),
        ("Time", "This time Time said so", "This time █ said so"),
        ("Die Zeit", "in der Zeit, sagte Die Zeit", "in der Zeit, sagte █"),
        ("Radio Free Europe/Radio Liberty", "RFE/RL, RFE and Radio Liberty", "█, █ and █"),
        ("Agence France-Presse (AFP)", "AFP and afp", "█ and afp"),
        ("USA Today", "In the USA, USA Today said", "In the USA, █ said"),
        ("Centre Daily", "the Center Daily", "the █"),
        ("Le Phare", "Selon Le Phare, le\u00a0phare", "Selon █, le\u00a0phare"),
        ("Népszava Post", "a Nepszava Post", "a █"),
        ("Правда", "о Правде и правде", "о █ и правде"),
        ("Gazeta Wyborcza", "Gazety Wyborczej", "█"),
        ("الساحل", "قال الساحل وللساحل عند ساحل البحر", "قال █ █ عند ساحل البحر"),
        ("新华社", "据新华社电，新华社记者", "据█电，█记者"),
        ("Ափ", "Ափը ասաց Ափսոս", "█ ասաց Ափսոս"),
        ("AP", "(AP) said an AP man, an ap", "(█) said an █ man, an ap"),
        ("Lenta.ru", "Lenta.ru, lenta.ru/news and Lenta", "█, █ and █"),
    ],
)
def test_an_outlet_is_hidden_as_texts_call_it(name: str, text: str, shown: str) -> None:
    assert hide(text, name) == shown


def test_addresses_go_whole_where_they_name_an_outlet() -> None:
    text = "See https://www.theorb.example/a/b?c, x@theorb.example or @TheOrbNews; not https://example.net/the/orbit."
    shown = hide(text, "The Orb", url="https://theorb.example/2022")
    assert shown == "See █, █ or █; not https://example.net/the/orbit."
    assert hide("at courier.example now", "Lesna", url="https://news.courier.example/1") == "at █ now"
    assert hide("[broken", "Lesna", url="http://[broken") == "[broken"


def test_bylines_go_whole_and_their_people_wherever_they_stand() -> None:
    text = "By Jane Doe, staff\nJane Doe saw it. JANE DOE, Jane and Doe did.\nOur own staff saw it."
    whole = Stretch("byline", 0, 18)
    shown = hide(text, "Orb", byline="By Jane Doe and Our Staff", stretches=(whole,))
    assert shown == "█\n█ saw it. █, Jane and Doe did.\nOur own staff saw it."


def test_an_agency_goes_from_a_dateline_and_stays_in_the_story() -> None:
    assert (
        hide("LIMA (Reuters) — Reuters said", "Orb", stretches=(Stretch("dateline", 0, 16),))
        == "LIMA (█) — Reuters said"
    )


def test_a_newsletter_that_goes_by_part_of_a_name_is_hidden_in_boilerplate_only() -> None:
    text = "Sign up for Orbit Letters.\nOrbit the moon."
    assert (
        hide(text, "Orbit Wire", stretches=(Stretch("boilerplate", 0, 26),))
        == "Sign up for █ Letters.\nOrbit the moon."
    )


def test_the_spellings_of_a_collection_count() -> None:
    table = tuple(table_of([("Azatutyun", "Azatutiun")]).items())
    names = names_of(frozenset([Source("Azatutyun Radio")]), table)
    assert masked("Azatutiun Radio said", names) == f"{BLOCK * 15} said"


def test_line_ends_stay_where_a_name_runs_over_one() -> None:
    assert masked("Zyxomatic\nHerald", names_of(frozenset([Source("Zyxomatic Herald")]))) == f"{BLOCK * 9}\n{BLOCK * 6}"


everything = names_of(frozenset(Source(outlet, f"https://{outlet}" if "." in outlet else "") for outlet in OUTLETS))
mixed = st.lists(st.one_of(any_text, st.sampled_from(MENTIONS)), max_size=12).map(" ".join)


@given(mixed)
def test_no_code_point_moves_and_only_names_are_covered(text: str) -> None:
    shown = masked(text, everything)
    assert len(shown) == len(text)
    assert all(seen in (BLOCK, sign) for sign, seen in zip(text, shown, strict=True))
    assert masked(shown, everything) == shown


@given(any_text, st.lists(st.sampled_from(MENTIONS), min_size=1, max_size=4), any_text)
def test_no_mention_is_left_whatever_stands_around_it(before: str, names: list[str], after: str) -> None:
    shown = masked("\n".join([before, *names, after]), everything)
    assert not [letters for letters in LETTERS if letters in shown.casefold().replace("\u00ad", "")]


@given(any_text)
def test_a_text_without_names_is_as_it_was(text: str) -> None:
    assert masked(text, everything) == text
