"""Anchors: a place in a text, kept with its exact words and what stands before and after it."""

CONTEXT = 32


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return up to CONTEXT code points before `start` and after `end`."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def check(text: str, start: int, end: int, quote: str) -> str | None:
    """Say what is wrong with an anchor, for the person who set it, or return None when nothing is."""
    if start < 0 or end <= start:
        return f"An anchor needs 0 <= start < end, in code points; got start {start} and end {end}."
    if end > len(text):
        return f"The anchor ends at code point {end}, but the text has only {len(text)}."
    if text[start:end] != quote:
        found = _where(text, quote, start)
        return f"The text from {start} to {end} reads “{_short(text[start:end])}”, not “{_short(quote)}”.{found}"
    return None


def _where(text: str, quote: str, start: int) -> str:
    """Point to the nearest place where the quote does stand."""
    places = [
        place for place in (text.find(quote, start), text.rfind(quote, 0, start + len(quote))) if quote and place >= 0
    ]
    if not places:
        return ""
    nearest = min(places, key=lambda place: abs(place - start))
    return f" These words stand at {nearest} to {nearest + len(quote)}. Offsets are Unicode code points."


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
