"""The worst that people can paste ends in a result of bounded size. No clocks here."""

from comparisons.text.align import ArticleText, align
from comparisons.text.diff import word_edits
from comparisons.text.fold import fold
from comparisons.text.reuse import copies
from comparisons.text.segment import segment


def article(key: int, sentences: list[str]) -> ArticleText:
    return ArticleText(key, tuple(sentences), tuple(range(len(sentences))))


def test_twenty_thousand_sentences_meet_a_short_report() -> None:
    long = [f"Ship number {n} left berth {n % 97} on day {n % 365}." for n in range(20_000)]
    alignment = align([article(0, long), article(1, [long[77], "A bakery gave out bread."])])
    assert any((link.a.sentence, link.b.sentence) == (77, 0) for link in alignment.links)
    assert len(alignment.links) < 20_000


def test_twenty_thousand_equal_sentences_do_not_multiply() -> None:
    alignment = align([article(0, ["The same again."] * 20_000), article(1, ["The same again."])])
    assert len(alignment.links) <= 20_000


def test_one_sentence_of_two_hundred_thousand_letters() -> None:
    sentence = " ".join(f"word{n}" for n in range(25_000))
    assert len(sentence) > 200_000
    assert [(found.start, found.end) for found in segment(sentence)] == [(0, len(sentence))]
    assert align([article(0, [sentence]), article(1, [sentence + " more"])]).links
    assert "".join(sentence[e.a_start : e.a_end] for e in word_edits(sentence, sentence[::-1])) == sentence
    assert len(fold(sentence).text) == len(sentence)


def test_a_paragraph_without_end_of_one_letter() -> None:
    assert len(segment("a" * 200_000)) == 1
    assert len(segment("a. " * 50_000)) >= 1
    assert len(segment("“" * 50_000)) == 1


def test_fifty_copies_fall_into_one_row_a_sentence() -> None:
    sentences = ["Dockers ended a strike on Monday.", "Owners agreed to pay 1,200 crowns.", "The mayor was pleased."]
    alignment = align([article(n, sentences) for n in range(50)])
    assert [len(group) for group in alignment.groups] == [50, 50, 50]
    assert all(len({node.sentence for node in group}) == 1 for group in alignment.groups)


def test_copies_of_one_repeated_phrase_stay_bounded() -> None:
    text = "again and " * 5_000
    assert len(copies(text, text)) <= 5_000


def test_scripts_may_be_mixed() -> None:
    mixed = "Говорит Voss: «שלום» 他说 مرحبا Բարև 👩‍👧‍👦 नमस्ते."
    alignment = align([article(0, [mixed]), article(1, [mixed])])
    assert [link.kind for link in alignment.links] == ["verbatim"]
