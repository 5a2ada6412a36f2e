"""Which tier aligns: the setting decides, and a tier that is not installed is told of and loses nothing."""

import pytest
from django.core.management import CommandError, call_command

from comparisons import jobs
from comparisons.models import Alignment, Job, Link
from comparisons.pipeline import align_event, align_job
from comparisons.text import minilm
from tests.cast import Cast


def test_another_tier_leads_to_another_alignment_and_back(cast: Cast, settings) -> None:
    align_event(cast.event)
    lexical = Alignment.objects.get(event=cast.event)
    settings.ALIGNMENT_TIER = "semantic"
    semantic = align_event(cast.event)
    assert (lexical.engine, semantic.engine) == ("lexical-4", "semantic-2")
    assert lexical.fingerprint != semantic.fingerprint
    assert set(Link.objects.filter(event=cast.event).values_list("engine", flat=True)) == {"semantic-2"}


@pytest.mark.parametrize(
    ("tier", "told"), [("semantic", "make setup-semantic"), ("psychic", "Choose one of: lexical, semantic")]
)
def test_a_tier_that_cannot_be_used_fails_the_job_in_words(cast: Cast, settings, monkeypatch, tier, told) -> None:
    minilm.minilm.cache_clear()
    monkeypatch.setattr(minilm, "find_spec", lambda name: None)
    settings.ALIGNMENT_TIER = tier
    lease = jobs.claim(Job.objects.get(event=cast.event).pk)
    assert lease is not None
    jobs.carry_out(lease, align_job)
    job = Job.objects.get(event=cast.event)
    assert job.state == "failed"
    assert told in job.error


def test_the_bench_says_what_the_tier_needs(tmp_path, monkeypatch) -> None:
    minilm.minilm.cache_clear()
    monkeypatch.setattr(minilm, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="make setup-semantic"):
        call_command("align_bench", docs=tmp_path / "docs.jsonl", out=tmp_path / "out.jsonl", tier="semantic")
