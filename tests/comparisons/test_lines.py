"""Files as people hand them in: every line is read or reported, with its number, and nothing breaks the reading."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.intake.lines import Row, Unreadable, read

COLUMNS = ("event", "outlet", "title", "text")


def rows(content: str | bytes, filename: str = "coverage.jsonl") -> list[Row]:
    return list(read(filename, content.encode() if isinstance(content, str) else content))


def read_or_why(content: bytes, name: str) -> tuple[list[Row], str]:
    try:
        return rows(content, name), ""
    except Unreadable as error:
        return [], str(error)


def table(*lines: str) -> list[Row]:
    return rows("\r\n".join(("event,outlet,title,text", *lines)), "coverage.csv")


def line(**fields: object) -> dict[str, object]:
    return {"event": "Fire", "outlet": "Post", "title": "T", "text": "Words.", **fields}


def test_each_line_of_jsonl_is_a_row_with_its_number_and_blank_lines_count() -> None:
    found = rows('{"a": 1}\n\n  \n{"a": "x\u2028y"}\r\n')
    assert [(row.number, row.values) for row in found] == [(1, {"a": 1}), (4, {"a": "x\u2028y"})]


@pytest.mark.parametrize(
    "bad",
    ["{", "nothing", '{"a": 1} {"b": 2}', "[" * 100_000, '{"a": ' + "9" * 5000 + "}", '"text"', "[1]", "null", "1"],
)
def test_a_line_that_is_no_object_is_told_so_and_the_others_are_read(bad: str) -> None:
    first, second, third = rows(f'{{"a": 1}}\n{bad}\n{{"b": 2}}')
    assert (first.values, third.values) == ({"a": 1}, {"b": 2})
    assert (second.number, second.values) == (2, {})
    assert second.problem


def test_the_name_decides_the_form_and_without_a_name_the_first_sign() -> None:
    as_csv = "event,outlet,title,text\nFire,Post,T,Words.\n"
    for name in ("x.csv", "X.CSV", "x.tsv", "x.txt", ""):
        assert [row.values for row in rows(as_csv, name)] == [line()], name
    for name in ("x.jsonl", "x.ndjson", "x.json", "x.txt", ""):
        assert [row.values for row in rows(json.dumps(line()), name)] == [line()], name


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_may_have_a_byte_order_mark_any_line_ends_and_any_usual_delimiter(
    mark: str, end: str, between: str
) -> None:
    content = mark + end.join([between.join(COLUMNS), between.join(["Fire", "Post", "T", "Words."]), ""])
    assert [row.values for row in rows(content, "x.csv")] == [line()]


def test_the_delimiter_is_the_headers_whatever_the_cells_hold() -> None:
    content = 'event;outlet;title;text\n"Fire, big";Post;a,b,c,d,e;"Words; more, words"\n'
    assert rows(content, "x.csv")[0].values == line(event="Fire, big", title="a,b,c,d,e", text="Words; more, words")


def test_names_of_columns_may_be_quoted_spaced_and_in_capitals_and_in_any_order() -> None:
    content = '"TEXT" , "Outlet","event" ,title,url\nWords.,Post,Fire,T,http://example.org/\n'.replace(" ,", ",")
    content = content.replace(", ", ",")
    assert rows(content, "x.csv")[0].values == {**line(), "url": "http://example.org/"}


def test_a_quoted_cell_may_hold_line_breaks_quotes_and_delimiters_and_rows_keep_their_line_numbers() -> None:
    found = table('Fire,Post,T,"One.\r\n\r\nTwo, ""three"";"', "", "Fire,Post,T2,Four.")
    assert [(row.number, row.values["text"]) for row in found] == [(2, 'One.\r\n\r\nTwo, "three";'), (6, "Four.")]


def test_a_quote_that_is_never_closed_is_told_instead_of_swallowing_the_rest_in_silence() -> None:
    found = table('Fire,Post,T,"One.', "Fire,Post,T2,Two.")
    assert [row.number for row in found if row.problem] == [2]
    assert not any("Two" in str(row.values) for row in found)


def test_too_many_cells_are_told_and_missing_ones_are_empty() -> None:
    many, few = table("Fire,Post,T,Words.,more", "Fire,Post")
    assert "more cells" in many.problem
    assert few.values == line(title="", text="")


def test_rows_without_a_word_are_no_articles() -> None:
    assert [row.number for row in table("Fire,Post,T,Words.", ",,,", " , ,,", "Fire,Post,T,Words.")] == [2, 5]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "no lines"),
        (b"\xef\xbb\xbf", "no lines"),
        (b"\n \n", "no lines"),
        ("Fähre".encode("latin-1"), "UTF-8"),
        ("event,outlet,title,text\nA,B,C,D".encode("utf-16"), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "UTF-8"),
        (b"event,outlet,title\nA,B,C", "text"),
        (b"event,outlet,title,text,title\nA,B,C,D,E", "title"),
        (b"event,outlet,title,text", "no lines"),
        (b'"event,outlet,title,text\nA,B,C,D', "first line"),
        (b'event,outlet,title,text,"' + b"x" * 17 * 1024 * 1024 + b'"\nA,B,C,D,E', "first line"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_that_cannot_be_read_at_all_is_told_in_words(content: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        rows(content, "coverage.csv" if b"event" in content else "")


def test_the_line_that_is_no_utf_8_is_named() -> None:
    with pytest.raises(Unreadable, match="Line 3"):
        rows(b'{"a": 1}\n\n{"a": "\xff"}')


def test_a_first_line_of_megabytes_is_read_at_once() -> None:
    with pytest.raises(Unreadable):
        rows("a ' , \" ; " * 400_000, "x.csv")


cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, cell)), min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_as_it_was(wanted: list[dict[str, str]], between: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=between)
    writer.writeheader()
    writer.writerows(wanted)
    real = [row for row in wanted if any(value.strip() for value in row.values())]
    if real:
        assert [row.values for row in rows(out.getvalue(), "x.csv")] == real


@given(st.lists(st.dictionaries(cell, st.one_of(cell, st.integers(), st.none()), max_size=4), min_size=1, max_size=6))
def test_what_a_program_writes_is_read_as_it_was(wanted: list[dict[str, object]]) -> None:
    content = "\n".join(json.dumps(row, ensure_ascii=False) for row in wanted)
    assert [row.values for row in rows(content)] == wanted


@given(
    st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))),
    st.sampled_from(["x.csv", "x.jsonl", "x.txt"]),
    st.booleans(),
)
def test_any_garbage_is_reported_line_by_line_or_as_a_whole(content: bytes, name: str, headed: bool) -> None:
    if headed:
        content = b"event,outlet,title,text\n" + content
    found, why = read_or_why(content, name)
    if why:
        assert found == []
        return
    numbers = [row.number for row in found]
    assert numbers == sorted(set(numbers))
    assert all(bool(row.problem) or row.values for row in found)
    if not name.endswith("csv"):
        return
    # Only these end a line of a table; str.splitlines() knows more.
    texts = re.split("\r\n|\r|\n", content.decode("utf-8-sig"))
    blank = {number for number, text in enumerate(texts, 1) if not text.strip(" ,")}
    assert set(numbers).isdisjoint(blank) or '"' in content.decode()
