"""Ready-made codebooks are fit to annotate with."""

import pytest

from annotator.codebooks.models import Code
from annotator.codebooks.presets import PRESETS, CodeInput, Preset
from annotator.codebooks.services import create_project, publish_version
from comparisons.intake.article import Refused
from tests import factories as make

PRESET_CODES = [(preset, code) for preset in PRESETS.values() for code in preset.codes]


def test_the_policy_frames_are_fifteen() -> None:
    assert len(PRESETS["policy-frames"].codes) == 15


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_no_two_codes_share_a_slug_a_name_or_a_key(preset: Preset) -> None:
    for field in ("slug", "name", "key"):
        values = [getattr(code, field) for code in preset.codes if getattr(code, field)]
        assert len(values) == len(set(values)), field
    assert preset.source


@pytest.mark.parametrize(("preset", "code"), PRESET_CODES, ids=[code.slug for _, code in PRESET_CODES])
def test_every_code_says_what_it_is_and_fits_its_columns(preset: Preset, code: CodeInput) -> None:
    assert code.definition
    assert code.include
    assert code.exclude
    # What fits no other code has no typical example.
    assert code.example or code.slug == "other"
    for field in ("slug", "name", "key"):
        assert len(getattr(code, field)) <= Code._meta.get_field(field).max_length


@pytest.mark.django_db
@pytest.mark.parametrize("preset", PRESETS)
def test_a_project_founded_on_a_preset_has_its_codes_in_order_each_with_a_hue_of_its_own(preset: str) -> None:
    lead = make.make_person("founder")
    project = create_project(slug="p", name="P", collection=make.make_collection("c"), preset=preset, created_by=lead)
    codes = list(Code.objects.filter(version__codebook__project=project).order_by("position"))
    assert [code.slug for code in codes] == [code.slug for code in PRESETS[preset].codes]
    assert len({code.hue for code in codes}) == min(len(codes), 15)


@pytest.mark.django_db
def test_a_second_version_leaves_the_first_as_it_was() -> None:
    lead = make.make_person("founder")
    project = create_project(
        slug="p", name="P", collection=make.make_collection("c"), preset="policy-frames", created_by=lead
    )
    codebook = Code.objects.filter(version__codebook__project=project).first().version.codebook
    second = publish_version(codebook=codebook, codes=[CodeInput(slug="one", name="One", definition="Only this.")])
    assert second.number == 2
    assert [version.codes.count() for version in codebook.versions.order_by("number")] == [15, 1]
    for bad in ([], [CodeInput(slug="one", name=name, definition="") for name in ("One", "Two")]):
        with pytest.raises(Refused):
            publish_version(codebook=codebook, codes=bad)
