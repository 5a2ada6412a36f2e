"""Ready-made codebooks. Names are their authors'; definitions and examples are in our own words."""

from dataclasses import dataclass

from annotator.codebooks.policy_frames import POLICY_FRAMES


@dataclass(frozen=True)
class CodeInput:
    """What a code says, before it stands in a version of a codebook."""

    slug: str
    name: str
    definition: str
    include: str = ""
    exclude: str = ""
    example: str = ""
    key: str = ""


@dataclass(frozen=True)
class Preset:
    """A codebook to start from."""

    slug: str
    name: str
    source: str
    codes: tuple[CodeInput, ...]


PRESETS = {
    preset.slug: preset
    for preset in (
        Preset(
            slug="policy-frames",
            name="Policy frames",
            source="Boydstun, Gross, Resnik and Smith 2013; Card et al., The Media Frames Corpus, ACL 2015",
            codes=tuple(CodeInput(**code) for code in POLICY_FRAMES),
        ),
    )
}
