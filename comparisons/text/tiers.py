"""What the engine goes by: its version, the weights of what it looks at, and whether it is told what sentences mean."""

from collections.abc import Callable
from dataclasses import dataclass

from .minilm import Encoder, minilm

WORDING = ("words", "stems", "bigrams", "shared", "beside", "early", "best", "stems_squared", "anchors", "one_quotes")
MEANING = ("meaning", "meaning_best")


@dataclass(frozen=True, slots=True)
class Tier:
    """A logistic regression on the development events of three corpora (docs/alignment.md).

    `weights`: the constant, then one for each of `features`; `copy_weights` for what `rivals.beside_copies` returns.
    Whatever changes a result asks for a new name in `engine`: stored alignments are kept by it.
    """

    engine: str
    features: tuple[str, ...]
    weights: tuple[float, ...]
    copy_weights: tuple[float, float]
    encoder: Callable[[], Encoder] | None = None


LEXICAL = Tier(
    "lexical-3",
    WORDING,
    (-6.875, 2.062, 7.226, 2.858, 0.779, 2.45, 2.933, 1.112, -5.421, 0.281, -0.406),
    (-2.73, -1.131),
)
SEMANTIC = Tier(
    "semantic-1",
    WORDING + MEANING,
    (-9.043, 2.281, 4.567, 2.287, 0.226, 2.3, 2.79, 0.821, -2.968, 0.325, -0.387, 1.767, 1.613),
    (-2.841, -0.88),
    minilm,
)
TIERS = {"lexical": LEXICAL, "semantic": SEMANTIC}


def tier_named(name: str) -> Tier:
    """Return a tier. Raises ValueError for a name that is none, MissingTier where its packages are not installed."""
    if name not in TIERS:
        raise ValueError(f"There is no tier “{name}”. Choose one of: {', '.join(TIERS)}.")
    tier = TIERS[name]
    if tier.encoder is not None:
        tier.encoder()
    return tier
