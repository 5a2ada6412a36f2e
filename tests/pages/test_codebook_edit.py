"""The page on which a lead writes the next version of a codebook."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.codebooks.forms import MOST_CODES
from annotator.codebooks.presets import CodeInput
from annotator.codebooks.queries import current_version
from annotator.codebooks.services import publish_version
from tests.cast import Cast


class Fields(HTMLParser):
    """What a browser would send of the page's form."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        name = of.get("name")
        if tag == "input" and name and of.get("type") != "checkbox":
            self.sent[name] = of.get("value") or ""
        self.area = name or "" if tag == "textarea" else ""
        if self.area:
            self.sent[self.area] = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        # A line break right after the tag is not part of what is in it.
        if tag == "textarea":
            self.sent[self.area] = self.sent[self.area].removeprefix("\n")
        self.area = ""


@pytest.fixture
def address(cast: Cast) -> str:
    return reverse("codebook_edit", args=[cast.project.slug])


@pytest.fixture
def lead(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("lead")


@pytest.fixture
def sent(lead: Client, address: str) -> dict[str, str]:
    """The page as it comes, sent back unchanged."""
    return Fields(lead.get(address).content.decode()).sent


def slugs(cast: Cast) -> list[str]:
    return list(current_version(cast.project).codes.values_list("slug", flat=True))


def test_sent_back_unchanged_it_is_the_same_codebook_once_more(
    cast: Cast, lead: Client, address: str, sent: dict[str, str]
) -> None:
    fields = ("slug", "name", "key", "definition", "include", "exclude", "example", "hue", "attributes")
    before = list(current_version(cast.project).codes.values_list(*fields))
    assert lead.post(address, sent).status_code == 302
    version = current_version(cast.project)
    assert version.number == 2
    assert list(version.codes.values_list(*fields)) == before


def test_codes_are_changed_left_out_and_put_in_another_order_and_keep_their_colours(
    cast: Cast, lead: Client, address: str, sent: dict[str, str]
) -> None:
    before = dict(current_version(cast.project).codes.values_list("slug", "hue"))
    first, second, third = slugs(cast)[:3]
    answer = lead.post(
        address,
        {
            **sent,
            "codes-0-DELETE": "on",
            "codes-1-ORDER": "99",
            "codes-2-name": "Fresh name",
            "note": "One goes, one moves",
        },
    )
    assert answer.status_code == 302
    version = current_version(cast.project)
    assert (version.note, slugs(cast)[0], slugs(cast)[-1]) == ("One goes, one moves", third, second)
    assert first not in slugs(cast)
    assert version.codes.get(slug=third).name == "Fresh name"
    assert all(before[code.slug] == code.hue for code in version.codes.all())


def test_a_new_code_is_added_without_losing_what_is_written(
    cast: Cast, lead: Client, address: str, sent: dict[str, str]
) -> None:
    page = lead.post(address, {**sent, "codes-0-name": "Half written", "note": "So far", "add": "1"})
    assert page.status_code == 200
    more = Fields(page.content.decode()).sent
    new = int(sent["codes-TOTAL_FORMS"])
    assert (more["codes-0-name"], more["note"], more[f"codes-{new}-name"]) == ("Half written", "So far", "")
    assert current_version(cast.project).number == 1, "nothing is published by adding"
    asked = '[{"slug": "tone", "name": "Tone", "type": "text"}]'
    code = {"name": "Hope", "slug": "hope", "definition": "What may come.", "key": "", "attributes": asked}
    more |= {f"codes-{new}-{name}": value for name, value in code.items()}
    assert lead.post(address, more).status_code == 302
    made = current_version(cast.project).codes.get(slug="hope")
    assert (made.position, made.attributes) == (new, [{"slug": "tone", "name": "Tone", "type": "text"}])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"codes-0-name": ""}, "This field is required"),
        ({"codes-0-slug": "two words"}, "valid “slug”"),
        ({"codes-0-slug": "morality"}, "Two codes have the name “morality” in exports"),
        ({"codes-0-key": "2"}, "Two codes have the key “2”"),
        ({"codes-0-attributes": "tone"}, "valid JSON"),
        ({"codes-0-attributes": "{}"}, "Write a list"),
        ({"codes-0-attributes": "[1]"}, "Question 1: "),
        ({"codes-0-attributes": "[null]"}, "Question 1: "),
        ({"codes-0-attributes": '[{"slug": "a", "name": "A", "type": "text", "when": 5}]'}, "Question 1, when: "),
        (
            {"codes-0-attributes": '[{"slug": "a", "name": "A", "type": "choice", "options": [{"value": "x"}]}]'},
            "Question 1, options 1, label: ",
        ),
        ({"codes-0-attributes": '[{"slug": "tone"}]'}, "Question 1, name"),
        ({"codes-0-attributes": '[{"slug": "a", "name": "A", "type": "choice"}]'}, "two different options"),
        ({"codes-0-name": "a\0b"}, "Null characters"),
        ({"codes-TOTAL_FORMS": "no"}, "ManagementForm"),
        ({"codes-TOTAL_FORMS": "0", "codes-INITIAL_FORMS": "0"}, "needs a code"),
        ({"codes-0-ORDER": "first"}, "whole number"),
        ({"follows": "x"}, "whole number"),
    ],
)
def test_what_cannot_be_published_is_said_and_nothing_is_lost(
    cast: Cast, lead: Client, address: str, sent: dict[str, str], fields: dict[str, str], words: str
) -> None:
    answer = lead.post(address, {**sent, "note": "Kept <here>", **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Kept &lt;here&gt;" in page
    assert current_version(cast.project).number == 1


def test_who_comes_second_is_told_and_publishes_only_after_reading_it(
    cast: Cast, lead: Client, address: str, sent: dict[str, str]
) -> None:
    rival = [CodeInput(slug="rival", name="Rival", definition="Somebody else's.")]
    publish_version(codebook=cast.project.codebook, codes=rival)
    wrong = lead.post(address, {**sent, "codes-0-name": ""})
    assert Fields(wrong.content.decode()).sent["follows"] == "1", "another fault tells nobody of the rival"
    told = lead.post(address, sent)
    assert told.status_code == 422
    assert re.search(r"Version 2 was published meanwhile", told.content.decode())
    assert slugs(cast) == ["rival"]
    again = Fields(told.content.decode()).sent
    assert lead.post(address, again).status_code == 302
    assert current_version(cast.project).number == 3


def test_only_leads_are_led_to_it(cast: Cast, signed_in: Callable[[str], Client], address: str) -> None:
    def page(who: str) -> Any:
        return signed_in(who).get(reverse("codebook", args=[cast.project.slug])).content.decode()

    assert address in page("lead")
    assert address not in page("ana")


def test_ninety_codes_can_be_sent_and_one_more_is_said_to_be_too_many(
    cast: Cast, lead: Client, address: str, sent: dict[str, str]
) -> None:
    first = {name.removeprefix("codes-0-"): value for name, value in sent.items() if name.startswith("codes-0-")}
    for number in range(MOST_CODES + 1):
        code = {**first, "slug": f"code-{number}", "key": "", "ORDER": str(number)}
        sent |= {f"codes-{number}-{name}": value for name, value in code.items()}
    many = {**sent, "codes-TOTAL_FORMS": str(MOST_CODES + 1), f"codes-{MOST_CODES}-DELETE": ""}
    answer = lead.post(address, many)
    assert (answer.status_code, "at most 90" in answer.content.decode()) == (422, True)
    assert lead.post(address, {**many, "codes-TOTAL_FORMS": str(MOST_CODES)}).status_code == 302
    assert len(slugs(cast)) == MOST_CODES
