"""The optional tier: what sentences mean weighs in, through the same door as the lexical one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from comparisons.text import minilm as module
from comparisons.text.align import ArticleText, align
from comparisons.text.meaning import nearness
from comparisons.text.minilm import WIDTH, MiniLM, MissingTier, Pieces, minilm
from comparisons.text.tiers import LEXICAL, SEMANTIC, tier_named

# Nearly the same, in words that share one beginning only.
FLOOD = "The river burst its banks at Orlo on Monday and drove four hundred people from their homes."
ESCAPE = "Hundreds fled Orlo when water from the swollen stream reached their houses."
BREAD = "Bread in Orlo will be two crowns dearer from April."


def article(key: int, *sentences: str) -> ArticleText:
    return ArticleText(key, sentences, tuple(range(len(sentences))))


class Letters:
    """An encoder to which words are the same that have the same first letter; it knows none that begins with a Q."""

    def encode(self, sentences: Sequence[str]) -> list[Pieces]:
        """A piece a word."""
        found = [[ord(word[0]) for word in sentence.split()] for sentence in sentences]
        known = [[] if sentence.startswith("q") else ids for sentence, ids in zip(sentences, found, strict=True)]
        return [Pieces(np.array(ids, np.int64), np.eye(128, dtype=np.float16)[ids]) for ids in known]


def test_meaning_weighs_in_and_is_told_of() -> None:
    tier = replace(SEMANTIC, encoder=Letters)
    same, other = [article(1, FLOOD), article(2, FLOOD)], [article(1, FLOOD), article(2, FLOOD.replace("b", "z"))]
    close, far = align(same, tier=tier).links[0], align(other, tier=tier).links[0]
    assert close.evidence["meaning"] == 1.0 > far.evidence["meaning"] > 0.5
    assert "meaning" not in align(same).links[0].evidence
    assert (align(same, tier=tier).engine, align(same).engine) == ("semantic-2", LEXICAL.engine)


def test_where_the_meaning_is_not_known_words_count_alone() -> None:
    unknown = [article(1, "Qu" + FLOOD, BREAD), article(2, "Qu" + FLOOD, "Qu" + BREAD)]
    with_meaning, by_words = align(unknown, tier=replace(SEMANTIC, encoder=Letters)), align(unknown)
    assert [link.score for link in with_meaning.links] == [link.score for link in by_words.links]
    assert {link.evidence["meaning"] for link in with_meaning.links} == {0.0}


def test_rare_pieces_weigh_more_and_each_finds_its_nearest() -> None:
    pieces = Letters().encode(["a b", "b a a", "a c", "d"])
    near = nearness(pieces, np.arange(4), np.array([0, 0, 0]), np.array([1, 2, 3]))
    # "a" stands in three of four sentences, "b" in two, "c" in one.
    common, rarer, rarest = (np.log(5 / (seen + 0.5)) for seen in (3, 2, 1))
    mine, theirs = common / (common + rarer), common / (common + rarest)
    assert near == pytest.approx([1, 2 * mine * theirs / (mine + theirs), 0], abs=1e-3)


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [article(1, FLOOD, BREAD), article(2, ESCAPE, BREAD), article(3, BREAD, FLOOD, ESCAPE)]
    there = align(texts, tier=SEMANTIC)
    back = align(texts[::-1], tier=SEMANTIC)
    swapped = {(2 - link.b.article, link.b.sentence, 2 - link.a.article, link.a.sentence) for link in back.links}
    assert {(link.a.article, link.a.sentence, link.b.article, link.b.sentence) for link in there.links} == swapped


def test_the_model_knows_a_paraphrase_from_another_matter() -> None:
    pieces = minilm().encode([FLOOD, ESCAPE, BREAD])
    escape, bread = nearness(pieces, np.arange(3), np.array([0, 0]), np.array([1, 2]))
    assert escape > bread + 0.05


def test_the_model_gives_what_its_makers_publish() -> None:
    # The quickstart of Sentence Transformers (sbert.net) prints these three similarities for this model.
    said = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    tokens = [minilm()._tokenizer.encode(sentence).ids for sentence in said]
    means = [minilm().states(np.array([ids]), layers=6)[0].mean(axis=0) for ids in tokens]
    weather, sun, stadium = (mean / np.linalg.norm(mean) for mean in means)
    assert [weather @ sun, weather @ stadium, sun @ stadium] == pytest.approx([0.6660, 0.1046, 0.1411], abs=1e-3)


def test_a_sentence_in_another_language_has_no_meaning_here() -> None:
    found = minilm().encode(["Նավերը սպասում էին մինչև երեկո։", "وانتظرت السفن خارج الميناء حتى المساء.", FLOOD, ""])
    assert [len(pieces.ids) > 0 for pieces in found] == [False, False, True, False]
    assert all(pieces.vectors.shape == (len(pieces.ids), WIDTH) for pieces in found)


def test_sentences_are_encoded_alike_alone_and_together() -> None:
    together = MiniLM().encode([FLOOD, BREAD, ESCAPE, FLOOD])
    assert np.allclose(together[0].vectors, MiniLM().encode([FLOOD])[0].vectors, atol=2e-3)
    assert together[0] is together[3]
    assert np.allclose(np.linalg.norm(together[0].vectors.astype(np.float32), axis=1), 1, atol=2e-3)
    assert MiniLM().encode([]) == []


def test_without_its_packages_the_tier_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(MissingTier, match="make setup-semantic"):
        MiniLM()
    with pytest.raises(ValueError, match="Choose one of: lexical, semantic"):
        tier_named("psychic")
