"""Ready-made codebooks. Names are their authors'; definitions and examples are in our own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.codebooks.attributes import Definition
from annotator.codebooks.policy_frames import POLICY_FRAMES
from annotator.codebooks.spin import SPIN_CODES


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
    attributes: Sequence[Definition] = ()


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
        Preset(
            slug="spin",
            name="Words, facts and voices for and against",
            source="After Fan et al., In Plain Sight: Media Bias Through the Lens of Factual Reporting, EMNLP 2019",
            codes=tuple(CodeInput(**code) for code in SPIN_CODES),
        ),
    )
}
