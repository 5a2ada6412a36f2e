"""An event of a test's own: four outlets in four scripts, given to ana and ben, on the shared live site."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

WIRE = """Harbour crews 🚢 walked out in Tarn on Tuesday after two colleagues were hurt.

The union says that the families 👩‍👩‍👧 were told too late. Nobody at the port answered.

Ships were waiting outside the harbour by the evening."""
POST = """Harbour crews walked out in Tarn on Tuesday after two colleagues were injured.

Ships were waiting outside the harbour by the evening."""
ARMENIAN = """Տառնի նավահանգստի աշխատողները երեքշաբթի լքեցին աշխատանքը։ Նավերը սպասում էին մինչև երեկո։"""
ARABIC = """غادر عمال ميناء تارن العمل يوم الثلاثاء. وانتظرت السفن خارج الميناء حتى المساء."""
ARTICLES = [
    ("Tarn Wire", "Crews walk out", WIRE.replace("\n", "\r\n"), "en"),
    ("Dawn Post", "Port stands still", POST, "en"),
    ("Lusaber", "Գործադուլ Տառնում", ARMENIAN, "hy"),
    ("Al Mina", "إضراب في تارن", ARABIC, "ar"),
]
numbers = count(1)


@dataclass
class Study:
    """A project with one event; `call` is the API as the lead."""

    url: str
    slug: str
    event: int
    call: Callable[..., tuple[int, Any]]

    @property
    def workbench(self) -> str:
        return f"{self.url}/projects/{self.slug}/events/{self.event}/"

    def annotations(self) -> list[dict[str, Any]]:
        """What is stored, as the lead sees it."""
        rows, path = [], f"/api/v1/annotations/?project={self.slug}"
        while path:
            page = self.call("GET", path)[1]
            rows += page["results"]
            path = (page["next"] or "").removeprefix(self.url)
        return rows

    def quotes(self) -> list[str]:
        """The stored quotes, after checking each against the stored text to the code point."""
        quotes = []
        for annotation in self.annotations():
            for anchor in annotation["anchors"]:
                text = self.call("GET", f"/api/v1/revisions/{anchor['revision']}/")[1]["text"]
                assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
                quotes.append(anchor["quote"])
        return quotes


def make_study(live: Any, token: str, preset: str = "policy-frames") -> Study:
    """Bring in the texts, align them, found a project on them and assign them."""

    def call(method: str, path: str, body: object = None) -> tuple[int, Any]:
        status, answer = live.processes.call(method, path, body, token)
        assert status < 400, f"{method} {path}: {status} {answer}"
        return status, answer

    number = next(numbers)
    slug = f"study-{number}"
    call("POST", "/api/v1/collections/", {"slug": slug, "name": slug})
    event = call("POST", "/api/v1/events/", {"collection": slug, "title": "Walk-out in Tarn"})[1]["id"]
    for outlet, title, text, language in ARTICLES:
        # Outlets of their own: what one outlet prints in event after event counts as boilerplate.
        fields = {"event": event, "outlet": f"{outlet} {number}", "title": title, "text": text, "language": language}
        call("POST", "/api/v1/articles/", fields)
    alignment = f"/api/v1/events/{event}/alignment/"
    live.processes.wait_for("the alignment", lambda: call("GET", alignment)[1]["state"] == "done")
    call("POST", "/api/v1/projects/", {"slug": slug, "name": slug, "collection": slug, "preset": preset})
    for annotator in ("ana", "ben"):
        call("POST", f"/api/v1/projects/{slug}/members/", {"username": annotator, "role": "annotator"})
        call("POST", "/api/v1/assignments/", {"project": slug, "event": event, "annotator": annotator})
    return Study(live.url, slug, event, call)
