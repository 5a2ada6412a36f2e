"""What the engine goes by: its version, the weights of what it looks at, and whether it is told what sentences mean."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .minilm import Encoder, minilm

FEATURES = (
    *("words", "stems", "bigrams", "shared", "beside", "early", "best", "stems_squared", "anchors", "one_quotes"),
    "plain",
)


@dataclass(frozen=True, slots=True)
class Tier:
    """Logistic regressions on the development events of three corpora (docs/alignment.md).

    `weights`: the constant, then one for each of FEATURES; `copy_weights` for what `rivals.beside_copies` returns.
    With that each pair gets a first likelihood. `again` judges it once more: by the same, and what `around.around`
    returns. `meant` does so where the `encoder` knows the meaning of both sentences: the last of its features is
    `meaning.nearness`.
    Whatever changes a result asks for a new name in `engine`: stored alignments are kept by it.
    """

    engine: str
    weights: tuple[float, ...]
    copy_weights: tuple[float, float]
    again: tuple[float, ...]
    meant: tuple[float, ...] = ()
    encoder: Callable[[], Encoder] | None = None


LEXICAL = Tier(
    engine="lexical-4",
    weights=(-7.019, 1.533, 2.607, 3.007, 0.869, 2.567, 2.933, 1.199, -4.275, 0.318, -0.417, 4.591),
    copy_weights=(-3.451, -0.608),
    again=(
        *(-6.35, 2.243, 2.976, 3.001, 0.962, 0.367, 2.524, 0.907, -5.415, 0.268, -0.424, 4.68),
        *(-2.774, -0.443, 0.594, 1.433, -0.897),
    ),
)
SEMANTIC = replace(
    LEXICAL,
    engine="semantic-2",
    meant=(
        *(-8.921, -0.198, 1.577, 2.776, 0.556, 0.013, 2.584, 0.817, -4.677, 0.231, -0.277, 4.236),
        *(-2.409, -0.848, 0.407, 1.291, -0.76, 7.252),
    ),
    encoder=minilm,
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
