"""Spans that praise or hurt somebody, by word, by fact or by quotation; each with whom, how and through whose mouth."""

from typing import Any

TARGET = {
    "slug": "target",
    "name": "About whom",
    "type": "actor",
    "required": True,
    "open": True,
    "help": "The person or party that the words help or hurt.",
}
POLARITY = {
    "slug": "polarity",
    "name": "Which way",
    "type": "choice",
    "required": True,
    "options": [{"value": "pos", "label": "in favour"}, {"value": "neg", "label": "against"}],
}
QUOTED = {
    "slug": "quoted",
    "name": "In a quotation",
    "type": "choice",
    "options": [{"value": "yes", "label": "yes"}, {"value": "no", "label": "no"}],
}
SPEAKER = {
    "slug": "speaker",
    "name": "Who says it",
    "type": "actor",
    "open": True,
    "when": {"attribute": "quoted", "values": ["yes"]},
    "help": "The one who is quoted.",
}
STRENGTH = {"slug": "strength", "name": "How strong", "type": "number", "help": "From 1, hardly, to 5, plainly."}
ABOUT_WHOM = (TARGET, POLARITY, QUOTED, SPEAKER)

SPIN_CODES: tuple[dict[str, Any], ...] = (
    {
        "slug": "wording",
        "name": "Loaded wording",
        "definition": "The choice of words colours what is told, whatever the facts are.",
        "include": "The smallest stretch that carries it: “tumbled”, “so-called”, “insists”.",
        "exclude": "A fact that weighs for one side: Chosen fact.",
        "example": "The minister was forced to admit the delay.",
        "key": "1",
        "attributes": (*ABOUT_WHOM, STRENGTH),
    },
    {
        "slug": "chosen-fact",
        "name": "Chosen fact",
        "definition": "Neutral in tone, but put in because it weighs for or against somebody.",
        "include": "Background that the event does not need; the smallest clause or sentence.",
        "exclude": "Facts without which the event cannot be told: leave them unmarked.",
        "example": "The mayor, whose brother owns the plant, opened the session.",
        "key": "2",
        "attributes": ABOUT_WHOM,
    },
    {
        "slug": "lone-voice",
        "name": "Lone voice",
        "definition": "One side is heard where the matter has two.",
        "include": "A quotation that the other side could answer, and does not.",
        "exclude": "Loaded words of the reporter's own: Loaded wording.",
        "example": "“They never cared,” said the union; nobody else is asked.",
        "key": "3",
        "attributes": (TARGET, POLARITY, {name: said for name, said in SPEAKER.items() if name != "when"}),
    },
)
