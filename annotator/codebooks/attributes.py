"""Attributes: what is asked beside a code. Definitions checked when they are published, answers when they are saved.

A definition is plain data, stored with its code: {"slug", "name", "type", "help", "required", "options", "when"}.
`type` is choice (of `options`, each {"value", "label"}), number, text, or actor (of the event's own people and parties;
with `open` another name may be written). `when` ({"attribute", "values"}) says that it is only asked where an earlier
attribute has one of these answers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from comparisons.intake.article import Refused

Definition = Mapping[str, Any]
CHOICE, NUMBER, TEXT, ACTOR = TYPES = ("choice", "number", "text", "actor")
MOST_TEXT = 1000


def check_definitions(attributes: Sequence[Definition], field: str = "attributes") -> None:
    """Raise Refused unless annotators could answer these."""
    earlier: dict[str, Definition] = {}
    for number, attribute in enumerate(attributes):
        fault = _fault(attribute, earlier)
        if fault:
            raise Refused({f"{field}/{number}": fault})
        earlier[attribute["slug"]] = attribute


def _fault(attribute: Definition, earlier: Mapping[str, Definition]) -> str:
    slug, options = attribute["slug"], attribute.get("options") or ()
    if slug in earlier:
        return f"Two attributes of this code are called “{slug}”. Give each its own name."
    values = [option["value"] for option in options]
    if attribute["type"] == CHOICE and len(set(values)) < 2:
        return "A choice needs two different options at least."
    if len(set(values)) < len(values):
        return "Two options have the same value. Give each its own."
    if attribute["type"] != CHOICE and options:
        return "Only a choice has options."
    condition = attribute.get("when")
    if not condition:
        return ""
    asked = earlier.get(condition["attribute"])
    if asked is None or asked["type"] != CHOICE:
        return "“when” names a choice that is asked before this one."
    if not set(condition["values"]) <= {option["value"] for option in asked["options"]}:
        return f"“when” names answers that “{asked['name']}” does not offer."
    return ""


def asked_of(attributes: Sequence[Definition], answers: Mapping[str, Any]) -> Iterator[Definition]:
    """The attributes that are asked, given the answers so far."""
    asked = set()
    for attribute in attributes:
        condition = attribute.get("when")
        if condition and not (
            condition["attribute"] in asked and answers.get(condition["attribute"]) in condition["values"]
        ):
            continue
        asked.add(attribute["slug"])
        yield attribute


def answer_faults(
    attributes: Sequence[Definition], answers: Mapping[str, Any], actors: Collection[str]
) -> dict[str, str]:
    """What is wrong with the answers, by attribute. Names that the code does not define are the sender's own."""
    asked = {attribute["slug"]: attribute for attribute in asked_of(attributes, answers)}
    faults = {}
    for attribute in attributes:
        slug = attribute["slug"]
        if slug not in asked:
            if slug in answers:
                faults[slug] = f"“{attribute['name']}” is not asked here: it depends on another answer. Leave it out."
        elif slug in answers:
            faults[slug] = _answer_fault(attribute, answers[slug], actors)
        elif attribute.get("required"):
            faults[slug] = f"“{attribute['name']}” needs an answer."
    return {slug: fault for slug, fault in faults.items() if fault}


def _answer_fault(attribute: Definition, answer: Any, actors: Collection[str]) -> str:
    name, kind = attribute["name"], attribute["type"]
    if kind == NUMBER:
        return "" if isinstance(answer, int | float) and not isinstance(answer, bool) else f"“{name}” wants a number."
    if not isinstance(answer, str) or not answer.strip():
        return f"“{name}” wants a text. Leave it out for no answer."
    if len(answer) > MOST_TEXT:
        return f"“{name}” takes {MOST_TEXT:,} characters at most."
    options = [option["value"] for option in attribute.get("options") or ()]
    if kind == CHOICE and answer not in options:
        return f"“{name}” wants one of: {', '.join(options)}."
    if kind == ACTOR and not attribute.get("open") and answer not in actors:
        return f"“{answer}” is not on the event's list of people and parties. Choose from it, or ask a lead to add it."
    return ""
