"""The optional tier: what sentences mean weighs in, through the same door as the lexical one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from comparisons.text import minilm as module
from comparisons.text.align import ArticleText, align
from comparisons.text.event import read
from comparisons.text.minilm import WIDTH, Floats, MiniLM, MissingTier, minilm
from comparisons.text.score import candidates
from comparisons.text.tiers import LEXICAL, SEMANTIC, tier_named

# Nearly the same, in words that share one beginning only.
FLOOD = "The river burst its banks at Orlo on Monday and drove four hundred people from their homes."
ESCAPE = "Hundreds fled Orlo when water from the swollen stream reached their houses."
BREAD = "Bread in Orlo will be two crowns dearer from April."


def article(key: int, *sentences: str) -> ArticleText:
    return ArticleText(key, sentences, tuple(range(len(sentences))))


class Pairs:
    """An encoder that takes sentences for the same which have the same first letter."""

    def encode(self, sentences: Sequence[str]) -> Floats:
        """A row a letter."""
        return np.eye(128, dtype=np.float32)[[ord(sentence[0]) % 128 for sentence in sentences]]


def test_meaning_weighs_in_and_is_told_of() -> None:
    tier = replace(SEMANTIC, encoder=Pairs)
    same, other = [article(1, FLOOD), article(2, FLOOD)], [article(1, FLOOD), article(2, "X" + FLOOD[1:])]
    close, far = align(same, tier=tier).links[0], align(other, tier=tier).links[0]
    assert (close.evidence["meaning"], far.evidence["meaning"]) == (1.0, 0.0)
    assert "meaning" not in align(same).links[0].evidence
    assert (align(same, tier=tier).engine, align(same).engine) == ("semantic-1", LEXICAL.engine)


def test_work_cut_into_parts_gives_the_same_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [[FLOOD, BREAD] * 3, [ESCAPE, FLOOD, BREAD], [BREAD, ESCAPE] * 2]
    tier = replace(SEMANTIC, encoder=Pairs)
    whole = candidates(read(texts, tier))
    monkeypatch.setattr("comparisons.text.block.MOST_CELLS", 30)
    parts = candidates(read(texts, tier))
    assert np.allclose(whole.features, parts.features)


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [article(1, FLOOD, BREAD), article(2, ESCAPE, BREAD), article(3, BREAD, FLOOD, ESCAPE)]
    there = align(texts, tier=SEMANTIC)
    back = align(texts[::-1], tier=SEMANTIC)
    swapped = {(2 - link.b.article, link.b.sentence, 2 - link.a.article, link.a.sentence) for link in back.links}
    assert {(link.a.article, link.a.sentence, link.b.article, link.b.sentence) for link in there.links} == swapped


def test_the_model_knows_a_paraphrase_from_another_matter() -> None:
    flood, escape, bread = minilm().encode([FLOOD, ESCAPE, BREAD])
    assert flood @ escape > 0.5 > flood @ bread


def test_the_model_gives_what_its_makers_publish() -> None:
    # The quickstart of Sentence Transformers (sbert.net) prints these three similarities for this model.
    weather, sun, stadium = minilm().encode(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )
    assert [weather @ sun, weather @ stadium, sun @ stadium] == pytest.approx([0.6660, 0.1046, 0.1411], abs=1e-3)


def test_a_sentence_in_another_language_has_no_meaning_here() -> None:
    rows = minilm().encode(["Նավերը սպասում էին մինչև երեկո։", "وانتظرت السفن خارج الميناء حتى المساء.", FLOOD, ""])
    assert [round(float(np.linalg.norm(row)), 3) for row in rows[:3]] == [0, 0, 1]
    assert rows.shape == (4, WIDTH)


def test_sentences_are_encoded_alike_alone_and_together() -> None:
    together = MiniLM().encode([FLOOD, BREAD, ESCAPE, FLOOD])
    assert np.allclose(together[0], MiniLM().encode([FLOOD])[0], atol=1e-5)
    assert np.array_equal(together[0], together[3])
    assert MiniLM().encode([]).shape == (0, WIDTH)


def test_without_its_packages_the_tier_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(MissingTier, match="make setup-semantic"):
        MiniLM()
    with pytest.raises(ValueError, match="Choose one of: lexical, semantic"):
        tier_named("psychic")
