"""The grid's HTML: what the browser code counts on."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from comparisons.models import Event, Segment
from comparisons.pipeline import align_event
from comparisons.queries.cells import Run
from comparisons.queries.grid import comparison
from comparisons.templatetags.comparing import runs
from comparisons.views.choice import ViewChoice
from tests import factories as make
from tests.cast import Cast

Browser = Callable[[str], Client]
VOID = {"br", "img", "input", "link", "meta", "rect"}


class Pieces(HTMLParser):
    """The text of every [data-start], without what carries data-foreign, and how often [data-foreign] occurs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[dict[str, str | None]] = []
        self.found: list[tuple[dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(dict(attrs))
        if "data-start" in dict(attrs):
            self.found.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = [at for at, attrs in enumerate(self.open) if "data-start" in attrs]
        if inside and not any("data-foreign" in attrs for attrs in self.open[inside[-1] :]):
            attrs, said = self.found[-1]
            self.found[-1] = attrs, said + data


def _pieces(html: str) -> list[tuple[dict[str, str | None], str]]:
    parser = Pieces()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("query", ["", "?show=all", "?ignore=punctuation&ignore=case&ignore=variants"])
def test_every_piece_says_exactly_its_stretch_of_the_text(aligned: Event, signed_in: Browser, query: str) -> None:
    page = signed_in("reader").get(reverse("event", args=[aligned.pk]) + query).content.decode()
    segments = {segment.pk: segment for segment in Segment.objects.select_related("revision")}
    found = _pieces(page)
    for attrs, said in found:
        segment = segments[int(attrs["data-segment"] or 0)]
        assert (int(attrs["data-start"] or 0), int(attrs["data-end"] or 0)) == (segment.start, segment.end)
        assert said == segment.revision.text[segment.start : segment.end]
    current = Segment.objects.filter(revision__in=aligned.articles.values("current"))
    assert sorted(int(attrs["data-segment"] or 0) for attrs, _ in found) == sorted(current.values_list("pk", flat=True))


def test_the_base_can_change_and_the_texts_stay_what_they_are(aligned: Event, cast: Cast, signed_in: Browser) -> None:
    said = []
    for name in ("gazette", "radio", "phare"):
        query = f"?base={cast.articles[name].pk}"
        page = signed_in("reader").get(reverse("event", args=[aligned.pk]) + query).content.decode()
        said.append(sorted((attrs["data-segment"], words) for attrs, words in _pieces(page)))
    assert said[0] == said[1] == said[2]


def test_a_cell_names_article_revision_and_state(aligned: Event, cast: Cast) -> None:
    grid = comparison(aligned)
    html = render_to_string("comparisons/_grid.html", {"grid": grid, "choice": ViewChoice()})
    for row in grid.rows:
        for cell in row.cells:
            if cell.pieces:
                assert (
                    f'data-article="{cell.article.pk}" data-revision="{cell.article.current_id}" '
                    f'data-state="{cell.state}"'
                ) in html
        assert f'id="row-{row.key}" data-row="{row.key}"' in html


def test_texts_name_their_language_and_find_their_direction(aligned: Event, signed_in: Browser) -> None:
    page = signed_in("reader").get(reverse("event", args=[aligned.pk])).content.decode()
    languages = {attrs.get("lang") for attrs, _ in _pieces(page)}
    assert languages == {"en", "hy", "ar", "fr"}
    assert all(attrs["dir"] == "auto" for attrs, _ in _pieces(page))


def _run(op: str, text: str, was: str = "", ignored: frozenset[str] = frozenset()) -> str:
    return runs((None, [Run(op, text, was)]), ignored)


@pytest.mark.parametrize(
    ("op", "text", "was", "ignored", "plain"),
    [
        ("mechanics", "Talks,", "Talks", "punctuation", True),
        ("mechanics", "talks", "Talks", "case", True),
        ("mechanics", "talks,", "Talks", "case", False),
        ("mechanics", "talks,", "Talks", "punctuation", False),
        ("variant", "Pashinian", "Pashinyan", "variants", True),
        ("variant", "Pashinian", "Pashinyan", "case", False),
        ("replace", "crews", "workers", "variants", False),
        ("insert", "late", "", "case", False),
    ],
)
def test_only_what_is_ignored_loses_its_mark(op: str, text: str, was: str, ignored: str, plain: bool) -> None:
    assert (_run(op, text, was, frozenset({ignored})) == text) is plain
    assert _run(op, text, was) != text


def test_a_sign_that_the_base_had_more_disappears_with_punctuation() -> None:
    assert _run("delete", ", ", ignored=frozenset({"punctuation"})) == ""
    assert _run("delete", "late ", ignored=frozenset({"punctuation"})) != ""


def test_words_of_the_base_are_marked_as_not_of_this_text() -> None:
    assert _run("delete", "late") == '<del class="d-delete" data-foreign>late</del>'
    assert _run("replace", "crews", "workers") == '<ins class="d-replace" data-was="workers">crews</ins>'


def test_words_with_markup_are_shown_and_not_obeyed() -> None:
    for op in ("equal", "insert", "replace", "delete"):
        assert "<script>" not in _run(op, "<script>", '"><script>')


def test_a_column_says_how_much_of_it_is_the_base(cast: Cast, signed_in: Browser) -> None:
    event = make.make_event(cast.collection, "Shares")
    same = "The lamp went dark on Friday night. Repairs will cost forty thousand crowns. Fishers fear for their boats."
    make.make_article(event, "First", "The lamp is out", same)
    make.make_article(event, "Second", "The lamp is out", same + " A choir sang at the pier all evening.")
    make.make_article(event, "Third", "Անլույս", "Մերրոու հրվանդանի փարոսը մարել է։")
    align_event(event)
    page = signed_in("reader").get(reverse("event", args=[event.pk])).content.decode()
    assert "80 % same · 20 % own" in page
    assert "own text throughout" in page
    assert page.count('<svg class="minimap"') == 3
